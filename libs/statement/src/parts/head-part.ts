import { type StatementKind, statementKinds } from '#vocabulary';
import { isStatementId } from '../base64url-form.js';
import { IsCode } from './code-rules.js';
import { fieldRule, MayBeAbsent } from './field-rule.js';

export type { StatementKind } from '#vocabulary';

/** Kinds of authority statement that this version knows. */
export const STATEMENT_KINDS: readonly StatementKind[] = statementKinds.map(({ code }) => code);

/** Kinds that are about no record. */
export const MANIFEST_KINDS = ['circle', 'exclusion'] as const satisfies readonly StatementKind[];
export type ManifestKind = (typeof MANIFEST_KINDS)[number];

export function isManifestKind(kind: StatementKind): kind is ManifestKind {
  return MANIFEST_KINDS.some((one) => one === kind);
}

/** What the statement is and what it acts on; opened to whoever holds any other part. */
export class HeadPart {
  @IsCode(statementKinds)
  kind: StatementKind;

  /**
   * Id of the decision acted on; absent in a decision, a circle and an exclusion, obligatory in every other kind.
   * A change of sharing may name any other statement about a record instead, whose parts are to be shared anew.
   */
  @MayBeAbsent()
  @fieldRule('id', isStatementId, 'must be the id of a statement, 128 bits in base64url')
  ref?: string;
}
