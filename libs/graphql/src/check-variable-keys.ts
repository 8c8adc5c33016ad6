import { GraphqlError } from './graphql.errors.js';

/** Names that reach into what JavaScript objects inherit, where code copies members without care. */
const REFUSED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** What is wrong with the names in variables as they came, at any depth; undefined when nothing is. */
export function checkVariableKeys(variables: unknown): GraphqlError | undefined {
  const waiting: unknown[] = [variables];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value) && Object.keys(value).some((key) => REFUSED.has(key))) return keyRefused();
    for (const inner of Object.values(value)) waiting.push(inner);
  }
  return undefined;
}

function keyRefused(): GraphqlError {
  return new GraphqlError('VARIABLE_KEY_REFUSED', 'A name in the variables is one that no input has.', {
    path: ['variables'],
    advice: `Leave out members named ${[...REFUSED].join(', ')}.`,
  });
}
