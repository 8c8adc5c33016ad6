/**
 * Which analysis this is: names that an earlier one has filed are filed anew. It rises with every change of what a
 * name's norm or keys are.
 */
export const ANALYSIS_VERSION = 2;
