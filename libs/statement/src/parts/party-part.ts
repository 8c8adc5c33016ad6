import {
  type CountryCode,
  type InvestorType,
  investorTypes,
  type NameKind,
  nameKinds,
  type PartyRole,
  partyRoles,
  type StateLink,
  stateLinks,
} from '#vocabulary';
import { AreCodes, IsCode, IsCountryCode, IsLei } from './code-rules.js';
import { MayBeAbsent, type NotRecorded } from './field-rule.js';
import { IsListOf, IsObjectOf } from './nested-rules.js';
import { IsLongText, IsText } from './text-rules.js';

/** One spelling of a company's name. */
export class PartyName {
  @IsText(300)
  value: string;

  @IsCode(nameKinds)
  kind: NameKind;
}

/** Entry in a national company register. */
export class Registration {
  @IsCountryCode()
  country: CountryCode;

  @IsText(100)
  number: string;
}

/** A company or body in the deal. The first name is the one that is shown. */
export class PartyPart {
  @IsCode(partyRoles)
  role: PartyRole;

  @IsListOf(() => PartyName, 1, 50)
  names: PartyName[];

  @IsLei({ notRecorded: true })
  lei: string;

  @IsObjectOf(() => Registration, { notRecorded: true })
  registration: Registration | NotRecorded;

  @IsCountryCode({ notRecorded: true })
  seat: CountryCode;

  /** Country of ultimate control. */
  @IsCountryCode({ notRecorded: true })
  control: CountryCode;

  @IsCode(investorTypes, { notRecorded: true })
  investorType: InvestorType | NotRecorded;

  @AreCodes(stateLinks)
  stateLink: StateLink[];

  /** Descriptions that are not names; never matched. */
  @MayBeAbsent()
  @IsLongText(2000)
  note?: string;
}
