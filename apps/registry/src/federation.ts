import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

import { type NodePlace, sharedRoot, threePlaces } from './demonstration/three-nodes.js';
import { readSettings } from './settings/settings.js';

const MAIN = join(import.meta.dirname, 'main.js');

/** `npm run federation`: three nodes of one register on this machine, each a process with its own folder and database. */
async function main(): Promise<void> {
  const { port } = readSettings(process.env);
  const folder = resolve(process.env.GROUNDS_DATA ?? '.grounds', 'federation');
  const places = threePlaces(folder, port);
  const root = await sharedRoot(folder, places);
  const running = await Promise.all(places.map((place) => started(place, root)));
  const stop = (): void => running.forEach((node) => node.kill('SIGTERM'));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  process.stdout.write(whatToTry(places));
}

/** Resolves when the node says that it is ready. */
function started({ name, origin, folder, port }: NodePlace, root: string): Promise<ChildProcess> {
  const env = {
    ...process.env,
    PORT: String(port),
    GROUNDS_DATA: folder,
    GROUNDS_ROOT: root,
    GROUNDS_ORIGIN: origin,
  };
  const node = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  node.stderr.on('data', (text: Buffer) => process.stderr.write(`${name}: ${text.toString()}`));
  return new Promise((ready, failed) => {
    node.stdout.once('data', () => ready(node));
    node.once('exit', (code) => failed(new Error(`The node ${name} ended with ${code}.`)));
  });
}

function whatToTry(places: readonly NodePlace[]): string {
  const [nl, fr, ca] = places.map(({ url }) => url);
  const table = places
    .map(({ name, url, states }) => `  ${name}  ${url}  hosts ${states.join(', ')}`)
    .join('\n');
  return `DEMONSTRATION of three nodes of one register. Each has its own database, keys and log.

${table}

Try, in another terminal:
  GROUNDS_URL=${nl} npx grounds sync --as nl-steward        the Dutch node asks the others now; it does so by itself every 30 seconds
  GROUNDS_URL=${nl} npx grounds peers --as nl-reader        how fresh what it holds of each is
  GROUNDS_URL=${nl} npx grounds check --as nl-reader --name "Hikvision Canada Inc" --purpose screening --case NL-1
  GROUNDS_URL=${ca} npx grounds precedents --as ca-reader --purpose screening --case CA-1
  GROUNDS_URL=${fr} npx grounds peers --as fr-reader
`;
}

main().catch((error: unknown) => {
  process.stderr.write(`The nodes did not start. ${String(error)}\n`);
  process.exitCode = 1;
});
