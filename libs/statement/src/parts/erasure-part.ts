import { type ErasureReason, erasureReasons } from '#vocabulary';
import { isPartName, partKind, type PartName } from '../part-name.js';
import { IsCode } from './code-rules.js';
import { fieldRule } from './field-rule.js';

/** Without them nobody could tell any more what was said, to whom, or what was destroyed. */
const KEPT: readonly string[] = ['head', 'sharing', 'erasure', 'circle', 'exclusion'];

function isErasable(value: unknown): boolean {
  return isPartName(value) && !KEPT.includes(partKind(value));
}

/** One part that is destroyed at everyone who holds it. */
export class ErasurePart {
  @fieldRule('part', isErasable, 'must name a part of a record other than head, sharing and erasures')
  part: PartName;

  @IsCode(erasureReasons)
  reason: ErasureReason;
}
