import { readSettings } from '../../dist/apps/registry/src/settings/settings.js';
import { prepareNode } from '../../dist/apps/registry/src/start-node.js';

// A node in a process of its own, as main.ts starts one, but empty, and with a clock that may be wrong by
// TEST_CLOCK_OFFSET_MS. It does nothing of itself: a test says when it pulls.
const settings = readSettings(process.env);
const offset = Number(process.env.TEST_CLOCK_OFFSET_MS ?? '0');
const clock = { now: () => new Date(Date.now() + offset) };
const { app } = await prepareNode(settings, { withoutCases: true, clock });
await app.listen(settings.port, settings.host);
