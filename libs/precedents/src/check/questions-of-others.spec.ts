import { Transactions } from '#database';
import { JournalLine } from '#journal';

import { ExampleNode } from '../../test/example-node.js';
import { decision, forCircle, forStates } from '../../test/stored-record.js';
import { QuestionsOfOthers } from './questions-of-others.service.js';

const EU = forCircle('eu');
const ASKING = { origin: 'elsewhere.example/log', states: ['CA', 'FR'] };

const secretAbout = (name: string, rest: object): object => ({
  ...decision({}, { parties: [{ role: 'investor', names: [{ value: name, kind: 'current' }] }] }),
  ...rest,
});

/** NL and DE are at home here; FR and CA at the node that asks. */
describe('A question that another node puts', () => {
  let node: ExampleNode;

  beforeAll(async () => {
    node = await ExampleNode.start(({ states }) => {
      for (const state of states) if (ASKING.states.includes(state.code)) state.homeLog = ASKING.origin;
    });
    await node.submit(secretAbout('Announced Works', { announce: EU }));
    await node.submit(secretAbout('Silent Works', { silent: EU }));
  });

  afterAll(() => node.close());

  const ask = (name: string, rest: object = {}) => {
    const parties = [{ role: 'investor', names: [name] }];
    const body = { state: 'FR', purpose: 'screening', owners: ['DE', 'NL'], parties, ...rest };
    return node.get(QuestionsOfOthers).answer(ASKING, body);
  };

  it('is told who announces, and of all whom it asked here that they have answered', async () => {
    expect(await ask('Announced Works')).toEqual({ answered: ['DE', 'NL'], announcedBy: ['NL'] });
  });

  it('gets for what is kept silent the answer for what nobody has', async () => {
    expect(await ask('Silent Works')).toEqual(await ask('Never Recorded'));
  });

  it('touches nothing for a state that a level does not include', async () => {
    expect((await ask('Announced Works', { state: 'CA' })).announcedBy).toEqual([]);
  });

  it('is not told of a record whose name the asking state sees anyway', async () => {
    const names = [{ value: 'Shown Works', kind: 'current' }];
    const audience = forStates('FR');
    const parties = [{ role: 'investor', names, audience }];
    await node.submit({ ...decision({ audience }, { parties }), announce: EU });
    expect((await ask('Shown Works')).announcedBy).toEqual([]);
  });

  it('is answered for states at home here alone', async () => {
    expect(await ask('Announced Works', { owners: ['CA', 'NL', 'SE'] })).toMatchObject({ answered: ['NL'] });
    expect(await ask('Announced Works', { owners: ['DE'] })).toEqual({ answered: ['DE'], announcedBy: [] });
  });

  it.each([
    ['QUESTION_FOR_ANOTHER', { state: 'DE' }],
    ['QUESTION_EMPTY', { parties: [{ role: 'investor', names: ['???'] }] }],
    ['INPUT_INVALID', { parties: 'all' }],
    ['INPUT_INVALID', { owners: [] }],
    ['INPUT_INVALID', { owners: ['nl'] }],
    ['INPUT_INVALID', { purpose: 'curiosity' }],
    ['INPUT_INVALID', { caseReference: 'FR-2026-1' }],
  ])('is refused with %s where it has %j', async (code, rest) => {
    await expect(ask('Announced Works', rest)).rejects.toMatchObject({ code });
  });

  it('leaves a line with the state, its node and the purpose, and nothing of what was asked', async () => {
    const lines = await node
      .get(Transactions)
      .run({ role: 'reader', state: 'FR' }, (manager) =>
        manager.findBy(JournalLine, { action: 'answer_question' }),
      );
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).toMatchObject({ state: 'FR', officer: ASKING.origin, caseReference: null });
      expect(JSON.stringify(line)).not.toContain('Works');
    }
  });
});
