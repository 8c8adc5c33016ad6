import {
  EU,
  NOBODY,
  correction,
  erasure,
  forStates,
  legalEvent,
  relationTo,
  sharing,
  withdrawal,
} from '../test/example-forms.js';
import { ExampleGate, type Said, partOf } from '../test/example-gate.js';
import { decision } from '../test/example-register.js';
import { everyRow, rowsOf, seenBy } from '../test/stored-rows.js';
import { RecordEvent } from './record-event.entity.js';

const LEI = '529900T8BM49AURSDO55';
const CA = forStates('CA');
const EU_AND_CA = { ...EU, states: ['CA'] };
const OTHER = 'BBBBBBBBBBBBBBBBBBBBBA';

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

const TABLES_OF_TEXT = ['disclosure', 'record_part', 'record_term'];
const EVERY_TABLE_OF_PARTY = ['disclosure', 'record_part', 'party_name', 'party_key', 'party_identifier'];

describe('ProjectionStore', () => {
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

  /** The audiences that the rows of a part have, by table; one each when all agree. */
  const audiencesOf = async (part: string): Promise<Record<string, unknown[]>> => {
    const rows = (await rowsOf(node, id)).filter((row) => row.part === part);
    const tables = Map.groupBy(rows, ({ table }) => table);
    return Object.fromEntries(
      [...tables].map(([table, of]) => {
        const distinct = new Set(of.map(({ audience }) => JSON.stringify(audience)));
        return [table, [...distinct].map((text): unknown => JSON.parse(text))];
      }),
    );
  };
  const everyTable = (tables: readonly string[], ...any: object[]): Record<string, unknown[]> =>
    Object.fromEntries(tables.map((table) => [table, [any]]));

  describe('after a change of sharing', () => {
    it('moves every row of a part to its new audience, in all tables', async () => {
      const party = partOf(decided, 'party');
      expect(await audiencesOf(party)).toEqual(everyTable(EVERY_TABLE_OF_PARTY, CA));
      await node.say(sharing(id, { [party]: EU, outcome: forStates('DE') }));
      expect(await audiencesOf(party)).toEqual(everyTable(EVERY_TABLE_OF_PARTY, EU));
      expect(await audiencesOf('outcome')).toEqual(
        everyTable(['disclosure', 'record_part', 'record_facet'], forStates('DE')),
      );
    });

    it('leaves to the owner alone whatever the new sharing does not name', async () => {
      await node.say(sharing(id, { outcome: EU }));
      const parts = ['ground', 'reasons', 'party', 'person'] as const;
      for (const kind of parts) {
        const audiences = Object.values(await audiencesOf(partOf(decided, kind)));
        expect(new Set(audiences.map((any) => JSON.stringify(any)))).toEqual(new Set(['[[]]']));
      }
      expect(await seenBy(node, 'CA', id)).toEqual([]);
      expect(await seenBy(node, 'DE', id)).toEqual([
        'disclosure head',
        'disclosure outcome',
        'record_part head',
        'record_part outcome',
        'record_facet outcome',
      ]);
    });

    it('opens to a wider audience all that follows from the part, and nothing else', async () => {
      const party = partOf(decided, 'party');
      await node.say(sharing(id, { [party]: { circles: [], states: ['CA', 'DE'], except: [] } }));
      const seen = EVERY_TABLE_OF_PARTY.map((table) => `${table} party`);
      expect((await seenBy(node, 'DE', id)).filter((row) => !row.endsWith('head'))).toEqual(seen);
      expect(await seenBy(node, 'FR', id)).toEqual([]);
    });

    it('moves all versions of a part together', async () => {
      await node.say(correction(id, { 'reasons:en': { text: 'Considered again.' } }));
      await node.say(sharing(id, { 'reasons:en': CA }));
      expect(await audiencesOf('reasons:en')).toEqual(everyTable(TABLES_OF_TEXT, CA));
    });

    it('leaves what was said later to whom it was for', async () => {
      await node.say(legalEvent(id, 'annulled', '2026-05-04', { ...EU, states: ['CA'] }));
      const before = await audiencesOf('event');
      await node.say(sharing(id, { outcome: EU }));
      expect(await audiencesOf('event')).toEqual(before);
    });

    it('moves the rows of a later statement that is shared anew, and only those', async () => {
      const appeal = await node.say(legalEvent(id, 'appeal_lodged', '2026-05-04', EU));
      const extended = await node.say(legalEvent(id, 'deadline_extended', '2026-05-05', EU));
      await node.say(sharing(appeal.id, { event: CA }));
      const rows = (await rowsOf(node, id)).filter(({ part }) => part === 'event');
      for (const { arrival, audience } of rows) {
        expect(audience).toEqual([arrival === appeal.index ? CA : EU]);
      }
      expect(rows.map(({ table }) => table).sort()).toEqual([
        ...['disclosure', 'disclosure', 'record_event', 'record_event', 'record_part', 'record_part'],
      ]);
      expect(extended.index).toBeGreaterThan(appeal.index);
      expect(await audiencesOf('outcome')).toMatchObject({ record_part: [[EU]] });
    });

    it('shares anew why a record was corrected, and not with that what it says now', async () => {
      const mended = await node.say(correction(id, { 'reasons:en': { text: 'Considered again.' } }));
      await node.say(sharing(mended.id, { correction: CA }));
      expect(await audiencesOf('correction')).toEqual(everyTable(TABLES_OF_TEXT, CA));
      expect(await audiencesOf('reasons:en')).toEqual(everyTable(TABLES_OF_TEXT, EU));
    });

    it('shares anew that a part was erased', async () => {
      const erased = await node.say(erasure(id, ['reasons:en'], NOBODY));
      const notice = partOf(erased, 'erasure');
      await node.say(sharing(erased.id, { [notice]: EU }));
      expect(await audiencesOf(notice)).toEqual(everyTable(['disclosure', 'record_part'], EU));
    });

    it('does not open its own manifest to anyone', async () => {
      const changed = await node.say(sharing(id, { outcome: EU, 'reasons:en': CA }));
      const rows = (await rowsOf(node, id)).filter(({ part }) => part === 'sharing');
      expect(rows.some(({ arrival }) => arrival === changed.index)).toBe(true);
      expect(rows.every(({ audience }) => audience.length === 0)).toBe(true);
    });
  });

  describe('after a withdrawal', () => {
    it('leaves all but the withdrawal to the owner alone', async () => {
      await node.say(legalEvent(id, 'suspended', '2026-05-04', EU_AND_CA));
      await node.say(relationTo(id, OTHER));
      const withdrawn = await node.say(withdrawal(id, EU_AND_CA));
      const open = (await rowsOf(node, id)).filter(
        ({ audience, part }) => audience.length > 0 && part !== 'head',
      );
      expect(new Set(open.map(({ arrival }) => arrival))).toEqual(new Set([withdrawn.index]));
      expect(open.map(({ table }) => table).sort()).toEqual(['disclosure', 'record_event', 'record_part']);
      expect(await seenBy(node, 'CA', id)).not.toContain('party_name party');
    });

    it('ends the record on the day it is logged', async () => {
      const withdrawn = await node.say(withdrawal(id, EU_AND_CA));
      expect(
        await node.as('DE', (manager) => manager.findOneBy(RecordEvent, { arrival: withdrawn.index })),
      ).toMatchObject({
        event: 'withdrawn',
        standing: 'ended',
        trueFrom: '2026-11-23',
        trueUntil: '2026-11-23',
      });
    });
  });

  describe('after an erasure', () => {
    it('keeps nothing of what was erased in any row of any table', async () => {
      const secret = await node.say(
        decision(
          {},
          {
            parties: [
              {
                role: 'investor',
                names: [{ value: 'Zanzarelli Works', kind: 'current' }],
                lei: '5493001KJTIIGC8Y1R12',
              },
            ],
            persons: [{ role: 'owner', name: 'Wilhelmina Oxenbridge' }],
          },
        ),
      );
      const words = /zanzarelli|5493001KJTIIGC8Y1R12|oxenbridge/i;
      const parts = [partOf(secret, 'party'), partOf(secret, 'person')];
      const disclosures = await node.intake((manager) =>
        manager.query<{ encoded: string }[]>(
          'SELECT encoded FROM disclosure WHERE arrival = $1 AND part = ANY($2)',
          [secret.index, parts],
        ),
      );
      const keys = () =>
        node.intake((manager) =>
          manager.query<unknown[]>('SELECT key FROM party_key WHERE record_id = $1', [secret.id]),
        );
      expect(await everyRow(node)).toMatch(words);
      expect(await keys()).not.toEqual([]);
      await node.say(erasure(secret.id, parts));
      expect(await keys()).toEqual([]);
      const left = await everyRow(node);
      expect(left).not.toMatch(words);
      expect(disclosures).toHaveLength(2);
      for (const { encoded } of disclosures) expect(left).not.toContain(encoded);
    });

    it('erases every version that a correction has left', async () => {
      await node.say(correction(id, { 'reasons:en': { text: 'Pondered afresh.' } }));
      await node.say(erasure(id, ['reasons:en']));
      expect((await rowsOf(node, id)).filter(({ part }) => part === 'reasons:en')).toEqual([]);
      expect(await everyRow(node)).not.toContain('Pondered afresh');
    });

    it('leaves the other parts and the log as they were', async () => {
      const others = async () => (await rowsOf(node, id)).filter(({ part }) => part === 'outcome');
      const entries = () =>
        node.intake((manager) =>
          manager.query<unknown[]>('SELECT * FROM log_entry WHERE log_index <= $1', [decided.index]),
        );
      const before = [await others(), await entries()];
      await node.say(erasure(id, [partOf(decided, 'person')]));
      expect([await others(), await entries()]).toEqual(before);
    });

    it('tells of it whom the erasure is for', async () => {
      await node.say(erasure(id, [partOf(decided, 'party')], forStates('FR')));
      expect(await seenBy(node, 'FR', id)).toContain('record_part erasure');
      expect(await seenBy(node, 'DE', id)).not.toContain('record_part erasure');
    });
  });
});
