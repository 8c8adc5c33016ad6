import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { RUN_ELSEWHERE, elsewhere } from './run-elsewhere.js';

const ROOT = join(import.meta.dirname, '../../..');

describe('ids of the table of bad inputs that run elsewhere', () => {
  it.each(RUN_ELSEWHERE.map(({ ids, suite }) => [suite, ids] as const))(
    'stand in titles of %s',
    async (suite, ids) => {
      const text = await readFile(join(ROOT, suite), 'utf8');
      expect(ids.filter((id) => !new RegExp(`['"\`]${id}:? `).test(text))).toEqual([]);
    },
  );

  it('are told by their suite and the reason, and others are not', () => {
    expect(elsewhere('I10')).toBe(
      'test/security/negatives/gate.e2e-spec.ts (starts a node with another root)',
    );
    expect(elsewhere('D7')).toBeUndefined();
  });
});
