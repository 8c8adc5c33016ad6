import { ESLint } from 'eslint';

const eslint = new ESLint();

/** What lint says of `source` when it stands in the place of an existing file. */
async function importsRefused(filePath: string, source: string): Promise<string[]> {
  const [report] = await eslint.lintText(source, { filePath });
  return (report?.messages ?? [])
    .filter(({ ruleId }) => ruleId === 'no-restricted-imports')
    .map(({ message }) => message);
}

describe('the direction of imports', () => {
  it.each([
    ['a room that stands later', 'libs/statement/src/index.ts', "export * from '#intake';"],
    ['the core of a room that stands later', 'libs/statement/src/index.ts', "export * from '#ledger/core';"],
    ['a path into a room', 'libs/intake/src/index.ts', "export * from '#ledger/src/core/hash-tree.js';"],
    ['an app', 'libs/intake/src/index.ts', "export * from '../../../apps/cli/src/main.js';"],
    ['a framework in a pure room', 'libs/statement/src/index.ts', "export * from '@nestjs/common';"],
    ['a node module in a pure core', 'libs/ledger/src/core/hash-tree.ts', "export * from 'node:fs';"],
    ['graphql in a room without resolvers', 'libs/ledger/src/index.ts', "export * from '#graphql';"],
  ])('refuses %s', async (_, file, source) => {
    expect(await importsRefused(file, source)).not.toEqual([]);
  });

  it.each([
    ['a room that stands before', 'libs/intake/src/index.ts', "export * from '#ledger';"],
    ['the core of a room that stands before', 'libs/intake/src/index.ts', "export * from '#ledger/core';"],
  ])('allows %s', async (_, file, source) => {
    expect(await importsRefused(file, source)).toEqual([]);
  });
});
