import type { Precedent } from '../../precedent.type.js';
import { type Coded, labelOfCode } from '../coded-facets.js';
import { FACET_IN_WORDS } from '../describe-match.js';
import { wordRarity } from '../rarity.js';
import { type CaseProfile, profileOfPrecedent } from './case-profile.js';
import { siblingsOf } from './facet-credits.js';
import type { SharedParty } from './likeness.store.js';
import { LikenessReason } from './similar.type.js';

const WORDS_NAMED = 8;
const DAY = 86_400_000;
const YEAR = 365.25;

/** In what a precedent is like the case, each in words; by what the reader sees of both. */
export function describeLikeness(
  profile: CaseProfile,
  precedent: Precedent,
  words: readonly string[],
  parties: readonly SharedParty[],
): LikenessReason[] {
  const other = profileOfPrecedent(precedent);
  return [
    ...codesInCommon(profile.codes, other.codes),
    ...wordsInCommon(words),
    ...parties.map(({ identified }) => reason('parties', identified ? SAME_PARTY : SAME_NAME)),
    ...nearness(profile.day, other.day),
  ];
}

const SAME_PARTY = 'a party has the same identifier as one of the case';
const SAME_NAME = 'a party has the same name as one of the case, but for its legal form';

function codesInCommon(own: readonly Coded[], other: readonly Coded[]): LikenessReason[] {
  const has = ({ facet, code }: Coded): boolean =>
    other.some((one) => one.facet === facet && one.code === code);
  return own.flatMap((coded) => {
    const named = `${FACET_IN_WORDS[coded.facet]} ${coded.code} (${labelOfCode(coded, 'en')})`;
    if (has(coded)) return [reason('codes', `both carry the ${named}`)];
    const near = siblingsOf(coded).find((code) => has({ ...coded, code }));
    return near === undefined ? [] : [reason('codes', `the ${named} is next to its ${near}`)];
  });
}

/** The rarest first. */
function wordsInCommon(words: readonly string[]): LikenessReason[] {
  if (words.length === 0) return [];
  const named = [...words]
    .sort((left, right) => wordRarity(right) - wordRarity(left) || (left < right ? -1 : 1))
    .slice(0, WORDS_NAMED)
    .map((word) => `“${word}”`)
    .join(', ');
  return [reason('text', `its texts have ${named} too`)];
}

function nearness(own: string | undefined, other: string | undefined): LikenessReason[] {
  if (own === undefined || other === undefined) return [];
  const years = Math.round(Math.abs(Date.parse(own) - Date.parse(other)) / (DAY * YEAR));
  const apart =
    years === 0 ? 'within a year of it' : `about ${years} ${years === 1 ? 'year' : 'years'} from it`;
  return [reason('time', `decided ${apart}`)];
}

function reason(what: 'codes' | 'text' | 'parties' | 'time', says: string): LikenessReason {
  return Object.assign(new LikenessReason(), { what, says });
}
