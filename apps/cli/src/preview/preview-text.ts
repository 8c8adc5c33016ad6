import { isManifestKind, onePart, type ValidParts } from '#statement';

import { renderAudiences } from '../render/render-audiences.js';
import { renderManifest } from '../render/render-manifest.js';
import { Wording } from '../render/wording.js';
import type { Session } from '../session.js';
import type { Previews } from './preview.type.js';
import { type PreviewOptions, previewsOf } from './previews-of.js';
import { askStanding, type StandingManifest } from './standing-manifest.js';

const NOTHING: StandingManifest = { version: 0, states: [] };

/** What is known of a statement before it is signed. */
export interface Foreseen {
  /** Whom its parts would reach; or, of a circle or an exclusion, what stands before it. */
  readonly answer: Previews | StandingManifest | null;
  readonly text: string;
}

/** Says who would be able to read a statement, or what a circle or an exclusion changes. */
export async function foresee(
  session: Session,
  options: PreviewOptions & { readonly iss: string | undefined },
  parts: ValidParts,
): Promise<Foreseen> {
  const words = new Wording(session.language);
  const { kind } = onePart(parts, 'head');
  if (isManifestKind(kind)) {
    const manifest = onePart(parts, kind);
    const asks = options.offline !== true && options.root === undefined;
    const standing = asks ? ((await askStanding(session, manifest)) ?? NOTHING) : undefined;
    return { answer: standing ?? null, text: renderManifest(manifest, standing, words) };
  }
  const previews = await previewsOf(session, options, parts);
  return { answer: previews, text: await renderAudiences(parts, previews, words) };
}
