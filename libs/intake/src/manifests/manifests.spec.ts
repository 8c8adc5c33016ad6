import { StateCircle, StateExclusion } from '#access';

import { EU, circle, exclusion, legalEvent, sharing } from '../../test/example-forms.js';
import { ExampleGate, type Said, partOf } from '../../test/example-gate.js';
import { decision } from '../../test/example-register.js';
import { seenBy } from '../../test/stored-rows.js';

const NEAR = { circles: ['nl:near'], states: [], except: [] };
const AHEAD = '2027-05-01T00:00:00Z';

describe('a circle of a state, at the gate', () => {
  let node: ExampleGate;

  beforeAll(async () => {
    node = await ExampleGate.open();
  });

  beforeEach(async () => {
    node = await ExampleGate.openAfter(node);
  });

  afterAll(() => node.close());

  const shared = (): Promise<Said> => node.say(decision({}, { audience: NEAR }));
  const readsOutcome = async (state: string, { recordId }: Said): Promise<boolean> =>
    (await seenBy(node, state, recordId)).includes('record_part outcome');
  const kept = (state: string): Promise<StateCircle[]> =>
    node.as(state, (manager) => manager.find(StateCircle));

  it('is kept as its newest version says', async () => {
    await node.say(circle(1, ['FR']));
    const { index } = await node.say(circle(2, ['FR', 'DE'], { roster: 'open' }));
    expect(await kept('NL')).toMatchObject([
      {
        circleId: 'nl:near',
        owner: 'NL',
        version: 2,
        states: ['FR', 'DE'],
        expires: new Date(AHEAD),
        roster: 'open',
        arrival: String(index),
      },
    ]);
  });

  it('is its own record in the receipt, also when it is sent again, and changes nothing then', async () => {
    const issued = await node.register.issue(circle(1, ['FR', 'DE']));
    const { entry, recordId } = await node.resubmit(issued);
    await node.say(circle(2, ['FR']));
    expect(recordId).toBe(entry.statementId);
    expect(await node.resubmit(issued)).toMatchObject({ recordId, entry: { logIndex: entry.logIndex } });
    expect((await kept('NL')).map(({ version }) => version)).toEqual([2]);
  });

  it('lets its states read what is shared with it, from its next version on others', async () => {
    await node.say(circle(1, ['FR']));
    const record = await shared();
    expect([await readsOutcome('FR', record), await readsOutcome('DE', record)]).toEqual([true, false]);
    await node.say(circle(2, ['DE']));
    expect([await readsOutcome('FR', record), await readsOutcome('DE', record)]).toEqual([false, true]);
    await node.say(circle(3, []));
    expect(await readsOutcome('DE', record)).toBe(false);
    expect(await readsOutcome('NL', record)).toBe(true);
  });

  it('lets nobody in but its owner once it has expired, without a further word', async () => {
    await node.say(circle(1, ['FR']));
    const record = await shared();
    node.now = new Date(AHEAD);
    expect([await readsOutcome('FR', record), await readsOutcome('NL', record)]).toEqual([false, true]);
  });

  it.each([
    ['open', ['CA', 'DE', 'FR', 'NL']],
    ['members', ['FR', 'NL']],
    ['owner', ['NL']],
  ])('with the roster %s is for %j to know, its disclosures too', async (roster, states) => {
    await node.say(circle(1, ['FR'], { roster }));
    for (const state of ['CA', 'DE', 'FR', 'NL']) {
      const parts = await node.as(state, (manager) =>
        manager.query<{ part: string }[]>('SELECT part FROM disclosure ORDER BY part'),
      );
      const seen = state === 'NL' ? ['circle', 'head', 'sharing'] : ['circle', 'head'];
      const expected = states.includes(state) ? seen : [];
      expect([state, parts.map(({ part }) => part)]).toEqual([state, expected]);
      expect(await kept(state)).toHaveLength(expected.length > 0 ? 1 : 0);
    }
  });

  it('goes back to its owner with what it was, once there is a next version', async () => {
    await node.say(circle(1, ['FR'], { roster: 'open' }));
    await node.say(circle(2, ['FR'], { roster: 'owner' }));
    const left = await node.as('FR', (manager) => manager.query<object[]>('SELECT part FROM disclosure'));
    expect(left).toEqual([]);
  });

  it('can be shared with by its owner alone, and while it holds', async () => {
    expect(await node.verdict(decision({}, { audience: NEAR }))).toBe('AUDIENCE_CIRCLE_UNKNOWN');
    await node.say(circle(1, ['FR']));
    expect(await node.verdict(decision({}, { audience: NEAR }))).toBe('accepted');
    const french = decision({ decidedBy: 'FR' }, { audience: NEAR });
    expect(await node.verdict(french, { by: 'FR' })).toBe('AUDIENCE_CIRCLE_UNKNOWN');
    const everybody = decision({}, { audience: { circles: ['register:members'] } });
    expect(await node.verdict(everybody)).toBe('AUDIENCE_CIRCLE_UNKNOWN');
    node.now = new Date(AHEAD);
    expect(await node.verdict(decision({}, { audience: NEAR }))).toBe('AUDIENCE_CIRCLE_UNKNOWN');
  });

  it('may be named again by what follows on a record, also when it has expired', async () => {
    await node.say(circle(1, ['FR']));
    const record = await shared();
    node.now = new Date(AHEAD);
    expect(await node.verdict(legalEvent(record.id, 'annulled', '2026-12-01', NEAR))).toBe('accepted');
    const narrower = sharing(record.id, { [partOf(record, 'outcome')]: EU });
    expect(await node.verdict(narrower)).toBe('SHARING_LEAVES_EVENT');
  });

  it.each<[string, object, string]>([
    ['the version that stands', circle(1, ['FR']), 'MANIFEST_VERSION'],
    ['a version too far', circle(3, ['FR']), 'MANIFEST_VERSION'],
    ['the id of another state', circle(1, ['FR'], { id: 'fr:near' }), 'CIRCLE_NOT_OWN'],
    ['an end that is past', circle(2, ['FR'], { expires: '2026-11-23T12:00:00Z' }), 'CIRCLE_EXPIRY'],
    ['an end in six years', circle(2, ['FR'], { expires: '2032-11-23T12:00:00Z' }), 'CIRCLE_EXPIRY'],
    ['a state that is no member', circle(2, ['FR', 'US']), 'MANIFEST_STATE_UNKNOWN'],
    ['the last moment that may be chosen', circle(2, [], { expires: '2031-11-23T12:00:00Z' }), 'accepted'],
    ['its owner among its states', circle(2, ['NL', 'FR']), 'accepted'],
    ['another name, from version 1', circle(1, ['FR'], { id: 'nl:far' }), 'accepted'],
  ])('is judged with %s', async (_what, form, code) => {
    await node.say(circle(1, ['FR']));
    expect(await node.verdict(form)).toBe(code);
  });

  it('may name a state whose membership lies ahead', async () => {
    const now = new Date('2026-03-01T12:00:00Z');
    node.now = now;
    expect(await node.verdict(circle(1, ['DE']), { at: now })).toBe('accepted');
  });
});

