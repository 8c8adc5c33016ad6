import { type NodeEntry, type RootPayload, readRootFile, verifyTrustedRoot } from '#membership';

import { demonstrationRoot } from '../demonstration/demonstration-root.js';
import { DEMONSTRATION_ORIGIN, MEMBERS } from '../demonstration/members.js';
import { claimFolder } from './claim-folder.js';
import { SettingsError } from './settings.errors.js';
import { type Settings, isLoopback, onlyOnLoopback } from './settings.js';

/** The root that trust begins with, and the name of this node's log in it. */
export interface GivenRoot {
  /** JWS General JSON, parsed. */
  readonly file: unknown;
  readonly origin: string;
  /** Whether everything under this root is made up. */
  readonly demonstration: boolean;
  /** The states that are at home at this node; in a demonstration that makes its own root, all. */
  readonly hosted: readonly string[];
}

/** The root that the operator was given by hand, or the demonstration's; ties the data folder to its register. */
export function givenRoot(settings: Settings): Promise<GivenRoot> {
  const { rootFile, origin } = settings;
  return rootFile === undefined || origin === undefined
    ? madeRoot(settings)
    : namedRoot(settings, rootFile, origin);
}

/** A demonstration makes its root in its own folder, so the folder comes first. */
async function madeRoot({ dataFolder, publicUrl }: Settings): Promise<GivenRoot> {
  await claimFolder(dataFolder, `demonstration ${DEMONSTRATION_ORIGIN}`);
  const path = await demonstrationRoot(dataFolder, publicUrl);
  const hosted = MEMBERS.map(({ code }) => code);
  return { file: await readRootFile(path), origin: DEMONSTRATION_ORIGIN, demonstration: true, hosted };
}

/** A mistyped setting must not name the folder, so the root comes first. */
async function namedRoot(settings: Settings, path: string, origin: string): Promise<GivenRoot> {
  const file = await readRootFile(path);
  const { payload } = await verifyTrustedRoot(file);
  const demonstration = payload.demo === true;
  const { states: hosted } = nodeIn(payload, origin);
  checkMode(settings, demonstration);
  await claimFolder(settings.dataFolder, `${demonstration ? 'demonstration' : 'configured'} ${origin}`);
  return { file, origin, demonstration, hosted };
}

/** A register of real members keeps its records on a server; one of made-up members is reached from this machine only. */
function checkMode({ databaseUrl, host }: Settings, demonstration: boolean): void {
  if (!demonstration && databaseUrl === undefined) {
    throw new SettingsError(
      'ROOT_NEEDS_SERVER',
      'A configured register keeps its records on a PostgreSQL server.',
      {
        advice:
          'Set DATABASE_URL. In the embedded database row-level security is a rehearsal, not a boundary.',
      },
    );
  }
  if (demonstration && !isLoopback(host)) throw onlyOnLoopback();
}

/** It has to be one of the nodes that the members know. */
function nodeIn({ nodes }: RootPayload, origin: string): NodeEntry {
  const own = nodes.find((node) => node.origin === origin);
  if (own) return own;
  throw new SettingsError('ROOT_WITHOUT_NODE', 'The root knows no node with the origin in GROUNDS_ORIGIN.', {
    advice: 'Use the origin of this node as the members signed it.',
  });
}
