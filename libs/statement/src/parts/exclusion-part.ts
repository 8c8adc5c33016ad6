import type { CountryCode } from '#vocabulary';
import { AreCountryCodes } from './code-rules.js';
import { IsVersion } from './manifest-rules.js';
import { IsLongText } from './text-rules.js';

/** Every member that is shut out of all records of the signing state; an empty list shuts out nobody any more. */
export class ExclusionPart {
  @AreCountryCodes()
  states: CountryCode[];

  @IsVersion()
  version: number;

  /** Why this list is the one from now on. */
  @IsLongText(2000)
  reason: string;
}
