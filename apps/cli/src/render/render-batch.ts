import type { ResultLine } from '../batch/result-lines.js';
import { renderTable } from './table.js';
import type { Wording } from './wording.js';

interface Counts {
  readonly answered: number;
  readonly repeated: number;
  readonly refused: number;
}

/** The lines of a batch for a person, as far as they are not in a file, and what it came to. */
export function renderBatch(
  lines: readonly ResultLine[],
  { answered, repeated, refused }: Counts,
  demonstration: boolean,
  words: Wording,
): string {
  const table = lines.map(({ row, name, hit, record, owner, decision, why }) =>
    record === '' ? [row, name, hit, owner, why] : [row, name, hit, owner, `${decision}\n${record}`],
  );
  const blocks = [
    ...(demonstration ? [`${words.say('demonstration')}\n`] : []),
    ...(table.length > 0 ? [renderTable(table), `${words.say('informs')}\n`] : []),
    `${words.say('answeredNow')} ${answered}, ${words.say('repeated')} ${repeated}, ${words.say('refused')}: ${refused}\n`,
  ];
  return blocks.join('\n');
}
