import { ANALYSIS_VERSION } from '#matching';

import { ExampleGate } from '../test/example-gate.js';
import { decision } from '../test/example-register.js';
import { NameRefresh } from './name-refresh.service.js';

const FILED = `
  SELECT n.names, k.keys FROM
    (SELECT arrival, part, array_agg(ARRAY[name, core, analysis::text] ORDER BY position) AS names
       FROM party_name GROUP BY arrival, part) n
    LEFT JOIN (SELECT arrival, part, array_agg(state || ' ' || audience_id || ' ' || key ORDER BY key) AS keys
       FROM party_key GROUP BY arrival, part) k USING (arrival, part)
   ORDER BY arrival, part`;

const PARTIES = [
  {
    role: 'investor',
    names: [
      { value: 'Quillmere Ventures B.V.', kind: 'current' },
      { value: 'Quillmere', kind: 'former' },
    ],
  },
];

describe('NameRefresh', () => {
  let node: ExampleGate;

  beforeAll(async () => {
    node = await ExampleGate.open();
    for (let turn = 0; turn < 3; turn++) await node.say(decision({}, { parties: PARTIES }));
  });

  afterAll(() => node.close());

  const filed = (): Promise<unknown[]> => node.intake((manager) => manager.query(FILED));

  it('leaves names alone that today’s analysis has filed', async () => {
    const before = await filed();
    expect(before).not.toEqual([]);
    expect(await new NameRefresh(node.transactions).run()).toBe(0);
    expect(await filed()).toEqual(before);
  });

  it('files the others anew, as if they had come in today, for whom they are', async () => {
    const before = await filed();
    await node.intake(async (manager) => {
      await manager.query(`UPDATE party_name SET core = 'older', analysis = $1`, [ANALYSIS_VERSION - 1]);
      await manager.query(`UPDATE party_key SET key = 'older' || key`);
    });
    expect(await new NameRefresh(node.transactions).run()).toBe(before.length);
    expect(await filed()).toEqual(before);
  });

  it('files names that have no keys yet, as a migration leaves them', async () => {
    const before = await filed();
    await node.intake(async (manager) => {
      await manager.query('UPDATE party_name SET analysis = 0');
      await manager.query('DELETE FROM party_key');
    });
    expect(await new NameRefresh(node.transactions).run()).toBe(before.length);
    expect(await filed()).toEqual(before);
  });
});
