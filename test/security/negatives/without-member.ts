import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { MembershipDirectory, type RootFile, type RootPayload, signRoot, verifyNextRoot } from '#membership';

import { demonstrationKey } from '../../../apps/registry/src/demonstration/demonstration-keys.js';
import type { TestNode } from '../../support/start-node.js';

/** Puts a next root in force, signed as it has to be, in which a state is no member; once for each state. */
export async function withoutMember(node: TestNode, state: string): Promise<void> {
  const directory = node.app.get(MembershipDirectory, { strict: false });
  const { root } = directory.current();
  if (!root.payload.states.some(({ code }) => code === state)) return;
  const file = JSON.parse(await readFile(join(node.dataFolder, 'root.json'), 'utf8')) as RootFile;
  const payload = JSON.parse(Buffer.from(file.payload, 'base64url').toString()) as RootPayload;
  payload.version = root.payload.version + 1;
  payload.prev = root.digest;
  payload.states = payload.states.filter(({ code }) => code !== state);
  for (const circle of payload.circles) circle.states = circle.states.filter((code) => code !== state);
  for (const home of payload.nodes) home.states = home.states.filter((code) => code !== state);
  const signers = await Promise.all(
    payload.rootKeys.map(async (key) => ({
      ...(await demonstrationKey(node.dataFolder, 'root', key.state)),
    })),
  );
  const next = await signRoot(payload, signers);
  await directory.replace(await verifyNextRoot(next, root, new Date()));
}
