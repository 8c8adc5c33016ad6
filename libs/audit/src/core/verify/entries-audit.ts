import { type LoggedHead, readJournalHead } from '#journal/core';
import { InclusionRun, type SignedCheckpoint, leafHash, verifyNodeStatement } from '#ledger/core';
import { RootPlaces, isAtHome } from '#membership';
import {
  type OpenedParts,
  type StatementKey,
  type ValidParts,
  type VerifiedStatement,
  openDisclosures,
  requireHead,
  validateParts,
  verifyStatement,
} from '#statement';

import { AuditError, type AuditErrorCode } from '../../audit.errors.js';
import type { EntryLine, NamedRootLine } from '../bundle-line.type.js';
import type { AuditFinding } from './audit-report.type.js';
import type { AuditTrust, LogAuthority } from './audit-trust.type.js';
import { hashFrom } from './decode-hashes.js';

/** A statement of a bundle that holds in every respect. */
export interface VerifiedEntry {
  readonly index: number;
  readonly authority: LogAuthority;
  readonly statement: VerifiedStatement;
  /** What was opened; digests without an opening are of parts withheld or erased, or padding. */
  readonly parts: OpenedParts;
  /** The same parts as typed values. */
  readonly values: ValidParts;
}

/** What entries are held against. */
export interface EntriesContext {
  readonly checkpoint: SignedCheckpoint;
  readonly trust: AuditTrust;
  readonly now: Date;
  readonly onStatement: (entry: VerifiedEntry) => void;
}

/** Verifies entries of the log, each by itself, so that several may run at a time. */
export class EntriesAudit {
  readonly heads: LoggedHead[] = [];
  readonly #indexes = new Set<number>();
  readonly #keys = new Set<string>();
  readonly #inclusion: InclusionRun;
  #statements = 0;
  #opened = 0;
  #closed = 0;

  readonly #places: RootPlaces;

  constructor(private readonly context: EntriesContext) {
    this.#places = new RootPlaces(context.trust.roots);
    const { size, root } = context.checkpoint;
    this.#inclusion = new InclusionRun(size, root);
  }

  async take(line: EntryLine): Promise<void> {
    if (this.#indexes.has(line.index)) throw refusal('BUNDLE_ENTRY_REPEATED', 'The entry stands twice.');
    this.#indexes.add(line.index);
    this.include(line);
    await (line.by === 'node' ? this.takeOfNode(line) : this.takeOfState(line));
  }

  /** A root that the log names counts when the bundle has it too. */
  takeNamedRoot(line: NamedRootLine): void {
    this.include(line);
    if (this.#places.add(line.index, line.entry)) return;
    throw refusal('BUNDLE_ROOT_UNKNOWN', 'The log names a root that is not among those of the bundle.');
  }

  findings(): AuditFinding[] {
    const { origin, size } = this.context.checkpoint;
    return [
      {
        subject: 'entries',
        count: this.#indexes.size,
        proves: `Each stands in the log ${origin} of ${size} entries at the place it claims (RFC 9162 §2.1.3).`,
      },
      {
        subject: 'statements',
        count: this.#statements,
        proves: `Each was signed by the authority it names, with a key that the members list for it and that was valid at the time the statement gives (RFC 7515). Keys: ${[...this.#keys].sort().join(', ') || 'none'}.`,
      },
      {
        subject: 'disclosures',
        count: this.#opened,
        proves: `Each is, to the letter, what was signed (RFC 9901 §7.1), and valid by the profile RR-1. ${this.#closed} digests stay closed: parts withheld from this auditor or erased, and padding.`,
      },
    ];
  }

  private include({ index, entry, inclusion }: EntryLine | NamedRootLine): void {
    const proof = inclusion.map(hashFrom);
    this.#inclusion.verify({ index, proof, leafHash: leafHash(new TextEncoder().encode(entry)) });
  }

  private async takeOfState({ index, entry, disclosures }: EntryLine): Promise<void> {
    const { trust, checkpoint, now, onStatement } = this.context;
    const precedes = (key: StatementKey): boolean => this.#places.precedes(index, key);
    const statement = await verifyStatement(entry, { keyFor: trust.keyFor, precedes, now });
    const { iss, after, demo = false, _sd: digests } = statement.claims;
    const authority = trust.authority(iss);
    if (!authority) throw refusal('BUNDLE_AUTHORITY_UNKNOWN', 'No member has this authority.');
    if (!isAtHome(authority, checkpoint.origin, index))
      throw refusal('BUNDLE_HOME_LOG_OTHER', 'Statements of this state belong in another log.');
    if (demo !== trust.demo)
      throw refusal('BUNDLE_DEMONSTRATION_MISMATCH', 'Statement and root are not both of a demonstration.');
    if (after.origin === checkpoint.origin && after.size > index)
      throw refusal('BUNDLE_POSITION_INVALID', 'The statement names a position of the log behind its own.');
    const parts = openDisclosures(statement, disclosures);
    if (parts.size > 0) requireHead(parts);
    const values = validateParts(parts);
    this.#statements += 1;
    this.#opened += parts.size;
    this.#closed += digests.length - parts.size;
    this.#keys.add(statement.key.kid);
    onStatement({ index, authority, statement, parts, values });
  }

  private async takeOfNode({ entry }: EntryLine): Promise<void> {
    const { trust, checkpoint } = this.context;
    const { origin } = checkpoint;
    const { claims } = await verifyNodeStatement(entry, origin, (keyId, at) =>
      trust.nodeKey(origin, keyId, at),
    );
    const head = readJournalHead(claims);
    if (head) this.heads.push(head);
  }
}

function refusal(code: AuditErrorCode, message: string): AuditError {
  return new AuditError(code, message, { advice: 'Keep the bundle, and ask the node for it again.' });
}
