import type { Match } from './check.type.js';
import { type Decided, HitResolution, HitVerdict } from './hit-resolution.type.js';
import type { StoredResolution } from './hit-resolution.store.js';
import { keyOf, type SeenMatch } from './seen-match.js';

const VERDICTS: Readonly<Record<Decided, HitVerdict>> = {
  same: HitVerdict.SAME,
  different: HitVerdict.DIFFERENT,
  unclear: HitVerdict.UNCLEAR,
  undo: HitVerdict.UNDO,
};

/** @param digest of the party as the record has it now */
export function describeResolution(stored: StoredResolution, digest: string): HitResolution {
  const aboutEarlierVersion = stored.digest !== digest;
  return Object.assign(new HitResolution(), {
    id: stored.lineId,
    verdict: VERDICTS[stored.verdict],
    decidedAt: stored.at,
    note: stored.note ?? undefined,
    aboutEarlierVersion,
    text: inWords(stored, aboutEarlierVersion),
  });
}

/** "Your authority decided on 2026-11-28: different; another register number." */
function inWords({ verdict, note, at }: StoredResolution, aboutEarlierVersion: boolean): string {
  const day = at.toISOString().slice(0, 10);
  const decided =
    verdict === 'undo'
      ? `Your authority took back on ${day} what it had decided`
      : `Your authority decided on ${day}: ${verdict}`;
  const told = note === null ? decided : `${decided}; ${note.replace(/[.\s]+$/u, '')}`;
  return aboutEarlierVersion ? `${told} (decided about an earlier version).` : `${told}.`;
}

/** What was decided about this match of this record, newest first. */
export function resolutionsOf(
  recordId: string,
  match: Match,
  stored: readonly StoredResolution[],
): HitResolution[] {
  const key = { recordId, ...keyOf(match) };
  return stored.filter((one) => isAbout(one, key)).map((one) => describeResolution(one, match.digest));
}

function isAbout(left: Omit<SeenMatch, 'digest'>, right: Omit<SeenMatch, 'digest'>): boolean {
  return left.recordId === right.recordId && left.part === right.part && left.asked === right.asked;
}

/** Whether something stands that was decided about one of these matches. */
export function stands(matches: readonly SeenMatch[], stored: readonly StoredResolution[]): boolean {
  return matches.some((match) => {
    const newest = stored.find((one) => isAbout(one, match));
    return newest !== undefined && newest.verdict !== 'undo';
  });
}
