import { type WithdrawalReason, withdrawalReasons } from '#vocabulary';
import { IsCode } from './code-rules.js';
import { IsText } from './text-rules.js';

/** Why the record is taken out of the register. */
export class WithdrawalPart {
  @IsCode(withdrawalReasons)
  reason: WithdrawalReason;

  /** One line, or `not_recorded`. */
  @IsText(500)
  note: string;
}
