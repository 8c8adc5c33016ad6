import { type PartName } from '../part-name.js';
import { Audience } from './audience.js';
import { fieldRule, MayBeAbsent } from './field-rule.js';
import { IsObjectOf } from './nested-rules.js';

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Who may read which part; a part not named is for its owner only. Opened to the owner and its auditor. */
export class SharingPart {
  /** Audiences by part name, never of `head` or `sharing`; the entries are checked one by one. */
  @fieldRule('record', isRecord, 'must be an object with an audience per part')
  parts: Partial<Record<PartName, Audience>>;

  /** Who learns at a hit that the owner has a record, but not what it says. */
  @MayBeAbsent()
  @IsObjectOf(() => Audience)
  announce?: Audience;

  /** At whose hits only the owner is told, who may then come forward. */
  @MayBeAbsent()
  @IsObjectOf(() => Audience)
  silent?: Audience;
}
