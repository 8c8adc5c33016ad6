import type { ApiFixture } from './api-fixture.js';
import type { NegativeRow } from './negative-row.type.js';

/** An officer of a member that is neither owner nor named; somebody without a token; one whose state is no member. */
export const CALLERS = ['insider', 'nobody', 'stranger'] as const;
export type Caller = (typeof CALLERS)[number];

/** What anybody but an officer of a member meets before anything else is looked at. */
export const OUTSIDERS = { nobody: 'TOKEN_MISSING', stranger: 'TOKEN_ISSUER_UNKNOWN' } as const;

/** An id of the right form that no statement has. */
export const UNKNOWN_ID = 'Aq3kVb0pT1uYdE5hWsXcRg';

type Codes = string | Readonly<Record<Caller, string>>;

/** One input of the table, fed by each kind of caller. */
export function asEach(
  id: string,
  input: string,
  codes: Codes,
  attempt: (fixture: ApiFixture, caller: Caller) => Promise<unknown>,
): NegativeRow<ApiFixture>[] {
  return CALLERS.map((caller) => ({
    id,
    input: `${input}, as ${caller}`,
    code: typeof codes === 'string' ? codes : codes[caller],
    attempt: (fixture) => attempt(fixture, caller),
  }));
}

/** The same, where nobody but a member gets as far as the refusal. */
export function asMember(
  id: string,
  input: string,
  code: string,
  attempt: (fixture: ApiFixture, caller: Caller) => Promise<unknown>,
): NegativeRow<ApiFixture>[] {
  return asEach(id, input, { insider: code, ...OUTSIDERS }, attempt);
}
