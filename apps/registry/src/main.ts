import './in-production.js';

import { isRegisterError } from '#kernel';

import { greeting } from './demonstration/greeting.js';
import { readSettings } from './settings/settings.js';
import { prepareNode } from './start-node.js';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const { app, demonstration } = await prepareNode(settings);
  await app.listen(settings.port, settings.host);
  const ready = demonstration
    ? greeting(settings.publicUrl, settings.dataFolder)
    : `Ready: ${settings.publicUrl}\n`;
  process.stdout.write(ready);
}

main().catch((error: unknown) => {
  const known = isRegisterError(error);
  const text = known
    ? `${error.code}: ${error.message}${error.advice ? ` ${error.advice}` : ''}`
    : String(error);
  process.stderr.write(`The node did not start. ${text}\n`);
  process.exitCode = 1;
});
