import type { Chance } from '../../security/two-worlds/chance.js';

/** What the names of companies in one language are made of. */
export interface NameMaker {
  readonly language: string;
  readonly script: string;
  /** Parts of made-up words, by their place in the word. */
  readonly syllables: { readonly first: readonly string[]; readonly next: readonly string[] };
  readonly fields: readonly string[];
  readonly places: readonly string[];
  readonly forms: readonly string[];
  /** How the parts stand together. */
  readonly order: (parts: NameParts) => string;
}

export interface NameParts {
  readonly own: readonly string[];
  readonly field: string | undefined;
  readonly place: string | undefined;
  readonly form: string | undefined;
}

/** Few words are in many names, many words in few: the place in the list falls off like in real registers. */
function skewed<T>(chance: Chance, values: readonly T[]): T | undefined {
  return values[Math.floor(values.length * chance.fraction() ** 2)];
}

function ownWord({ syllables }: NameMaker, chance: Chance, parts: number): string {
  const next = Array.from({ length: parts - 1 }, () => chance.one(syllables.next));
  return [chance.one(syllables.first), ...next].join('');
}

/** A name as companies of that language have them: one or two words of their own, mostly a field, a place, a form. */
export function makeName(maker: NameMaker, chance: Chance): string {
  const own = Array.from({ length: chance.happens(0.3) ? 2 : 1 }, () =>
    ownWord(maker, chance, 2 + chance.below(2)),
  );
  return maker.order({
    own,
    field: chance.happens(0.75) ? skewed(chance, maker.fields) : undefined,
    place: chance.happens(0.25) ? skewed(chance, maker.places) : undefined,
    form: chance.happens(0.85) ? skewed(chance, maker.forms) : undefined,
  });
}

/** As languages with spaces between words write: own words, place, field, form. */
export const spaced = ({ own, field, place, form }: NameParts): string =>
  [...own, place, field, form].filter((part) => part !== undefined).join(' ');
