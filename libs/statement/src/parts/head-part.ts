import { fieldRule } from './field-rule.js';

/** Kinds of authority statement that this version knows. */
export const STATEMENT_KINDS = ['decision'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** What the statement is; opened to whoever holds any other part. */
export class HeadPart {
  @fieldRule(
    'kind',
    (value) => STATEMENT_KINDS.some((kind) => kind === value),
    `must be one of ${STATEMENT_KINDS.join(', ')}`,
  )
  kind: StatementKind;
}
