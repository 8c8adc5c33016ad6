import type { AnalysedName } from '../analysed-name.js';
import { type Alignment, alignWords, turned } from './align-words.js';
import { type Contradictions, contradictionsOf } from './contradictions-of.js';
import { type NameBand, bandOf } from './name-band.js';
import { type NameReason, reasonsOf } from './reasons-of.js';
import { scoreAlignment } from './score-alignment.js';

/** How a recorded name compares with the one asked for. */
export interface NameMatch {
  /** Ranks within one answer; it is shown to nobody. */
  readonly score: number;
  readonly band: NameBand;
  /** One entry for each word of either name, then what differs. */
  readonly reasons: readonly NameReason[];
}

interface Scored {
  readonly score: number;
  readonly alignment: Alignment;
  readonly contradictions: Contradictions;
}

/**
 * Compares the name asked for with a recorded one; undefined when they only share what many names share. Score
 * and band are the same both ways round.
 */
export function compareNames(asked: AnalysedName, recorded: AnalysedName): NameMatch | undefined {
  if (asked.words.length === 0 || recorded.words.length === 0) return undefined;
  const swapped = asked.norm > recorded.norm;
  const { score, alignment, contradictions } = swapped ? bestOf(recorded, asked) : bestOf(asked, recorded);
  const band = bandOf(score);
  if (band === undefined) return undefined;
  const reasons = reasonsOf(asked, recorded, swapped ? turned(alignment) : alignment, contradictions);
  return { score, band, reasons };
}

function bestOf(left: AnalysedName, right: AnalysedName): Scored {
  const [first, second] = modesOf(left, right).map((persons) => scoreAs(left, right, persons));
  const best = first && second && second.score > first.score ? second : first;
  return best ?? scoreAs(left, right, false);
}

/** Whether to compare as persons. Names that may be either are compared as both, and the more alike counts. */
function modesOf(left: AnalysedName, right: AnalysedName): readonly boolean[] {
  if (left.kind === 'person' || right.kind === 'person') return [true];
  return mayBePerson(left) && mayBePerson(right) ? [false, true] : [false];
}

function mayBePerson({ kind, words, forms }: AnalysedName): boolean {
  return (
    kind === 'unknown' &&
    forms.length === 0 &&
    words.every((word) => word.kind === 'title' || word.symbol === undefined)
  );
}

function scoreAs(left: AnalysedName, right: AnalysedName, persons: boolean): Scored {
  const alignment = alignWords(left.words, right.words, persons);
  const contradictions = contradictionsOf(left, right, alignment);
  const score = scoreAlignment(alignment, {
    contradictions,
    persons,
    sameJoined: left.joined === right.joined,
  });
  return { score, alignment, contradictions };
}