describe('an exclusion, at the gate', () => {
  let node: ExampleGate;

  beforeAll(async () => {
    node = await ExampleGate.open();
  });

  beforeEach(async () => {
    node = await ExampleGate.openAfter(node);
  });

  afterAll(() => node.close());

  const seenByFrance = ({ recordId }: Said): Promise<string[]> => seenBy(node, 'FR', recordId);

  it('shuts a state out of everything that its owner has shared and shares later, until it is lifted', async () => {
    const audience = { circles: ['eu'], states: ['FR'] };
    const before = await node.say(decision({}, { audience, announce: EU }));
    const seen = await seenByFrance(before);
    await node.say(exclusion(1, ['FR']));
    const after = await node.say(decision({}, { audience }));
    expect([await seenByFrance(before), await seenByFrance(after)]).toEqual([[], []]);
    expect(await seenBy(node, 'DE', before.recordId)).toEqual(seen);
    await node.say(exclusion(2, []));
    expect(await seenByFrance(before)).toEqual(seen);
    expect(await seenByFrance(after)).toContain('record_part outcome');
  });

  it('leaves what other owners share as it was', async () => {
    const french = decision({ decidedBy: 'FR' }, { audience: EU });
    const record = await node.say(french, { by: 'FR' });
    await node.say(exclusion(1, ['DE']));
    expect(await seenBy(node, 'DE', record.recordId)).toContain('record_part outcome');
  });

  it('is for its owner alone to know, with its reason', async () => {
    await node.say(exclusion(1, ['FR']));
    const all = (state: string): Promise<StateExclusion[]> =>
      node.as(state, (manager) => manager.find(StateExclusion));
    expect(await all('NL')).toMatchObject([{ version: 1, states: ['FR'], reason: 'A breach of trust.' }]);
    expect([await all('FR'), await all('DE')]).toEqual([[], []]);
  });

  it.each<[string, object, string]>([
    ['the version that stands', exclusion(1, []), 'MANIFEST_VERSION'],
    ['a version too far', exclusion(3, []), 'MANIFEST_VERSION'],
    ['its own state', exclusion(2, ['FR', 'NL']), 'EXCLUSION_OF_ITSELF'],
    ['a state that is no member', exclusion(2, ['US']), 'MANIFEST_STATE_UNKNOWN'],
  ])('is refused with %s', async (_what, form, code) => {
    await node.say(exclusion(1, ['FR']));
    expect(await node.verdict(form)).toBe(code);
  });

  it('lets one of two officers win who send the next version at once', async () => {
    const [one, other] = await Promise.all([
      node.verdict(exclusion(1, ['FR'])),
      node.verdict(exclusion(1, ['DE'])),
    ]);
    expect([one, other].sort()).toEqual(['MANIFEST_VERSION', 'accepted']);
  });
});
