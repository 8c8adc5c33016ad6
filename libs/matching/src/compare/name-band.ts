/** How alike two names are; words, not scores, because a hit informs and never decides. */
export type NameBand = 'strong' | 'likely' | 'similar_name_only';

/** The least score of each band, best first. */
const BANDS: readonly (readonly [NameBand, number])[] = [
  ['strong', 0.88],
  ['likely', 0.7],
  ['similar_name_only', 0.5],
];

export function bandOf(score: number): NameBand | undefined {
  return BANDS.find(([, least]) => score >= least)?.[0];
}
