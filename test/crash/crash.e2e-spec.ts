import { runCrashes } from './crash-run.js';
import { type PreparedRun, prepareRun } from './prepare-run.js';
import { prepareStatements } from './prepare-statements.js';

const SUBMISSIONS = 60;
const KILLS = 2;

const onServer = process.env.TEST_DATABASE_ADMIN_URL ? describe : describe.skip;

/** The short version; `npm run crash` is the long one, and also kills the database server. */
onServer('a node that is killed at any moment (needs TEST_DATABASE_ADMIN_URL)', () => {
  let run: PreparedRun;

  beforeAll(async () => {
    run = await prepareRun();
    await run.node.start();
  }, 90_000);

  afterAll(() => run?.clear());

  it('D24: loses nothing that it has acknowledged, repeats nothing, forks nowhere, and starts by itself', async () => {
    const statements = await prepareStatements(run.folder, SUBMISSIONS);
    const strike = async (): Promise<void> => {
      await run.node.kill();
      await run.node.start();
    };
    const report = await runCrashes(run.node, statements, { name: 'kill', strike }, KILLS, () => undefined);
    expect(report).toMatchObject({
      submitted: SUBMISSIONS,
      acknowledged: SUBMISSIONS,
      kills: KILLS,
      lost: 0,
      repeated: 0,
      forked: 0,
      state: 'signing',
    });
  }, 180_000);
});
