import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Length,
  Matches,
  Max,
  Min,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  ValidatorConstraintInterface,
} from 'class-validator';

import { isCountry, isLei, partyRoles } from '#vocabulary';

const MANY_STATES = 300;
const MANY_PARTIES = 20;
const MANY_NAMES = 20;
/** Roles an officer asks in; affiliates are recorded but not asked as. */
const ASKED_ROLES = partyRoles.map((role) => role.code).filter((role) => role !== 'affiliate');

export enum Reach {
  LOCAL = 'LOCAL',
  ASK_OWNERS = 'ASK_OWNERS',
}

registerEnumType(Reach, {
  name: 'Reach',
  description: 'How far a question goes.',
  valuesMap: {
    LOCAL: {
      description:
        'It stays at this node. Only owners of records that you are shown learn that your state read them.',
    },
    ASK_OWNERS: {
      description:
        'The names go to the states asked, which look in records that they have not shared with you.',
    },
  },
});

@ValidatorConstraint()
class Country implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isCountry(value);
  }

  defaultMessage(): string {
    return 'is no ISO 3166-1 alpha-2 country';
  }
}

@ValidatorConstraint()
class Lei implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isLei(value);
  }

  defaultMessage(): string {
    return 'is no LEI: 20 characters with matching check digits (ISO 17442)';
  }
}

@InputType()
export class RegistrationInput {
  @Field({ description: 'Country of the register, ISO 3166-1 alpha-2.' })
  @Validate(Country)
  country: string;

  @Field()
  @Length(1, 100)
  number: string;
}

@InputType()
export class CheckPartyInput {
  @Field({
    description:
      'Role in your case: investor, owner (of the investor, at any level), vehicle or target. Every role is searched.',
  })
  @IsIn(ASKED_ROLES)
  role: string;

  @Field(() => [String], { defaultValue: [], description: 'Names in any script.' })
  @ArrayMaxSize(MANY_NAMES)
  @Length(1, 300, { each: true })
  names: string[];

  @Field(() => String, { nullable: true, description: 'ISO 17442; compared exactly.' })
  @IsOptional()
  @Validate(Lei)
  lei?: string;

  @Field(() => RegistrationInput, { nullable: true, description: 'Compared exactly.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => RegistrationInput)
  registration?: RegistrationInput;

  @Field(() => String, {
    nullable: true,
    description: 'Country of its seat; shows what differs, never narrows.',
  })
  @IsOptional()
  @Validate(Country)
  seat?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Country of ultimate control; shows what differs, never narrows.',
  })
  @IsOptional()
  @Validate(Country)
  control?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Year of birth of a natural person; shows what differs, never narrows.',
  })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2100)
  birthYear?: number;
}

@InputType({ description: 'A question in a running case: was one of these parties refused elsewhere?' })
export class CheckInput {
  @Field(() => [CheckPartyInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(MANY_PARTIES)
  @ValidateNested({ each: true })
  @Type(() => CheckPartyInput)
  parties: CheckPartyInput[];

  @Field({ description: 'A code of the purposes, usually `screening`.' })
  @Length(1, 50)
  purpose: string;

  @Field({ description: 'Your own case; no other state sees it.' })
  @Length(1, 100)
  caseReference: string;

  @Field({
    description: 'Chosen by you, new for each question; the same one again gets the same answer again.',
  })
  @Matches(/^[A-Za-z0-9_-]{8,64}$/, { message: 'is 8 to 64 letters, digits, _ or -' })
  clientRequestId: string;

  @Field(() => Reach, {
    defaultValue: Reach.LOCAL,
    description: 'Whether the owners of records that are not shared with you are asked too.',
  })
  @IsIn(Object.values(Reach))
  reach: Reach = Reach.LOCAL;

  @Field(() => [String], {
    nullable: true,
    description: 'With ASK_OWNERS: the states that the names go to; all members when left out.',
  })
  @IsOptional()
  @ArrayMaxSize(MANY_STATES)
  @Validate(Country, { each: true })
  ask?: string[];

  @Field(() => String, {
    nullable: true,
    description: 'What was so on this day, `2025-03-01`: events that happened later are left out.',
  })
  @IsOptional()
  asOf?: string;

  @Field(() => Date, {
    nullable: true,
    description: 'What the register knew at this time: statements logged later are left out.',
  })
  @IsOptional()
  knownAt?: Date;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also hits on decisions that no longer count: annulled, revoked or withdrawn.',
  })
  @IsBoolean()
  withEnded = false;
}
