import {
  EU,
  NOBODY,
  circle,
  correction,
  erasure,
  exclusion,
  forStates,
  legalEvent,
  relationTo,
  sharing,
  withdrawal,
} from '../../test/example-forms.js';
import { ExampleGate, type Said, partOf } from '../../test/example-gate.js';
import { decision } from '../../test/example-register.js';
import { RebuiltGate, differing } from '../../test/rebuilt-gate.js';
import { DERIVED_TABLES, DISCLOSURES } from './projection-tables.js';

const draft = decision(
  {},
  {
    reasons: [{ language: 'en', text: 'Thoroughly considered.' }],
    parties: [
      {
        role: 'investor',
        names: [{ value: 'Quillmere Ventures', kind: 'current' }],
        lei: '529900T8BM49AURSDO55',
        audience: forStates('CA'),
      },
    ],
    persons: [{ role: 'owner', name: 'Alma Brightwater', audience: NOBODY }],
  },
);

describe('rebuild', () => {
  let node: ExampleGate;
  let gate: RebuiltGate;
  let decided: Said;
  let id: string;
  /** The row of a disclosure that was erased since. */
  let person: Record<string, unknown>;

  beforeAll(async () => {
    node = await ExampleGate.open();
    gate = new RebuiltGate(node);
    decided = await node.say(draft);
    ({ id } = decided);
    [person = {}] = await gate.sql<Record<string, unknown>>(
      'SELECT row_to_json(d) AS row FROM disclosure d WHERE part = $1',
      [partOf(decided, 'person')],
    );
    await node.say(correction(id, { 'reasons:en': { text: 'Considered again.' } }));
    await node.say(legalEvent(id, 'appeal_lodged'));
    await node.say(relationTo(id, 'BBBBBBBBBBBBBBBBBBBBBA', forStates('CA')));
    await node.say(erasure(id, [partOf(decided, 'person')]));
    const parts = { [partOf(decided, 'outcome')]: EU, [partOf(decided, 'ground')]: EU };
    await node.say(sharing(id, parts, { announce: EU }));
    await node.say(withdrawal((await node.say(draft)).id));
    const relation = await node.say(relationTo(id, 'BBBBBBBBBBBBBBBBBBBBCA'));
    await node.say(erasure(relation.id, ['relation']));
    await node.say(circle(1, ['FR', 'DE']));
    await node.say(circle(2, ['FR']));
    await node.say(exclusion(1, ['DE']));
    await node.say(decision({}, { audience: { circles: ['nl:near', 'eu'] } }));
  });

  afterAll(() => node.close());

  it('makes the rows that the gate has made, for every kind of statement, also after an erasure', async () => {
    const { tables, entries, statements, unreadable } = await gate.rebuild();
    expect(differing(tables)).toEqual({});
    expect(unreadable).toEqual([]);
    expect([entries, statements]).toEqual([14, 14]);
    expect(tables.filter(({ rows }) => rows === 0)).toEqual([]);
  });

  it('looks at every table that refers to an audience', async () => {
    const rows = await gate.sql<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'audience_id'`,
    );
    const known = [...DERIVED_TABLES, DISCLOSURES.table];
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each([
    ['record', `UPDATE record SET demo = NOT demo WHERE record_id = $1`, 1, 1],
    [
      'statement',
      `UPDATE statement SET kind = 'relation' WHERE kind = 'legal-event' AND record_id = $1`,
      1,
      1,
    ],
    ['record_part', `UPDATE record_part SET content = '{}' WHERE part = 'outcome' AND record_id = $1`, 1, 1],
    ['record_facet', `DELETE FROM record_facet WHERE facet = 'kind' AND record_id = $1`, 1, 0],
    [
      'record_term',
      `UPDATE record_term SET length = length + 1 WHERE ctid = (SELECT min(ctid) FROM record_term WHERE record_id = $1)`,
      1,
      1,
    ],
    ['record_event', `DELETE FROM record_event WHERE event = 'appeal_lodged' AND record_id = $1`, 1, 0],
    ['record_relation', `DELETE FROM record_relation WHERE record_id = $1`, 1, 0],
    ['party_name', `UPDATE party_name SET core = 'else' WHERE record_id = $1`, 1, 1],
    ['party_key', `DELETE FROM party_key WHERE key = 'kvilmere' AND record_id = $1`, 1, 0],
    ['party_identifier', `DELETE FROM party_identifier WHERE scheme = 'lei' AND record_id = $1`, 1, 0],
    ['hit_level', `DELETE FROM hit_level WHERE record_id = $1`, 1, 0],
    ['state_circle', `UPDATE state_circle SET states = '{FR,DE}' WHERE $1 <> ''`, 1, 1],
    ['state_exclusion', `DELETE FROM state_exclusion WHERE $1 <> ''`, 1, 0],
  ])('names the rows of %s that differ, by their keys alone', async (table, damage, missing, extra) => {
    const found = differing((await gate.rebuild([[damage, id]])).tables);
    const expected = { missing, extra, examples: [expect.any(String) as string] };
    expect(found).toEqual({ [table]: expected });
    expect(JSON.stringify(found)).not.toMatch(/quillmere|529900/i);
  });

  it('notices a row that is shown to others than its owner said', async () => {
    const shown = `UPDATE record_part
       SET audience_id = (SELECT audience_id FROM record_part WHERE part = 'outcome' AND record_id = $1)
     WHERE part LIKE 'party:%' AND record_id = $1`;
    const found = differing((await gate.rebuild([[shown, id]])).tables);
    const party = `${id} ${partOf(decided, 'party')} ${decided.index}`;
    expect(found).toEqual({ record_part: { missing: 1, extra: 1, examples: [party] } });
  });

  it('notices a state that an audience was made to let in', async () => {
    const letIn = `INSERT INTO audience_reader (audience_id, state, since, until)
      SELECT audience_id, 'XX', 'epoch', 'infinity' FROM record_part WHERE part = 'outcome' AND record_id = $1`;
    expect(differing((await gate.rebuild([[letIn, id]])).tables)).toEqual({
      audience_reader: {
        missing: 0,
        extra: 1,
        examples: [expect.stringMatching(/^[0-9a-f]{64} XX$/) as string],
      },
    });
  });

  it('notices an audience whose wording was changed under its digest', async () => {
    const reword = `UPDATE audience SET definition = jsonb_set(definition, '{any}', '[]')
      WHERE audience_id = (SELECT audience_id FROM record_part WHERE part = 'outcome' AND record_id = $1)`;
    expect(Object.keys(differing((await gate.rebuild([[reword, id]])).tables))).toEqual(['audience']);
  });

  it('says of a disclosure that is lost or changed which entry cannot be read', async () => {
    const { unreadable } = await gate.rebuild([
      [`DELETE FROM disclosure WHERE part = 'head' AND arrival = 0`],
      [`UPDATE disclosure SET encoded = encoded || 'A' WHERE part = 'outcome' AND arrival = 6`],
    ]);
    const [first, ...rest] = unreadable;
    expect(first).toEqual({ logIndex: 0, why: 'its head is not held' });
    const orphaned = 'what it refers to could not be projected';
    expect(rest.map(({ why }) => why)).toEqual([
      ...Array<string>(5).fill(orphaned),
      'DISCLOSURE_UNREFERENCED',
      ...Array<string>(3).fill(orphaned),
    ]);
  });

  it('leaves out what the node has said of itself', async () => {
    const ofTheNode = `INSERT INTO log_entry
      SELECT (jsonb_populate_record(e, jsonb_build_object('log_index', 14, 'arrival', 14, 'statement_id', 'of-the-node',
               'kind', 'node', 'state', null, 'signing_input_hash', '\\x' || repeat('00', 32)))).*
        FROM log_entry e WHERE log_index = 13`;
    const { entries, statements, unreadable } = await gate.rebuild([[ofTheNode]]);
    expect([entries, statements, unreadable]).toEqual([15, 14, []]);
  });

  describe('applied', () => {
    const CHANGES = [
      `DELETE FROM party_key`,
      `DELETE FROM hit_level`,
      `DELETE FROM state_exclusion`,
      `UPDATE state_circle SET expires = 'epoch'`,
      `UPDATE record_part SET content = '{}'`,
      `UPDATE audience SET definition = jsonb_set(definition, '{any}', '[]')`,
      `UPDATE disclosure SET audience_id = (SELECT min(audience_id) FROM audience)`,
      `DELETE FROM audience_reader`,
    ];

    it('puts back what was changed, deleted and added, also whom it is for', async () => {
      const damage = CHANGES.map((sql) => [sql] as const);
      expect(Object.keys(differing((await gate.rebuild(damage)).tables)).length).toBeGreaterThanOrEqual(5);
      expect(differing((await gate.rebuild(damage, { apply: true })).tables)).toEqual({});
    });

    it('destroys again what the log says was erased', async () => {
      const back = `INSERT INTO disclosure SELECT * FROM json_populate_record(NULL::disclosure, $1)`;
      const damage = [[back, JSON.stringify(person.row)]] as const;
      const found = await gate.rebuild(damage);
      expect([found.unreadable, differing(found.tables)]).toEqual([
        [],
        {
          disclosure: { missing: 0, extra: 1, examples: [`${decided.index} ${partOf(decided, 'person')}`] },
        },
      ]);
      expect(differing((await gate.rebuild(damage, { apply: true })).tables)).toEqual({});
    });
  });
});
