import { type Audience, type PartName, onePart, type StatementPart, type ValidParts } from '#statement';

/** A part that is about to be signed, or whose sharing is, and who is meant to read it. */
export interface PlannedPart {
  readonly name: PartName | HitLevel;
  /** Absent when only its sharing is said anew: the content stands in an earlier statement. */
  readonly part: StatementPart | undefined;
  readonly audience: Audience;
}

/** Who learns of a hit without being shown a part. */
export type HitLevel = 'announce' | 'silent';

const LEVELS: readonly HitLevel[] = ['announce', 'silent'];
const NOBODY: Audience = { circles: [], states: [], except: [] };

/** Every part of a statement with its audience, in the order of the form; head and sharing have none. */
export function plannedParts(parts: ValidParts): PlannedPart[] {
  const { parts: audiences } = onePart(parts, 'sharing');
  const names = isSharing(parts)
    ? (Object.keys(audiences) as PartName[])
    : [...parts.keys()].filter((name) => name !== 'head' && name !== 'sharing');
  return names.map((name) => ({ name, part: parts.get(name), audience: audiences[name] ?? NOBODY }));
}

/** The hit levels of a statement that has any. */
export function plannedLevels(parts: ValidParts): PlannedPart[] {
  const sharing = onePart(parts, 'sharing');
  return LEVELS.flatMap((name) => {
    const audience = sharing[name];
    return audience ? [{ name, part: undefined, audience }] : [];
  });
}

/** Whether the statement says anew whom the parts of an earlier one are for. */
export function isSharing(parts: ValidParts): boolean {
  return onePart(parts, 'head').kind === 'sharing';
}
