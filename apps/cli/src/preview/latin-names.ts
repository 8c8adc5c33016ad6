import { PartyPart } from '#statement';

import { plannedTitle } from '../render/planned-title.js';
import type { Wording } from '../render/wording.js';
import type { PlannedPart } from './planned-parts.js';

/** Companies without a name that those who write Latin letters can type, each with one that it might have. */
export async function withoutLatinName(planned: readonly PlannedPart[], words: Wording): Promise<string[]> {
  const parties = planned.filter(({ part }) => part instanceof PartyPart);
  if (parties.length === 0) return [];
  const { isLatin, proposeSpelling } = await import('#matching');
  return parties.flatMap((planned) => {
    const names = (planned.part as PartyPart).names.map(({ value }) => value);
    if (names.some(isLatin)) return [];
    const [proposed] = names.flatMap((name) => proposeSpelling(name) ?? []);
    const proposal = proposed === undefined ? '' : `; ${words.say('perhaps')} ${proposed}`;
    return [`${plannedTitle(planned, words)}: ${words.say('noLatinName')}${proposal}`];
  });
}
