import { EU, NOBODY, erasure, forStates, legalEvent, sharing, withdrawal } from '../test/example-forms.js';
import { ExampleGate, type Said, partOf } from '../test/example-gate.js';
import { decision } from '../test/example-register.js';
import { rowsOf } from '../test/stored-rows.js';
import { StatementRow } from './statement.entity.js';

const LEI = '529900T8BM49AURSDO55';
const CA = forStates('CA');

/** Outcome, ground and reasons for the circle `eu`, the party for CA, the person for nobody. */
const draft = decision(
  {},
  {
    reasons: [{ language: 'en', text: 'Thoroughly considered.' }],
    parties: [
      { role: 'investor', names: [{ value: 'Quillmere Ventures', kind: 'current' }], lei: LEI, audience: CA },
    ],
    persons: [{ role: 'owner', name: 'Alma Brightwater', audience: NOBODY }],
  },
);

describe('RecordAudiences', () => {
  let node: ExampleGate;
  let decided: Said;
  let id: string;

  beforeAll(async () => {
    node = await ExampleGate.open();
  });

  beforeEach(async () => {
    decided = await node.say(draft);
    ({ id } = decided);
  });

  afterAll(() => node.close());

  describe('heads', () => {
    const heads = async (): Promise<unknown[]> => {
      const rows = (await rowsOf(node, id)).filter(({ part }) => part === 'head');
      const own = await node.intake((manager) =>
        manager.query<{ any: unknown }[]>(
          `SELECT a.definition->'any' AS any FROM record JOIN audience a USING (audience_id) WHERE record_id = $1
            UNION ALL
           SELECT a.definition->'any' FROM statement JOIN audience a USING (audience_id) WHERE record_id = $1`,
          [id],
        ),
      );
      const all = [...rows.map(({ audience }) => audience), ...own.map(({ any }) => any)];
      return [...new Set(all.map((any) => JSON.stringify(any)))].map((text): unknown => JSON.parse(text));
    };

    it('go to whoever holds any part, of every statement about the record', async () => {
      expect(await heads()).toEqual([[EU, CA].sort(byText)]);
      await node.say(legalEvent(id, 'appeal_lodged', '2026-05-04', forStates('DE')));
      expect(await heads()).toEqual([[EU, CA, forStates('DE')].sort(byText)]);
    });

    it('close when nothing is left to anyone', async () => {
      await node.say(sharing(id, {}));
      expect(await heads()).toEqual([[]]);
      expect(await node.as('DE', (manager) => manager.findBy(StatementRow, { recordId: id }))).toEqual([]);
    });

    it('follow an erasure: who held only what is gone, holds the notice or nothing', async () => {
      await node.say(erasure(id, [partOf(decided, 'party')], EU));
      expect(await heads()).toEqual([[EU]]);
    });
  });

  describe('hit levels', () => {
    const levels = (recordId: string): Promise<Record<string, unknown>> =>
      node.intake(async (manager) => {
        const rows = await manager.query<{ level: string; any: unknown }[]>(
          `SELECT level, a.definition->'any' AS any FROM hit_level JOIN audience a USING (audience_id)
            WHERE record_id = $1`,
          [recordId],
        );
        return Object.fromEntries(rows.map(({ level, any }) => [level, any]));
      });
    const both = { announce: EU, silent: CA };

    it('come with the decision, each with its audience', async () => {
      expect(await levels(id)).toEqual({});
      const said = await node.say({ ...draft, ...both });
      expect(await levels(said.id)).toEqual({ announce: [EU], silent: [CA] });
    });

    it('are replaced as a whole by a new sharing of the record', async () => {
      const said = await node.say({ ...draft, ...both });
      await node.say(sharing(said.id, {}, { announce: CA }));
      expect(await levels(said.id)).toEqual({ announce: [CA] });
      await node.say(sharing(said.id, {}));
      expect(await levels(said.id)).toEqual({});
    });

    it('stay as they are when a later statement is shared anew', async () => {
      const said = await node.say({ ...draft, ...both });
      const appeal = await node.say(legalEvent(said.id, 'appeal_lodged'));
      await node.say(sharing(appeal.id, { event: CA }));
      expect(await levels(said.id)).toEqual({ announce: [EU], silent: [CA] });
    });

    it('end with a withdrawal', async () => {
      const said = await node.say({ ...draft, ...both });
      await node.say(withdrawal(said.id, { ...EU, states: ['CA'] }));
      expect(await levels(said.id)).toEqual({});
    });

    it('are for no reader to see', async () => {
      await node.say({ ...draft, ...both });
      await expect(
        node.as('NL', (manager) => manager.query('SELECT * FROM hit_level')),
      ).rejects.toMatchObject({
        code: '42501',
      });
    });
  });
});

function byText(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
