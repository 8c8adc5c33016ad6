import { IsLongText } from './text-rules.js';

/** Why the record is corrected; the corrected parts stand beside it, under their own names. */
export class CorrectionPart {
  @IsLongText(2000)
  reason: string;
}
