import { readFile, writeFile } from 'node:fs/promises';

import { type RootFile, type RootPayload, signRoot } from '#membership';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import { demonstrationRoot } from '../../apps/registry/src/demonstration/demonstration-root.js';

const OTHER_LOG = 'elsewhere.invalid/log';

/** Writes a demonstration root in which one state keeps its statements in another node's log. */
export async function movedHome(folder: string, url: string, state: string): Promise<void> {
  const path = await demonstrationRoot(folder, url);
  const file = JSON.parse(await readFile(path, 'utf8')) as RootFile;
  const payload = JSON.parse(Buffer.from(file.payload, 'base64url').toString()) as RootPayload;
  for (const node of payload.nodes) node.states = node.states.filter((code) => code !== state);
  payload.nodes.push({ origin: OTHER_LOG, url: 'https://elsewhere.invalid', states: [state], keys: [] });
  for (const entry of payload.states) if (entry.code === state) entry.homeLog = OTHER_LOG;
  const signers = await Promise.all(
    payload.rootKeys.map(async (key) => ({ ...(await demonstrationKey(folder, 'root', key.state)) })),
  );
  await writeFile(path, `${JSON.stringify(await signRoot(payload, signers), null, 2)}\n`);
}
