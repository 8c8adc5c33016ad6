import type { Principal } from '#identity';
import { systemRandomness } from '#kernel';
import { type Circle, Membership, type Root, type RootPayload, type StateEntry } from '#membership';
import {
  type IssuedStatement,
  type StatementSigner,
  assembleStatement,
  issueStatement,
  openDisclosures,
  parseStatementForm,
  signerFromJwk,
  validateStatement,
  verifyStatement,
} from '#statement';

import { exampleDecision } from '../../statement/test/example-decision.js';
import type { Submission } from '../src/submission.js';

export const NOW = new Date('2026-11-23T12:00:00Z');
export const ORIGIN = 'example.org/log';
export const EMPTY_LOG = { origin: ORIGIN, size: 0, root: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' };

const VALID = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2028-01-01T00:00:00Z' };

/** How a test's statement differs from an honest one of NL under an empty log. */
export interface Choices {
  readonly by?: 'NL' | 'FR';
  readonly after?: typeof EMPTY_LOG;
  readonly demo?: boolean;
  readonly at?: Date;
}

/** A decision in the author's form, shared with the circle `eu`. */
export function decision(outcome: object = {}, rest: object = {}): object {
  return exampleDecision(outcome, { audience: { circles: ['eu'], states: [], except: [] }, ...rest });
}

export function releaserOf(state: string): Principal {
  return {
    state,
    officer: `${state.toLowerCase()}-releaser`,
    roles: new Set(['releaser', 'reader']),
    issuer: `https://id.${state.toLowerCase()}.example`,
    clientId: 'console',
    tokenId: 'token',
    demo: false,
    expiresAt: new Date('2026-11-23T12:05:00Z'),
  };
}

/** A register of NL, FR, DE (since June) and CA (at another log), with keys for NL and FR. */
export class ExampleRegister {
  private constructor(
    readonly root: Root,
    private readonly signers: ReadonlyMap<string, StatementSigner>,
  ) {}

  static async create(change: (payload: RootPayload) => void = () => undefined): Promise<ExampleRegister> {
    const [nl, fr] = [await recordKey(), await recordKey()];
    const payload = payloadOf([stateOf('NL', [nl.entry]), stateOf('FR', [fr.entry])]);
    change(payload);
    return new ExampleRegister(
      { payload, digest: '' },
      new Map([
        ['NL', nl.signer],
        ['FR', fr.signer],
      ]),
    );
  }

  get membership(): Membership {
    return new Membership(this.root);
  }

  /** Signs a decision, or any other statement in its author's form. */
  async issue(
    draft: object,
    { by = 'NL', after = EMPTY_LOG, demo = false, at = NOW }: Choices = {},
  ): Promise<IssuedStatement> {
    const signer = this.signers.get(by);
    if (!signer) throw new Error(`There is no key of ${by}.`);
    return issueStatement({
      parts: assembleStatement(parseStatementForm(draft), systemRandomness),
      iss: issuerOf(by),
      after,
      demo,
      clock: { now: () => at },
      randomness: systemRandomness,
      signer,
    });
  }

  /** What the gate has in hand when its own rules begin. */
  async submission(draft: object, choices: Choices = {}): Promise<Submission> {
    const issued = await this.issue(draft, choices);
    const { membership } = this;
    const keyFor = (kid: string) => membership.statementKey(kid);
    const statement = await verifyStatement(issued.signedPart, { keyFor, now: NOW });
    const parts = openDisclosures(statement, [...issued.disclosures.values()]);
    return { state: choices.by ?? 'NL', statement, parts, content: validateStatement(parts) };
  }
}

type RecordKeyEntry = StateEntry['authorities'][number]['keys'][number];

async function recordKey(): Promise<{ entry: RecordKeyEntry; signer: StatementSigner }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const signer = await signerFromJwk({ kty, crv, x, y, d });
  return {
    entry: { kid: signer.kid, jwk: { kty, crv, x, y }, alg: 'ES256', purpose: 'record', ...VALID },
    signer,
  };
}

const issuerOf = (code: string): string => `https://screening.${code.toLowerCase()}.example`;

function stateOf(code: string, keys: RecordKeyEntry[], changes: Partial<StateEntry> = {}): StateEntry {
  return {
    code,
    memberSince: '2026-01-01',
    participation: 'full',
    authorities: [{ iss: issuerOf(code), name: `Authority of ${code}`, keys }],
    contactPoint: { name: `Contact point of ${code}`, email: `contact@${code.toLowerCase()}.example` },
    homeLog: ORIGIN,
    tokenIssuers: [],
    ...changes,
  };
}

function circleOf(id: string, states: string[], changes: Partial<Circle> = {}): Circle {
  const expires = '2028-01-01T00:00:00Z';
  return {
    id,
    label: { en: id, nl: id },
    states,
    version: 1,
    expires,
    roster: 'open',
    treaty: true,
    ...changes,
  };
}

function payloadOf(states: StateEntry[]): RootPayload {
  return {
    format: 'register-root/1',
    version: 1,
    prev: null,
    issued: '2026-01-01T00:00:00Z',
    expires: '2028-01-01T00:00:00Z',
    threshold: 1,
    rootKeys: [],
    states: [
      ...states,
      stateOf('DE', [], { memberSince: '2026-06-15' }),
      stateOf('CA', [], { homeLog: 'elsewhere.example/log' }),
    ],
    nodes: [],
    circles: [
      circleOf('eu', ['DE', 'FR', 'NL']),
      circleOf('past', ['FR', 'NL'], { expires: '2026-11-23T12:00:00Z' }),
      circleOf('fr-ca', ['CA', 'FR'], { roster: 'members' }),
      circleOf('nl-de', ['DE', 'NL'], { roster: 'members' }),
    ],
    policies: { quorum: null },
    auditors: [],
  };
}
