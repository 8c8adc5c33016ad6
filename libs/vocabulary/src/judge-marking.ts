import { markings, refusedMarkings } from './data/markings.js';

const allowed = markings.flatMap(({ code, label }) => [` ${fold(code)} `, ` ${fold(label.en)} `]);
const refused = [...new Set(refusedMarkings.flatMap(({ words }) => words.map((word) => ` ${word} `)))];

/**
 * Whether a marking as written says CONFIDENTIAL or above in one of the schemes known here. Case, accents
 * and punctuation do not matter. Meant for a marking, not for prose: "trade secret" would count.
 */
export function isMarkingTooHigh(text: string): boolean {
  // Allowed markings go first: "Departementaal Vertrouwelijk" holds the Belgian word for CONFIDENTIAL.
  const rest = allowed.reduce((left, marking) => left.replaceAll(marking, ' '), ` ${fold(text)} `);
  return refused.some((word) => rest.includes(word));
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
