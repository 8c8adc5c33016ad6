import { EU, NOBODY, correction, erasure, forStates, legalEvent, relationTo } from '../test/example-forms.js';
import { ExampleGate, type Said, partOf } from '../test/example-gate.js';
import { decision } from '../test/example-register.js';
import { rowsOf } from '../test/stored-rows.js';
import { RecordPart } from './record-part.entity.js';
import { RecordRelation } from './record-relation.entity.js';

const OTHER = 'BBBBBBBBBBBBBBBBBBBBBA';
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

describe('LaterEffects', () => {
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

  describe('after a correction', () => {
    const versions = (
      part: string,
    ): Promise<{ content: { text: string }; from: Date; until: Date | number }[]> =>
      node.intake((manager) =>
        manager.query(
          `SELECT content, known_from AS "from", known_until AS "until" FROM record_part
            WHERE record_id = $1 AND part = $2 ORDER BY arrival`,
          [id, part],
        ),
      );

    it('keeps both versions, the first known until the second', async () => {
      node.now = new Date('2026-11-23T13:00:00Z');
      await node.say(correction(id, { 'reasons:en': { text: 'Considered again.' } }));
      node.now = new Date('2026-11-23T12:00:00Z');
      expect(await versions('reasons:en')).toMatchObject([
        { content: { text: 'Thoroughly considered.' }, until: new Date('2026-11-23T13:00:00Z') },
        { content: { text: 'Considered again.' }, from: new Date('2026-11-23T13:00:00Z'), until: Infinity },
      ]);
    });

    it('closes in time the names, identifiers and facets of the old words too', async () => {
      const party = partOf(decided, 'party');
      const names = [{ value: 'Ostara Robotics', kind: 'current' }];
      await node.say(correction(id, { [party]: { role: 'investor', names, audience: CA } }));
      const current = (table: string) =>
        node.intake((manager) =>
          manager.query<object[]>(
            `SELECT * FROM ${table} WHERE record_id = $1 AND part = $2 AND known_until = 'infinity'`,
            [id, party],
          ),
        );
      expect(await current('party_name')).toMatchObject([{ name: 'Ostara Robotics' }]);
      expect(await current('party_identifier')).toEqual([]);
    });

    it('leaves what it does not replace as current as it was', async () => {
      await node.say(correction(id, { 'reasons:en': { text: 'Considered again.' } }));
      expect(await versions('outcome')).toMatchObject([{ until: Infinity }]);
      expect(await versions('correction')).toMatchObject([{ until: Infinity }]);
    });

    it('adds a part that was not there', async () => {
      const add = { grounds: [{ code: 'SEC-01', weight: 'contributing', audience: CA }] };
      const said = await node.say(correction(id, {}, EU, { add }));
      const part = await node.as('CA', (manager) =>
        manager.findOneBy(RecordPart, { recordId: id, arrival: said.index, kind: 'ground' }),
      );
      expect(part?.content).toMatchObject({ code: 'SEC-01' });
    });
  });

  describe('of a relation', () => {
    it('keeps whom it ties the record to, for whom it is', async () => {
      const tied = await node.say(relationTo(id, OTHER, CA));
      const read = (state: string) =>
        node.as(state, (manager) => manager.findBy(RecordRelation, { toRecordId: OTHER, recordId: id }));
      expect(await read('CA')).toMatchObject([{ arrival: tied.index, part: 'relation' }]);
      expect(await read('DE')).toEqual([]);
    });
  });

  describe('after the text of a later statement is erased', () => {
    const left = async (part: string): Promise<[string, number][]> =>
      (await rowsOf(node, id))
        .filter((row) => row.part === part)
        .map(({ table, arrival }) => [table, arrival]);

    it('keeps no row of that event, and every row of the others', async () => {
      const appeal = await node.say(legalEvent(id, 'appeal_lodged', '2026-05-04'));
      const annulled = await node.say(legalEvent(id, 'annulled', '2026-06-04'));
      await node.say(erasure(annulled.id, ['event']));
      expect(await left('event')).toEqual(
        ['disclosure', 'record_part', 'record_event'].map((table) => [table, appeal.index]),
      );
    });

    it('unties the records with the relation', async () => {
      const tied = await node.say(relationTo(id, OTHER));
      expect(await left('relation')).toContainEqual(['record_relation', tied.index]);
      await node.say(erasure(tied.id, ['relation']));
      expect(await left('relation')).toEqual([]);
    });

    it('keeps the corrected words when only the reason for them is erased', async () => {
      const mended = await node.say(correction(id, { 'reasons:en': { text: 'Considered again.' } }));
      await node.say(erasure(mended.id, ['correction']));
      expect(await left('correction')).toEqual([]);
      expect(await left('reasons:en')).toContainEqual(['record_part', mended.index]);
    });
  });
});
