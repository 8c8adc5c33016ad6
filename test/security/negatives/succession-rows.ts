import { RegisterError } from '#kernel';

import { tokenFor } from '../../support/ask.js';
import { askEveryWay, forState } from '../../support/ask-every-way.js';
import { publishRoot } from '../../support/next-root.js';
import { decision, signAs, submit } from '../../support/sign-as.js';
import type { NegativeRow } from './negative-row.type.js';
import { REMOVED, type SuccessionFixture } from './succession-fixture.js';

type Row = NegativeRow<SuccessionFixture>;

const DAY_MS = 86_400_000;

/** One and the same refusal on every path, or it is none. */
async function refusedEveryWay({ node }: SuccessionFixture, token: string, state?: string): Promise<void> {
  const codes = new Set(Object.values(await askEveryWay(node, forState(token, state))));
  const [code = '', ...others] = codes;
  if (others.length > 0) throw new Error(`Refused in different ways: ${[...codes].join(', ')}`);
  if (code !== 'answered') throw new RegisterError(code, 'Refused on every path.');
}

/** A record of a state whose key is revoked, signed some days before now as its date says. */
const afterRevocation = (input: string, daysBack: number): Row => ({
  id: 'C12',
  input,
  code: 'STATEMENT_KEY_REVOKED',
  attempt: async (fixture: SuccessionFixture): Promise<void> => {
    const state = await fixture.revoke();
    const clock = { now: () => new Date(Date.now() - daysBack * DAY_MS) };
    const statement = await signAs(fixture.node, state, decision({ decidedBy: state }), { clock });
    const { problems } = await submit(fixture.node, `${state.toLowerCase()}-releaser`, statement);
    const [problem] = problems ?? [];
    if (problem) throw new RegisterError(problem.code, problem.advice ?? '');
  },
});

/** What the members take back: keys, members, consent (C12, C13, and I9 for audit bodies of several states). */
export const successionRows: readonly Row[] = [
  afterRevocation('a record signed with a revoked key', 0),
  afterRevocation('a record signed with a revoked key, and dated back', 30),
  {
    id: 'C12',
    input: 'a root that takes a revocation back',
    code: 'ROOT_KEY_REVIVED',
    attempt: async (fixture: SuccessionFixture): Promise<void> => {
      await fixture.revoke();
      await publishRoot(fixture.node, await fixture.revival());
    },
  },
  {
    id: 'C13',
    input: 'the token of a state that was removed, on every path',
    code: 'TOKEN_ISSUER_UNKNOWN',
    attempt: async (fixture: SuccessionFixture): Promise<void> => {
      const token = await tokenFor(fixture.node, `${REMOVED.toLowerCase()}-reader`);
      await fixture.remove();
      await refusedEveryWay(fixture, token);
    },
  },
  {
    id: 'C13',
    input: 'a record of a state that was removed, handed in by another',
    code: 'STATEMENT_KEY_UNKNOWN',
    attempt: async (fixture: SuccessionFixture): Promise<void> => {
      await fixture.remove();
      const { node, after } = fixture;
      const statement = await signAs(node, REMOVED, decision({ decidedBy: REMOVED }), { after });
      const { problems } = await submit(node, 'nl-releaser', statement);
      const [problem] = problems ?? [];
      if (problem) throw new RegisterError(problem.code, problem.advice ?? '');
    },
  },
  {
    id: 'I9',
    input: 'an audit body for a member that has not consented',
    code: 'AUDIT_CONSENT_MISSING',
    attempt: async (fixture: SuccessionFixture): Promise<void> => {
      await fixture.letCourtIn('NL', 'FR');
      await refusedEveryWay(fixture, await fixture.court.token(fixture.node), 'DE');
    },
  },
  {
    id: 'I9',
    input: 'an audit body for a state that there is not',
    code: 'AUDIT_CONSENT_MISSING',
    attempt: async (fixture: SuccessionFixture): Promise<void> => {
      await fixture.letCourtIn('NL', 'FR');
      await refusedEveryWay(fixture, await fixture.court.token(fixture.node), 'ZZ');
    },
  },
  {
    id: 'I9',
    input: 'an audit body for two states at once',
    code: 'AUDIT_CONSENT_MISSING',
    attempt: async (fixture: SuccessionFixture): Promise<void> => {
      await fixture.letCourtIn('NL', 'FR');
      await refusedEveryWay(fixture, await fixture.court.token(fixture.node), 'NL, FR');
    },
  },
  {
    id: 'I9',
    input: 'an audit body for no state',
    code: 'AUDIT_STATE_MISSING',
    attempt: async (fixture: SuccessionFixture): Promise<void> => {
      await fixture.letCourtIn('NL', 'FR');
      await refusedEveryWay(fixture, await fixture.court.token(fixture.node));
    },
  },
  ...[['reader'], ['auditor', 'reader'], ['auditor', 'steward']].map((roles): Row => ({
    id: 'I9',
    input: `an audit body with the role ${roles.join(' and ')}`,
    code: 'AUDIT_BODY_ROLE',
    attempt: async (fixture: SuccessionFixture): Promise<void> => {
      await fixture.letCourtIn('NL', 'FR');
      await refusedEveryWay(fixture, await fixture.court.token(fixture.node, { roles }), 'NL');
    },
  })),
  {
    id: 'I9',
    input: 'an audit body for a state that takes its consent back in the next root',
    code: 'AUDIT_CONSENT_MISSING',
    attempt: async (fixture: SuccessionFixture): Promise<void> => {
      await fixture.letCourtIn('NL', 'FR');
      const token = await fixture.court.token(fixture.node);
      await fixture.letCourtIn('FR');
      await refusedEveryWay(fixture, token, 'NL');
    },
  },
  {
    id: 'I9',
    input: 'an audit body that the next root leaves out',
    code: 'TOKEN_ISSUER_UNKNOWN',
    attempt: async (fixture: SuccessionFixture): Promise<void> => {
      await fixture.letCourtIn('NL');
      const token = await fixture.court.token(fixture.node);
      await fixture.letCourtIn();
      await refusedEveryWay(fixture, token, 'NL');
    },
  },
];
