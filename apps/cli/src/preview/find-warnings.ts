import { GroundPart } from '#statement';

import type { Wording } from '../render/wording.js';
import { plannedTitle } from '../render/planned-title.js';
import { withoutLatinName } from './latin-names.js';
import type { PlannedPart } from './planned-parts.js';
import type { Previews } from './preview.type.js';

/** What the author may not have meant; nothing of it keeps a statement from being signed. */
export async function findWarnings(
  planned: readonly PlannedPart[],
  previews: Previews,
  words: Wording,
): Promise<string[]> {
  const alone = await readAlone(planned, previews);
  return [
    ...problemWarnings(planned, previews, words),
    ...alone.map(
      ({ ground, who }) => `${plannedTitle(ground, words)}: ${words.say('withoutDecisive')}${who}`,
    ),
    ...nobodyWarning(planned, previews, words),
    ...(await withoutLatinName(planned, words)),
  ];
}

function problemWarnings(planned: readonly PlannedPart[], { parts }: Previews, words: Wording): string[] {
  return (parts?.problems ?? [])
    .filter(({ code }) => code !== 'AUDIENCE_REACHES_NOBODY')
    .map(({ message, path }) => {
      const part = planned[Number(path[path.indexOf('parts') + 1])];
      return part ? `${plannedTitle(part, words)}: ${message}` : message;
    });
}

function nobodyWarning(planned: readonly PlannedPart[], { parts }: Previews, words: Wording): string[] {
  const alone = planned.filter(({ audience }, place) =>
    parts ? parts.parts[place]?.ownerOnly : audience.circles.length + audience.states.length === 0,
  );
  if (alone.length === 0) return [];
  return [`${words.say('reachesNobody')}: ${alone.map((part) => plannedTitle(part, words)).join('; ')}`];
}

interface ReadAlone {
  readonly ground: PlannedPart;
  /** `: AU, GB`, or nothing when only the wording of the audiences is known. */
  readonly who: string;
}

/** Contributing grounds that somebody would read without any of those that decided. */
async function readAlone(planned: readonly PlannedPart[], previews: Previews): Promise<ReadAlone[]> {
  const decisive = withWeight(planned, 'decisive');
  const contributing = withWeight(planned, 'contributing');
  if (decisive.length === 0 || contributing.length === 0) return [];
  if (!previews.parts) return byWording(decisive, contributing);
  const { parts } = previews.parts;
  const readersOf = ({ name }: PlannedPart): string[] =>
    parts.find(({ part }) => part === name)?.readers.map(({ state }) => state.code) ?? [];
  const informed = new Set(decisive.flatMap(readersOf));
  return contributing.flatMap((ground) => {
    const states = readersOf(ground).filter((code) => !informed.has(code));
    return states.length > 0 ? [{ ground, who: `: ${states.join(', ')}` }] : [];
  });
}

async function byWording(
  decisive: readonly PlannedPart[],
  contributing: readonly PlannedPart[],
): Promise<ReadAlone[]> {
  const { audienceOf, audienceOfAny, covers } = await import('#access');
  const wider = audienceOfAny(
    '',
    decisive.map(({ audience }) => audience),
  );
  return contributing
    .filter(({ audience }) => !covers(wider, audienceOf('', audience)))
    .map((ground) => ({ ground, who: '' }));
}

function withWeight(planned: readonly PlannedPart[], weight: GroundPart['weight']): PlannedPart[] {
  return planned.filter(({ part }) => part instanceof GroundPart && part.weight === weight);
}
