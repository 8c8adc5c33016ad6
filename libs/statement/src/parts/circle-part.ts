import { type CircleRosterCode, circleRosters, type CountryCode } from '#vocabulary';
import { isOwnCircleId } from '../own-circle-id.js';
import { AreCountryCodes, IsCode } from './code-rules.js';
import { fieldRule } from './field-rule.js';
import { IsMoment, IsVersion } from './manifest-rules.js';
import { IsObjectOf } from './nested-rules.js';
import { IsText } from './text-rules.js';

/** The name of a circle in the languages of the register. */
export class CircleName {
  @IsText(120)
  en: string;

  @IsText(120)
  nl: string;
}

/** A circle of the signing state's own: the whole of it, never a change to it. */
export class CirclePart {
  /** The state's code in small letters, a colon, a name: no other state can claim it. */
  @fieldRule(
    'circle',
    isOwnCircleId,
    'must be your country code, a colon and a name, as nl:screening-partners',
  )
  id: string;

  @IsObjectOf(() => CircleName)
  label: CircleName;

  /** Everyone in it from now on; nobody at all ends the circle before its time. */
  @AreCountryCodes()
  states: CountryCode[];

  @IsVersion()
  version: number;

  @IsMoment()
  expires: string;

  @IsCode(circleRosters)
  roster: CircleRosterCode;
}
