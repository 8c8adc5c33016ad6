import { Field, InputType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsBoolean,
  IsOptional,
  Validate,
  ValidatorConstraint,
  ValidatorConstraintInterface,
} from 'class-validator';
import type { ValidationArguments } from 'class-validator';

import { datePrecision } from '#kernel';
import {
  type Term,
  decisionKinds,
  groundGroups,
  grounds,
  isCode,
  isCountry,
  naceSectors,
  stackLayers,
  technologyAreas,
} from '#vocabulary';

const MANY = 50;

@ValidatorConstraint()
class KnownCodes implements ValidatorConstraintInterface {
  validate(values: unknown, { constraints }: ValidationArguments): boolean {
    const [list] = constraints as [readonly Term[]];
    return Array.isArray(values) && values.every((value) => isCode(list, value));
  }

  defaultMessage({ property }: ValidationArguments): string {
    return `${property} holds a code that is not on the list`;
  }
}

@ValidatorConstraint()
class Countries implements ValidatorConstraintInterface {
  validate(values: unknown): boolean {
    return Array.isArray(values) && values.every((value) => typeof value === 'string' && isCountry(value));
  }

  defaultMessage({ property }: ValidationArguments): string {
    return `${property} holds a code that is no ISO 3166-1 alpha-2 country`;
  }
}

@ValidatorConstraint()
export class FullDate implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && datePrecision(value) === 'day';
  }

  defaultMessage({ property }: ValidationArguments): string {
    return `${property} is no date of the form 2026-01-31`;
  }
}

@InputType({
  description:
    'Conditions that all must hold, each over what your state may see. Parties are asked for with `check`.',
})
export class PrecedentFilter {
  @Field(() => [String], { nullable: true, description: 'States that signed the record.' })
  @IsOptional()
  @ArrayMaxSize(MANY)
  @Validate(Countries)
  signedBy?: string[];

  @Field(() => [String], { nullable: true, description: 'States that took the decision.' })
  @IsOptional()
  @ArrayMaxSize(MANY)
  @Validate(Countries)
  decidedBy?: string[];

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MANY)
  @Validate(KnownCodes, [decisionKinds])
  kinds?: string[];

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MANY)
  @Validate(KnownCodes, [grounds])
  groundCodes?: string[];

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MANY)
  @Validate(KnownCodes, [groundGroups])
  groundGroups?: string[];

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MANY)
  @Validate(KnownCodes, [stackLayers])
  layers?: string[];

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MANY)
  @Validate(KnownCodes, [technologyAreas])
  technologyAreas?: string[];

  @Field(() => [String], { nullable: true, description: 'NACE Rev. 2.1.' })
  @IsOptional()
  @ArrayMaxSize(MANY)
  @Validate(KnownCodes, [naceSectors])
  sectors?: string[];

  @Field(() => String, {
    nullable: true,
    description: 'First day on which the decision may have been taken.',
  })
  @IsOptional()
  @Validate(FullDate)
  decidedFrom?: string;

  @Field(() => String, { nullable: true, description: 'Last day on which the decision may have been taken.' })
  @IsOptional()
  @Validate(FullDate)
  decidedTo?: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also the decisions that no longer count: annulled, revoked or withdrawn.',
  })
  @IsBoolean()
  withEnded = false;
}
