import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type DemonstrationNode, rootOfNodes } from './demonstration-root.js';

/** Who is at home where, in the demonstration of several nodes. */
export const HOMES = [
  { name: 'nl', states: ['NL', 'DE', 'IT', 'GB'] },
  { name: 'fr', states: ['FR', 'CZ', 'NO'] },
  { name: 'ca', states: ['CA', 'AU', 'JP', 'KR'] },
] as const;

export interface NodePlace extends DemonstrationNode {
  readonly name: string;
  readonly port: number;
}

/** Where the three nodes are: each in a folder of its own, at ports that follow one another. */
export function threePlaces(folder: string, firstPort: number): NodePlace[] {
  return HOMES.map(({ name, states }, place) => ({
    name,
    states,
    origin: `${name}.demonstration.invalid/log`,
    folder: join(folder, name),
    port: firstPort + place,
    url: `http://127.0.0.1:${firstPort + place}`,
  }));
}

/**
 * The path of the root that the three nodes share; made, with all their keys, at the first start. It lists their
 * addresses, so that it is made anew when they have moved.
 */
export async function sharedRoot(folder: string, places: readonly NodePlace[]): Promise<string> {
  const path = join(folder, 'root.json');
  const listed = join(folder, 'addresses');
  const addresses = places.map(({ url }) => url).join('\n');
  if ((await readFile(listed, 'utf8').catch(() => '')) === addresses) return path;
  for (const place of places) await mkdir(place.folder, { recursive: true, mode: 0o700 });
  await writeFile(path, await rootOfNodes(places), { mode: 0o600 });
  await writeFile(listed, addresses, { mode: 0o600 });
  return path;
}
