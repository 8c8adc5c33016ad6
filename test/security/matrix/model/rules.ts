import { ASKING_RULES } from './asking-rules.js';
import { CHANGING_RULES } from './changing-rules.js';
import { READING_RULES } from './reading-rules.js';
import type { Rule } from './rule.type.js';

/** What is promised of every field of the schema, written from the documents and not from the code. */
export const RULES: Readonly<Record<string, Rule>> = {
  ...READING_RULES,
  ...ASKING_RULES,
  ...CHANGING_RULES,
};

/** @throws Error that names the field that nobody has thought about yet */
export function ruleFor(way: string): Rule {
  const rule = RULES[way];
  if (rule) return rule;
  throw new Error(`The matrix has no rule for ${way}: say in test/security/matrix/model who may use it.`);
}
