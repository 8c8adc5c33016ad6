import type { AnalysedName, NameWord } from '../analysed-name.js';
import { FATHER_WORDS } from '../names/joining-words.js';
import type { Alignment } from './align-words.js';

/** What tells two names apart although words are the same. */
export interface Contradictions {
  readonly number: boolean;
  readonly place: boolean;
  readonly legalForm: boolean;
  readonly order: boolean;
}

/** What tells the two names apart although they share words. */
export function contradictionsOf(
  asked: AnalysedName,
  recorded: AnalysedName,
  alignment: Alignment,
): Contradictions {
  const openOf = (kind: NameWord['kind']): boolean =>
    hasOpen(alignment.left, alignment.leftOpen, kind) && hasOpen(alignment.right, alignment.rightOpen, kind);
  return {
    number: openOf('number'),
    place: openOf('place'),
    legalForm: formsDiffer(asked, recorded),
    order: fathersSwapped(alignment),
  };
}

function hasOpen(words: readonly NameWord[], open: ReadonlySet<number>, kind: NameWord['kind']): boolean {
  for (const place of open) if (words[place]?.kind === kind) return true;
  return false;
}

function formsDiffer(left: AnalysedName, right: AnalysedName): boolean {
  const classes = ({ forms }: AnalysedName): string[] =>
    forms.map(({ formClass }) => formClass).filter((formClass) => formClass !== 'company');
  const [ours, theirs] = [classes(left), classes(right)];
  return ours.length > 0 && theirs.length > 0 && !ours.some((formClass) => theirs.includes(formClass));
}

/** "A son of B" is not "B son of A"; a family name moved to the front changes nothing. */
function fathersSwapped({ left, right, pairs }: Alignment): boolean {
  if (pairs.length < 2 || !left.some(isFather) || !right.some(isFather)) return false;
  const order = pairs
    .filter(({ left: [place = 0] }) => left[place]?.kind !== 'joining')
    .sort((one, other) => (one.left[0] ?? 0) - (other.left[0] ?? 0))
    .map((pair) => pair.right[0] ?? 0);
  const falls = order.filter((place, at) => place > (order[(at + 1) % order.length] ?? 0)).length;
  return falls > 1;
}

const isFather = ({ folded }: NameWord): boolean => FATHER_WORDS.has(folded);
