import { RegisterError } from '#kernel';

import { decision, logPosition, signAs } from '../../support/sign-as.js';
import { HELD, type RawAnswer, holdIfSame, refuseAs } from './answer.js';
import type { ApiFixture } from './api-fixture.js';
import { type Caller, OUTSIDERS, UNKNOWN_ID, asEach, asMember } from './caller.js';
import { EVERYBODY, FRANCE, HIDDEN } from './hidden-decisions.js';
import { germanCircle, germanExclusion } from './standing-manifests.js';
import type { NegativeRow } from './negative-row.type.js';
import { openStream } from './read-events.js';
import { withoutMember } from './without-member.js';

type Row = NegativeRow<ApiFixture>;

const FOLLOW = 'subscription { precedentChanges { recordId } }';

const event = (ref: string, name: string, audience: object): object => ({
  kind: 'legal-event',
  ref,
  audience,
  event: { event: name, occurredOn: '2026-03-01', by: 'A court (fictitious)' },
});

const withdrawal = (ref: string, audience: object): object => ({
  kind: 'withdrawal',
  ref,
  audience,
  withdrawal: { reason: 'recorded_in_error', note: 'not_recorded' },
});

/** Signs a statement in the author's form as Germany, and submits it as this caller. */
async function say(fixture: ApiFixture, caller: Caller, form: object): Promise<RawAnswer> {
  return fixture.submit(caller, await signAs(fixture.node, 'DE', form));
}

const narrower = (input: string, code: string, form: (fixture: ApiFixture) => object): Row[] =>
  asMember('I8', input, code, async (fixture, caller) => refuseAs(await say(fixture, caller, form(fixture))));

/** This version of a circle of which the second stands. */
const another = (version: number, states: string[]): Row[] =>
  asMember(
    'circles',
    `version ${version} of a circle of ${states.join(' and ')}, after version 2`,
    'MANIFEST_VERSION',
    async (fixture, caller) => refuseAs(await say(fixture, caller, germanCircle(version, states))),
  );

const NARROW: [input: string, audience: object][] = [
  ['one state of many', FRANCE],
  ['a circle within the outcome’s', { circles: ['eu'], states: [], except: [] }],
  ['all but one', { ...EVERYBODY, except: ['CA'] }],
  ['nobody', { circles: [], states: [], except: [] }],
];

/** A statement about the hidden record, and one about none at all: the same refusal. */
const aboutHidden = (input: string, form: (ref: string) => object): Row[] =>
  asEach('F9', `${input} about a hidden record`, HELD, async (fixture, caller) => {
    const ids = [fixture.hiddenId, UNKNOWN_ID] as const;
    const [hidden, unknown] = [
      await say(fixture, caller, form(ids[0])),
      await say(fixture, caller, form(ids[1])),
    ];
    if (!hidden.text.includes('StatementReceipt')) holdIfSame(hidden, unknown, ids);
  });

const owners = (input: string, query: string): Row[] =>
  asEach('F9', `a hidden record in ${input}`, HELD, async (fixture, caller) => {
    const ask = (id: string) => fixture.ask(caller, { query, variables: { id } });
    const ids = [fixture.hiddenId, UNKNOWN_ID] as const;
    holdIfSame(await ask(ids[0]), await ask(ids[1]), ids);
  });

/** Statements about statements, and what owners and followers are told (I8; F9, F13, F15, F19 on them). */
export const laterStatementRows: readonly Row[] = [
  ...['annulled', 'suspended', 'revoked'].flatMap((name) =>
    NARROW.flatMap(([input, audience]) =>
      narrower(`${name}, shared with ${input}`, 'EVENT_REACHES_FEWER', ({ ownId }) =>
        event(ownId, name, audience),
      ),
    ),
  ),
  ...narrower('a withdrawal shared with one state of many', 'EVENT_REACHES_FEWER', ({ ownId }) =>
    withdrawal(ownId, FRANCE),
  ),
  ...narrower('an annulment shared with fewer later on', 'SHARING_LEAVES_EVENT', ({ annulmentId }) => ({
    kind: 'sharing',
    ref: annulmentId,
    parts: { event: FRANCE },
  })),
  ...another(1, ['CZ', 'FR']),
  ...another(2, ['CZ', 'FR']),
  ...another(4, ['CZ', 'FR']),
  ...asMember('circles', 'an older exclusion, signed anew', 'MANIFEST_VERSION', async (fixture, caller) =>
    refuseAs(await say(fixture, caller, germanExclusion(1))),
  ),
  ...asMember(
    'circles',
    'a circle of another state in an audience',
    'AUDIENCE_CIRCLE_UNKNOWN',
    async (fixture, caller) => {
      const audience = { circles: ['nl:open'], states: [], except: [] };
      refuseAs(await say(fixture, caller, decision({ decidedBy: 'DE' }, { audience })));
    },
  ),
  ...aboutHidden('an annulment', (ref) => event(ref, 'annulled', EVERYBODY)),
  ...aboutHidden('a withdrawal', (ref) => withdrawal(ref, EVERYBODY)),
  ...aboutHidden('a sharing', (ref) => ({ kind: 'sharing', ref, parts: { outcome: EVERYBODY } })),
  ...owners('explainAccess', 'query ($id: ID!) { explainAccess(recordId: $id, state: "DE") { __typename } }'),
  ...owners(
    'the journal',
    'query ($id: ID!) { journal(recordId: $id) { edges { cursor } pageInfo { hasNextPage } } }',
  ),
  ...asMember('F19', 'one appeal five times at once', HELD, async (fixture, caller) => {
    const { size } = await logPosition(fixture.node);
    const statement = await signAs(fixture.node, 'DE', event(fixture.ownId, 'appeal_lodged', EVERYBODY));
    const answers = await Promise.all(Array.from({ length: 5 }, () => fixture.submit(caller, statement)));
    answers.forEach(refuseAs);
    const entries = (await logPosition(fixture.node)).size - size;
    if (entries === 1 && new Set(answers.map(({ text }) => text)).size === 1)
      throw new RegisterError(HELD, answers[0]?.text ?? '');
  }),
  ...asMember('F13', 'a hidden decision in a stream that is followed', HELD, async (fixture, caller) => {
    const stream = await openStream(fixture, caller, FOLLOW);
    if (caller !== 'insider') return refuseAs({ text: (await stream.next()) ?? '{}' });
    // The first event may only be of the second of these.
    const hidden = await fixture.submit('it-releaser', await signAs(fixture.node, 'IT', HIDDEN));
    await fixture.submit('nl-releaser', await signAs(fixture.node, 'NL', decision()));
    const told = (await stream.next()) ?? '';
    await stream.close();
    const hiddenId = /"recordId":"([^"]+)"/.exec(hidden.text)?.[1] ?? '';
    if (told.includes('recordId') && !told.includes(hiddenId)) throw new RegisterError(HELD, told);
  }),
  ...asEach(
    'F15',
    'a stream of a state that is removed while it is open',
    { insider: 'MEMBERSHIP_ENDED', ...OUTSIDERS },
    async (fixture, caller) => {
      const stream = await openStream(fixture, caller === 'insider' ? 'jp-reader' : caller, FOLLOW);
      if (caller === 'insider') await withoutMember(fixture.node, 'JP');
      const told = await stream.next();
      await stream.close();
      refuseAs({ text: told ?? '{}' });
    },
  ),
];
