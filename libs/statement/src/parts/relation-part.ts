import { type RelationKind, relationKinds } from '#vocabulary';
import { isStatementId } from '../base64url-form.js';
import { IsCode } from './code-rules.js';
import { fieldRule } from './field-rule.js';
import { IsText } from './text-rules.js';

/** That the record acted on belongs with another one. */
export class RelationPart {
  @IsCode(relationKinds)
  relation: RelationKind;

  /** Id of the decision statement that opened the other record, perhaps of another state. */
  @fieldRule('id', isStatementId, 'must be the id of a statement, 128 bits in base64url')
  to: string;

  /** One line, or `not_recorded`. */
  @IsText(500)
  note: string;
}
