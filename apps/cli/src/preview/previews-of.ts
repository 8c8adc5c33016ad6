import type { ValidParts } from '#statement';

import type { Session } from '../session.js';
import { askPreview } from './ask-preview.js';
import { plannedLevels, type PlannedPart, plannedParts } from './planned-parts.js';
import type { Preview, Previews } from './preview.type.js';

export interface PreviewOptions {
  /** Path of a root file: the preview then comes from it, and no node is asked. */
  readonly root?: string;
  /** Without a root either: only what the author wrote. */
  readonly offline?: boolean;
}

/** Whom the parts and the hit levels of a statement would reach, asked of the node or read from a root. */
export async function previewsOf(
  session: Session,
  { root, offline, iss }: PreviewOptions & { readonly iss: string | undefined },
  parts: ValidParts,
): Promise<Previews> {
  if (offline && root === undefined) return { parts: undefined, levels: undefined };
  const preview = root === undefined ? askedOf(session) : await readFrom(root, iss ?? '');
  return { parts: await preview(plannedParts(parts)), levels: await preview(plannedLevels(parts)) };
}

type PreviewParts = (planned: readonly PlannedPart[]) => Promise<Preview | undefined>;

function askedOf(session: Session): PreviewParts {
  return (planned) => askPreview(session, planned);
}

async function readFrom(path: string, iss: string): Promise<PreviewParts> {
  // The decorators of #membership read metadata while they are loaded.
  await import('reflect-metadata');
  const [{ loadRootFile, Membership }, { systemClock }, { previewFromRoot }] = await Promise.all([
    import('#membership'),
    import('#kernel'),
    import('./preview-from-root.js'),
  ]);
  const now = systemClock.now();
  const membership = new Membership(await loadRootFile(path, now));
  return (planned) => previewFromRoot(membership, iss, planned, now);
}
