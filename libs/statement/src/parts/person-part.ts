import { type CountryCode, type PartyRole, partyRoles } from '#vocabulary';
import { IsCode, IsCountryCode } from './code-rules.js';
import { MayBeAbsent, type NotRecorded, recordedRule } from './field-rule.js';
import { IsLongText, IsText } from './text-rules.js';

const EARLIEST_YEAR = 1850;
const LATEST_YEAR = 2100;

function isBirthYear(value: unknown): boolean {
  return (
    typeof value === 'number' && Number.isInteger(value) && value >= EARLIEST_YEAR && value <= LATEST_YEAR
  );
}

/** A natural person in the deal: a part of its own, so that it can be erased alone. */
export class PersonPart {
  @IsCode(partyRoles)
  role: PartyRole;

  @IsText(300)
  name: string;

  @IsCountryCode({ notRecorded: true })
  nationality: CountryCode;

  @recordedRule('year', isBirthYear, 'must be a year as a number', { notRecorded: true })
  birthYear: number | NotRecorded;

  /** Descriptions that are not names; never matched. */
  @MayBeAbsent()
  @IsLongText(2000)
  note?: string;
}
