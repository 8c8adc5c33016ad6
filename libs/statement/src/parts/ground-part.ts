import { type GroundCode, grounds, type GroundWeight, groundWeights } from '#vocabulary';
import { IsCode } from './code-rules.js';
import { MayBeAbsent } from './field-rule.js';
import { AreTranslations } from './text-rules.js';

/** One ground of the decision: the part that other states come to read. */
export class GroundPart {
  @IsCode(grounds)
  code: GroundCode;

  @IsCode(groundWeights)
  weight: GroundWeight;

  /** What the ground meant in this case, by language. */
  @MayBeAbsent()
  @AreTranslations(2000)
  text?: Record<string, string>;
}
