import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { type RootPayload, signRoot } from '#membership';
import { parseStrictJson } from '#statement';

import { CliError } from '../cli.errors.js';
import { readTextFile } from '../files/read-text-file.js';
import { PUBLIC, writeNewFile } from '../files/write-new-file.js';
import { makeKitKey } from './kit-keys.js';
import { type Partner, rehearsalRoot } from './rehearsal-root.js';

const FORMAT = 'grounds-conformance/1';
const KIT = 'kit.json';
export const REHEARSAL_ROOT = 'root.json';

/** What a kit says of itself; its keys and the root of the rehearsal lie beside it. */
export interface KitFile {
  readonly format: typeof FORMAT;
  /** The node under test, by the origin of its log. */
  readonly tested: string;
  readonly partner: {
    readonly state: string;
    readonly iss: string;
    readonly origin: string;
    readonly url: string;
    /** Where the kit listens, when something before it answers at `url`. */
    readonly listen: string;
  };
}

export interface KitPlan {
  readonly payload: RootPayload;
  readonly tested: string;
  readonly state: string;
  /** Address of the partner in the root, and where the kit listens for it. */
  readonly url: string;
  readonly listen: string;
  readonly demo: boolean;
  readonly now: Date;
}

/** Makes a kit in a folder of its own: the partner's keys, and a root that knows it and the node under test. */
export async function makeKit(folder: string, plan: KitPlan): Promise<KitFile> {
  const { payload, tested, state, url, listen, demo, now } = plan;
  const name = `partner-${state.toLowerCase()}.rehearsal.invalid`;
  const partner = { state, iss: `https://${name}/`, origin: `${name}/log`, url };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const root = await makeKitKey(folder, 'root');
  const keys = {
    root: listed(root),
    record: listed(await makeKitKey(folder, 'record')),
    node: {
      log: listed(await makeKitKey(folder, 'log')),
      witness: listed(await makeKitKey(folder, 'witness')),
      node: listed(await makeKitKey(folder, 'node')),
    },
  } satisfies Pick<Partner, 'root' | 'record' | 'node'>;
  const rehearsal = rehearsalRoot(payload, tested, { ...partner, ...keys }, { demo, now });
  const signed = await signRoot(rehearsal, [root]);
  await writeNewFile(join(folder, REHEARSAL_ROOT), `${JSON.stringify(signed, null, 2)}\n`, PUBLIC);
  const kit: KitFile = { format: FORMAT, tested, partner: { ...partner, listen } };
  await writeNewFile(join(folder, KIT), `${JSON.stringify(kit, null, 2)}\n`, PUBLIC);
  return kit;
}

/** @throws CliError FILE_UNREADABLE, FILE_FORMAT */
export async function readKit(folder: string): Promise<KitFile> {
  const path = join(folder, KIT);
  const value = parseStrictJson(await readTextFile(path), [KIT]) as unknown as Partial<KitFile> | null;
  if (value?.format === FORMAT && typeof value.tested === 'string' && value.partner) return value as KitFile;
  throw new CliError('FILE_FORMAT', `The file ${path} describes no kit.`, {
    advice: 'Make one with: grounds conformance prepare',
  });
}

function listed({ kid, jwk }: Awaited<ReturnType<typeof makeKitKey>>): Partner['root'] {
  return { kid, jwk };
}
