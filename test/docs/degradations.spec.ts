import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DEGRADATIONS } from '#operation';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/operator.md'), 'utf8');

/** The rows of the table under "Degradation", each as its cells. */
function rowsOfPage(): string[][] {
  const [, section = ''] = PAGE.split('\n### Degradation\n');
  const table = section.split('\n### ')[0] ?? '';
  return table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('the steps of degradation on the operator’s page', () => {
  it('are those of the program, word for word and in its order', () => {
    const said = Object.entries(DEGRADATIONS).map(([code, { what, works, stops, advice }]) => [
      `\`${code}\``,
      what,
      works,
      stops,
      advice,
    ]);
    expect(rowsOfPage()).toEqual(said);
  });

  it('each say in sentences what is so and what to do', () => {
    for (const meaning of Object.values(DEGRADATIONS))
      for (const text of Object.values(meaning)) expect(text).toMatch(/^[A-Z`].*\.$/);
  });
});
