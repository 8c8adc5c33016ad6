import type { CirclePart, ExclusionPart } from '#statement';

import type { Session } from '../session.js';

/** What the register holds of the same circle, or of the state's exclusions. */
export interface StandingManifest {
  readonly version: number;
  readonly states: readonly string[];
}

const CIRCLES = 'query Circles { circles { id version states { code } } }';
const EXCLUSIONS = 'query Exclusions { exclusions { version states { code } } }';

interface Listed {
  readonly version: number;
  readonly states: readonly { readonly code: string }[] | null;
}

/** Undefined where the state has not spoken of it. */
export async function askStanding(
  session: Session,
  manifest: CirclePart | ExclusionPart,
): Promise<StandingManifest | undefined> {
  if (!('id' in manifest)) return askExclusion(session);
  const { circles } = await session.client.ask<{ circles: (Listed & { id: string })[] }>(CIRCLES);
  return standing(circles.find(({ id }) => id === manifest.id));
}

/** Whom the caller's state shuts out by its newest word. */
export async function askExclusion(session: Session): Promise<StandingManifest | undefined> {
  const { exclusions } = await session.client.ask<{ exclusions: Listed | null }>(EXCLUSIONS);
  return standing(exclusions ?? undefined);
}

function standing(listed: Listed | undefined): StandingManifest | undefined {
  return listed && { version: listed.version, states: (listed.states ?? []).map(({ code }) => code) };
}
