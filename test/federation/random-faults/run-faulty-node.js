import { Transactions } from '../../../dist/libs/database/src/index.js';
import { readSettings } from '../../../dist/apps/registry/src/settings/settings.js';
import { prepareNode } from '../../../dist/apps/registry/src/start-node.js';

// A node in a process of its own, as main.ts starts one, but empty; it pulls when it is asked to. The process that started
// it may set its clock wrong at any time, and read what stands in an embedded database.
let offset = Number(process.env.TEST_CLOCK_OFFSET_MS ?? '0');
const clock = { now: () => new Date(Date.now() + offset) };
const settings = readSettings(process.env);
const { app } = await prepareNode(settings, { withoutCases: true, clock });

const asOwner = (sql) =>
  app.get(Transactions).run({ role: 'intake' }, async (manager) => {
    await manager.query('RESET ROLE');
    return manager.query(sql);
  });

process.on('message', ({ clockOffsetMs, sql }) => {
  if (clockOffsetMs !== undefined) offset = clockOffsetMs;
  const rows = sql === undefined ? Promise.resolve([]) : asOwner(sql);
  rows.then(
    (found) => process.send({ rows: found }),
    (error) => process.send({ error: String(error) }),
  );
});
// Nothing is left of a run that was itself killed.
process.on('disconnect', () => process.exit());

await app.listen(settings.port, settings.host);
