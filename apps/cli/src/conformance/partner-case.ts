import { systemClock, systemRandomness } from '#kernel';
import {
  type IssuedStatement,
  type LogPosition,
  type StatementSigner,
  assembleParts,
  issueStatement,
  parseDecision,
} from '#statement';

/** For whom a made-up decision is, and who says it. */
export interface CaseOptions {
  readonly state: string;
  readonly iss: string;
  /** States that may read all of it. */
  readonly readers: readonly string[];
  readonly after: LogPosition;
  readonly demo: boolean;
  readonly signer: StatementSigner;
}

/** A decision of the partner about an investor that does not exist, with one party and one ground. */
export function signPartnerCase(investor: string, options: CaseOptions): Promise<IssuedStatement> {
  const { state, iss, readers, after, demo, signer } = options;
  const draft = parseDecision({
    audience: { states: [...readers] },
    outcome: {
      decidedBy: state,
      authority: 'Partner of a rehearsal (made up)',
      kind: 'prohibited',
      decidedOn: '2026-03',
      groundsFrom: 'authority',
      marking: 'TLP:GREEN',
    },
    grounds: [{ code: 'SEC-02', weight: 'decisive' }],
    parties: [{ role: 'investor', names: [{ value: `${investor} (fictitious)`, kind: 'current' }] }],
  });
  const parts = assembleParts(draft, systemRandomness);
  return issueStatement({
    parts,
    iss,
    after,
    demo,
    clock: systemClock,
    randomness: systemRandomness,
    signer,
  });
}
