import { writeFileSync } from 'node:fs';

import { analyseName } from '#matching';

import { matchingData, matchingLines } from '../support/matching-data.js';

const FILE = 'libs/matching/src/frequency/frequency-table.ts';
const PER = 10_000;
/** Words that fewer names have are left out: they say more about these names than about names. */
const FEWEST = 4;
const LINE = 108;

/**
 * Writes the table of frequent words anew from public lists of names; raise the version by hand when it changes.
 * After `npm run bench -- list`: `node dist/test/bench/write-frequency-table.js && npx prettier --write` the file.
 */
function main(): void {
  const counts = new Map<string, number>();
  const names = publicNames();
  for (const aliases of names) {
    for (const word of new Set(aliases.flatMap(wordsOf))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const entries = [...counts]
    .filter(([word, count]) => count >= FEWEST && /^=?[a-z]+$/.test(word))
    .sort(([left, one], [right, other]) => other - one || (left < right ? -1 : 1))
    .map(([word, count]) => `${word}:${Math.round((count * PER) / names.length)}`);
  writeFileSync(FILE, sourceOf(entries, names.length));
}

/** One line of names for each company: its own and its aliases. */
function publicNames(): string[][] {
  const listed = matchingData('ofac-entities.csv');
  const outside = matchingLines('outside-companies.csv', ';');
  if (!listed || !outside)
    throw new Error('The lists are absent: set GROUNDS_TEST_DATA to the folder of the test data.');
  return [
    ...listed.map(({ primary_name: name = '', aliases_semicolon_separated: aliases = '' }) => [
      name,
      ...aliases.split('; '),
    ]),
    ...outside.map(([name = '']) => [name]),
  ];
}

/** Words, and meanings with the sign of their key. */
function wordsOf(name: string): string[] {
  return analyseName(name, 'organisation').words.map(({ kind, symbol, folded }) =>
    symbol === undefined || kind === 'number' ? folded : `=${symbol}`,
  );
}

function sourceOf(entries: readonly string[], counted: number): string {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last === undefined || last.length + entry.length > LINE) lines.push(entry);
    else lines[lines.length - 1] = `${last} ${entry}`;
  }
  return `/** Version of the table; a weight that was worked out with another is not comparable. */
export const FREQUENCY_VERSION = 1;

/** The counts are out of so many names. */
export const NAMES_COUNTED = ${PER};

/**
 * Words, folded, and meanings (\`=\`) that stand in many names, and in how many. Frozen: it never follows the names that
 * a register holds. Written by test/bench/write-frequency-table.ts from the names of ${counted} organisations: listed
 * entities of the US Treasury's SDN list (public domain) and the companies of cleanco's test data (MIT
 * licence). Nothing of these lists but such counts is kept.
 */
export const FREQUENT_WORDS =
${lines.map((line, place) => `  '${line}${place + 1 < lines.length ? ' ' : ''}'`).join(' +\n')};
`;
}

main();
