import { type RootPayload, readRootFile, verifyTrustedRoot } from '#membership';

import { demonstrationRoot } from '../demonstration/demonstration-root.js';
import { DEMONSTRATION_ORIGIN } from '../demonstration/members.js';
import { claimFolder } from './claim-folder.js';
import { SettingsError } from './settings.errors.js';
import type { Settings } from './settings.js';

/** The root that trust begins with, and the name of this node's log in it. */
export interface GivenRoot {
  /** JWS General JSON, parsed. */
  readonly file: unknown;
  readonly origin: string;
}

/** The root that the operator was given by hand, or the demonstration's; ties the data folder to its register. */
export function givenRoot(settings: Settings): Promise<GivenRoot> {
  const { rootFile, origin } = settings;
  return rootFile === undefined || origin === undefined
    ? madeRoot(settings)
    : configuredRoot(settings.dataFolder, rootFile, origin);
}

/** A demonstration makes its root in its own folder, so the folder comes first. */
async function madeRoot({ dataFolder, publicUrl }: Settings): Promise<GivenRoot> {
  await claimFolder(dataFolder, `demonstration ${DEMONSTRATION_ORIGIN}`);
  const path = await demonstrationRoot(dataFolder, publicUrl);
  return { file: await readRootFile(path), origin: DEMONSTRATION_ORIGIN };
}

/** A mistyped setting must not name the folder, so the root comes first. */
async function configuredRoot(folder: string, path: string, origin: string): Promise<GivenRoot> {
  const file = await readRootFile(path);
  const { payload } = await verifyTrustedRoot(file);
  checkConfiguredRoot(payload, origin);
  await claimFolder(folder, `configured ${origin}`);
  return { file, origin };
}

/** A configured node takes no made-up members, and has to be one of the nodes that the members know. */
function checkConfiguredRoot({ demo, nodes }: RootPayload, origin: string): void {
  if (demo) {
    throw new SettingsError('ROOT_IS_DEMONSTRATION', 'The root in GROUNDS_ROOT is a demonstration.', {
      advice: 'Configure the root that the members signed, or leave GROUNDS_ROOT unset.',
    });
  }
  if (nodes.some((node) => node.origin === origin)) return;
  throw new SettingsError('ROOT_WITHOUT_NODE', 'The root knows no node with the origin in GROUNDS_ORIGIN.', {
    advice: 'Use the origin of this node as the members signed it.',
  });
}
