import { Transactions } from '#database';
import { JournalLine, JournalRecord } from '#journal';

import { erasure, legalEvent, sharing } from '../../../intake/test/example-forms.js';
import { ExampleNode, officerOf, partOf } from '../../test/example-node.js';
import { decision, forCircle, forStates } from '../../test/stored-record.js';
import type { AccessExplanation } from './access-explanation.type.js';
import { OwnerDesk } from './owner-desk.service.js';

const EU = forCircle('eu');
const draft = decision(
  { audience: EU },
  { reasons: [{ language: 'en', text: 'Reasons.', audience: forStates('CA') }] },
);

describe('OwnerDesk', () => {
  let node: ExampleNode;

  beforeAll(async () => {
    node = await ExampleNode.start();
  });

  afterAll(() => node.close());

  const explain = (recordId: string, state: string, by = 'NL'): Promise<AccessExplanation | undefined> =>
    node.get(OwnerDesk).explain(officerOf(by, `${by}-auditor`), recordId, state);
  const readable = async (recordId: string, state: string): Promise<string[]> => {
    const parts = (await explain(recordId, state))?.parts ?? [];
    return parts
      .filter(({ mayRead }) => mayRead === 'yes')
      .map(({ part }) => part)
      .sort();
  };

  it('says of the own record what a state may read of it', async () => {
    const id = await node.submit(draft);
    expect(await readable(id, 'DE')).toEqual(['head', 'outcome']);
    expect(await readable(id, 'CA')).toEqual(['head', 'reasons:en']);
    expect(await explain(id, 'US')).toMatchObject({ seesRecord: 'no' });
  });

  it('speaks of everything that is there, for the owner may see it all', async () => {
    const said = await node.say(draft);
    const appeal = await node.say(legalEvent(said.id, 'appeal_lodged'));
    const { parts = [] } = (await explain(said.id, 'DE')) ?? {};
    expect(parts.map(({ part }) => part).sort()).toEqual([...said.parts, ...appeal.parts].sort());
  });

  it('follows a change of sharing, and no longer speaks of what is erased', async () => {
    const said = await node.say(draft);
    await node.say(sharing(said.id, { [partOf(said, 'ground')]: EU }));
    expect(await readable(said.id, 'DE')).toEqual([partOf(said, 'ground'), 'head', 'head']);
    await node.say(erasure(said.id, ['reasons:en'], forStates('CA')));
    const { parts = [] } = (await explain(said.id, 'CA')) ?? {};
    expect(parts.map(({ part }) => part)).not.toContain('reasons:en');
  });

  it('says of the record of another state, even of a visible one, no more than of one that never was', async () => {
    const id = await node.submit(draft);
    expect(await explain(id, 'CA', 'DE')).toBeUndefined();
    expect(await explain('AAAAAAAAAAAAAAAAAAAAAA', 'CA')).toBeUndefined();
    expect(await explain('no id at all', 'CA')).toBeUndefined();
  });

  it('writes down that it was asked, and no record that was read', async () => {
    const id = await node.submit(draft);
    await explain(id, 'DE');
    await explain(id, 'DE', 'DE');
    for (const state of ['NL', 'DE']) {
      const [line, records] = await node.get(Transactions).run({ role: 'reader', state }, async (manager) => {
        const found = await manager.findOneByOrFail(JournalLine, { action: 'explain_access' });
        return [found, await manager.findBy(JournalRecord, { lineId: found.lineId })] as const;
      });
      expect(line).toMatchObject({ officer: `${state}-auditor`, outcome: 'answered', purpose: null });
      expect(records).toEqual([]);
    }
  });
});
