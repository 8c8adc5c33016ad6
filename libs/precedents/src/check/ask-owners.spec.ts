import { Transactions } from '#database';

import { correction, erasure, legalEvent, sharing, withdrawal } from '../../../intake/test/example-forms.js';
import { question } from '../../test/asked-party.js';
import { comparableAnswer } from '../../test/comparable-answer.js';
import { ExampleNode, inquiryOf, partOf } from '../../test/example-node.js';
import { decision, forCircle, forStates } from '../../test/stored-record.js';
import { Checks } from './check.service.js';
import type { CheckAnswer } from './check.type.js';

const EU = forCircle('eu');
const LEI = '529900T8BM49AURSDO55';

interface Sighting {
  readonly reader: string;
  readonly what: string;
  readonly record_id: string;
}

/** A refusal of which nothing is shared; `levels` says whose questions may touch it. */
const secretAbout = (name: string, levels: object, rest: object = {}): object => ({
  ...decision({}, { parties: [{ role: 'investor', names: [{ value: name, kind: 'current' }], ...rest }] }),
  ...levels,
});

describe('A check that asks the owners', () => {
  let node: ExampleNode;
  let requests = 0;

  beforeAll(async () => {
    node = await ExampleNode.start();
  });

  afterAll(() => node.close());

  const ask = (
    state: string,
    names: string[],
    rest: object = {},
    party: object = {},
  ): Promise<CheckAnswer> => {
    requests += 1;
    const input = question([{ role: 'investor', names, ...party }], {
      clientRequestId: `ask-owners-${requests}`,
      reach: 'ASK_OWNERS',
      ...rest,
    });
    return node.get(Checks).check(inquiryOf(state), input);
  };
  const announced = ({ announcements }: CheckAnswer): string[] =>
    announcements.map(({ state }) => state.code);

  /** What an owner sees of questions about one of its records. */
  const seenBy = (owner: string, recordId: string): Promise<string[]> =>
    node
      .get(Transactions)
      .run({ role: 'reader', state: owner }, async (manager) =>
        (
          await manager.query<Sighting[]>('SELECT * FROM record_sighting WHERE record_id = $1', [recordId])
        ).map(({ reader, what }) => `${reader} ${what}`),
      );

  it('is told which state has a record, and nothing of the record', async () => {
    const id = await node.submit(secretAbout('Announced Works', { announce: EU }));
    const answer = await ask('DE', ['Announced Works']);
    expect(answer.announcements).toMatchObject([
      { state: { code: 'NL' }, text: 'The contact point of NL has a record; ask it.' },
    ]);
    expect(answer.hits).toEqual([]);
    expect(answer.notCounted).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain(id);
    expect(await seenBy('NL', id)).toEqual(['DE announced']);
    expect(await seenBy('DE', id)).toEqual([]);
  });

  it('learns nothing where the owner keeps silent, and the owner learns who asked', async () => {
    const absent = await ask('DE', ['Never Recorded']);
    const id = await node.submit(secretAbout('Silent Works', { silent: EU }));
    const silent = await ask('DE', ['Silent Works']);
    const size = { searched: absent.searched, coverage: absent.coverage };
    expect({ ...comparableAnswer(silent), ...size }).toEqual(comparableAnswer(absent));
    expect(silent.coverage).toBe(absent.coverage.replace(/at \d+/, `at ${silent.searched[0]?.size}`));
    expect(await seenBy('NL', id)).toEqual(['DE silent_hit']);
  });

  it('announces where both levels would do', async () => {
    const id = await node.submit(secretAbout('Both Works', { announce: EU, silent: EU }));
    expect(announced(await ask('DE', ['Both Works']))).toEqual(['NL']);
    expect(await seenBy('NL', id)).toEqual(['DE announced']);
  });

  it('touches no record whose levels are not for the asker, or that has none', async () => {
    const forCanada = await node.submit(secretAbout('Canadian Works', { announce: forStates('CA') }));
    const forNobody = await node.submit(secretAbout('Canadian Works', {}));
    expect(announced(await ask('DE', ['Canadian Works']))).toEqual([]);
    expect(announced(await ask('CA', ['Canadian Works']))).toEqual(['NL']);
    expect(await seenBy('NL', forCanada)).toEqual(['CA announced']);
    expect(await seenBy('NL', forNobody)).toEqual([]);
  });

  it('asks nobody unless it is told to', async () => {
    const id = await node.submit(secretAbout('Local Works', { announce: EU }));
    const answer = await ask('DE', ['Local Works'], { reach: 'LOCAL' });
    expect([announced(answer), answer.asked]).toEqual([[], []]);
    expect(answer.notAsked.map(({ code }) => code)).toEqual(['CA', 'FR', 'NL']);
    expect(await seenBy('NL', id)).toEqual([]);
  });

  it('asks only the states that it names', async () => {
    const dutch = await node.submit(secretAbout('Chosen Works', { announce: EU }));
    const french = await node.submit(
      { ...secretAbout('Chosen Works', { announce: EU }), ...decisionBy('FR', 'Chosen Works') },
      'FR',
    );
    const answer = await ask('DE', ['Chosen Works'], { ask: ['FR'] });
    expect(announced(answer)).toEqual(['FR']);
    expect(answer.answered.map(({ code }) => code)).toEqual(['FR']);
    expect(answer.notAsked.map(({ code }) => code)).toEqual(['CA', 'NL']);
    expect([await seenBy('NL', dutch), await seenBy('FR', french)]).toEqual([[], ['DE announced']]);
  });

  it('names each state once, however many records it has', async () => {
    for (let count = 0; count < 3; count += 1) {
      await node.submit(secretAbout('Manifold Works', { announce: EU }));
    }
    expect(announced(await ask('DE', ['Manifold Works']))).toEqual(['NL']);
  });

  it('finds by identifier, and by a name that is likely the same', async () => {
    await node.submit(secretAbout('Ostara Robotics Oy', { announce: EU }, { lei: LEI }));
    expect(announced(await ask('DE', [], {}, { lei: LEI }))).toEqual(['NL']);
    expect(announced(await ask('DE', ['Ostara Robotics']))).toEqual(['NL']);
  });

  it('makes no state speak up for a name that is only a little alike', async () => {
    await node.submit(secretAbout('Brightwater Ottomar', { announce: EU }));
    expect(announced(await ask('DE', ['Brightwater Zephyria']))).toEqual([]);
  });

  it('finds a natural person, and a party beside an outcome that the asker sees', async () => {
    const persons = [{ role: 'owner', name: 'Alma Silverstream' }];
    await node.submit({ ...decision({ audience: EU }, { persons }), announce: EU });
    expect(announced(await ask('DE', ['Alma Silverstream']))).toEqual(['NL']);
  });

  it('looks for the words of today, not for those that a correction has replaced', async () => {
    const said = await node.say(secretAbout('Mistyped Wroks', { announce: EU }));
    const names = [{ value: 'Corrected Works', kind: 'current' }];
    const replace = { [partOf(said, 'party')]: { role: 'investor', names } };
    await node.say(correction(said.id, replace, forStates()));
    expect(announced(await ask('DE', ['Mistyped Wroks']))).toEqual([]);
    expect(announced(await ask('DE', ['Corrected Works']))).toEqual(['NL']);
  });

  it('finds nothing that was erased', async () => {
    const said = await node.say(secretAbout('Forgotten Works', { announce: EU }));
    await node.say(erasure(said.id, [partOf(said, 'party')]));
    expect(announced(await ask('DE', ['Forgotten Works']))).toEqual([]);
  });

  it('does not announce a record that the asker is shown anyway', async () => {
    const shared = { ...secretAbout('Shown Works', { announce: EU }, { audience: EU }) };
    const id = await node.submit(shared);
    const answer = await ask('DE', ['Shown Works']);
    expect([answer.hits.length, announced(answer)]).toEqual([1, []]);
    expect(await seenBy('NL', id)).toEqual(['DE read']);
  });

  it.each([
    ['annulled', (id: string) => legalEvent(id, 'annulled')],
    ['withdrawn', (id: string) => withdrawal(id)],
    ['taken back', (id: string) => sharing(id, {})],
  ])('does not announce a decision that was %s', async (how, form) => {
    const name = `Former ${how} Works`;
    const id = await node.submit(secretAbout(name, { announce: EU }));
    await node.say(form(id));
    expect(announced(await ask('DE', [name]))).toEqual([]);
    expect(await seenBy('NL', id)).toEqual([]);
  });

  it('announces a decision that is suspended: it may count again', async () => {
    const id = await node.submit(secretAbout('Suspended Works', { announce: EU }));
    await node.say(legalEvent(id, 'suspended', '2026-05-01'));
    expect(announced(await ask('DE', ['Suspended Works']))).toEqual(['NL']);
  });

  it('asks as of now, whatever moment is asked about: moments must not tell when it was recorded', async () => {
    const id = await node.submit(secretAbout('Timeless Works', { announce: EU }));
    const before = { asOf: '2020-01-01', knownAt: new Date(0) };
    expect(announced(await ask('DE', ['Timeless Works'], before))).toEqual(['NL']);
    await node.say(legalEvent(id, 'annulled', '2026-05-01'));
    expect(announced(await ask('DE', ['Timeless Works'], { asOf: '2026-04-01' }))).toEqual([]);
  });

  it('announces again a decision whose annulment a higher court set aside', async () => {
    const id = await node.submit(secretAbout('Restored Works', { announce: EU }));
    await node.say(legalEvent(id, 'annulled', '2026-05-01'));
    await node.say(legalEvent(id, 'upheld', '2026-06-01'));
    expect(announced(await ask('DE', ['Restored Works']))).toEqual(['NL']);
  });

  it('tells the owner nothing of its own question', async () => {
    const id = await node.submit(secretAbout('Own Works', { announce: EU, silent: EU }));
    const answer = await ask('NL', ['Own Works']);
    expect([answer.hits.length, announced(answer)]).toEqual([1, []]);
    expect(await seenBy('NL', id)).toEqual([]);
  });

  it('asked again says the same, and asks the owners no second time', async () => {
    const id = await node.submit(secretAbout('Repeated Works', { announce: EU }));
    const rest = { clientRequestId: 'asked-twice' };
    const first = await ask('FR', ['Repeated Works'], rest);
    expect(await ask('FR', ['Repeated Works'], rest)).toEqual({ ...first, repeated: true });
    expect(announced(first)).toEqual(['NL']);
    expect(await seenBy('NL', id)).toEqual(['FR announced']);
  });

  it('says in words whom it has asked', async () => {
    expect((await ask('DE', ['Never Recorded'])).coverage).toMatch(
      /Asked, and answered if only with silence: CA, FR, NL\.$/,
    );
  });
});

/** What a decision of another state says differently. */
function decisionBy(state: string, name: string): object {
  return decision(
    { decidedBy: state },
    { parties: [{ role: 'investor', names: [{ value: name, kind: 'current' }] }] },
  );
}
