/** How much words without their like in the other name take off, as a share of what they weigh. */
export interface RestWeights {
  /** Words of one name that stand against words of the other. */
  readonly against: number;
  /** Words that only one name has. */
  readonly extra: number;
}

export const REST: Readonly<Record<'organisation' | 'person', RestWeights>> = {
  organisation: { against: 1.9, extra: 0.38 },
  person: { against: 1.9, extra: 0.36 },
};

/** Funds of a series, and companies of a group, differ in number or place only: that is told, and takes off less. */
export const DIFFERENT_NUMBER = 0.4;
export const DIFFERENT_PLACE = 0.65;
/** A number, or a place, that only one name has makes another company of it more than other words do. */
export const ONLY_NUMBER = 1.6;
export const ONLY_PLACE = 1.6;

/** What is left of the score when names differ although their words are alike. */
export const DIFFERENT = { number: 0.95, place: 0.9, legalForm: 0.87, order: 0.6 };

/** What is left when only words are shared that many names share; more when one name holds all of the other. */
export const NOTHING_TELLING = 0.75;
export const LITTLE_TELLING = 0.9;

/** The least score of names that sound the same when their words are written together. */
export const WRITTEN_TOGETHER = 0.97;
