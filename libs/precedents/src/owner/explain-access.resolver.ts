import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { IsString, Validate, ValidatorConstraint, ValidatorConstraintInterface } from 'class-validator';

import { Allow, Caller, validateInput } from '#graphql';
import type { Principal } from '#identity';
import { isCountry } from '#vocabulary';

import { AccessExplanation } from './access-explanation.type.js';
import { OwnerDesk } from './owner-desk.service.js';

@ValidatorConstraint()
class Country implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isCountry(value);
  }

  defaultMessage(): string {
    return 'is no ISO 3166-1 alpha-2 country';
  }
}

@ArgsType()
class ExplainAccessArgs {
  @Field(() => ID)
  @IsString()
  recordId: string;

  @Field({ description: 'The state whose access is in question, ISO 3166-1 alpha-2.' })
  @Validate(Country)
  state: string;
}

@Resolver()
export class ExplainAccessResolver {
  constructor(private readonly desk: OwnerDesk) {}

  @Allow('releaser', 'drafter', 'auditor', 'steward')
  @Query(() => AccessExplanation, {
    nullable: true,
    description: 'Why a state may or may not read each part of your record; null unless the record is yours.',
  })
  async explainAccess(
    @Caller() caller: Principal,
    @Args() args: ExplainAccessArgs,
  ): Promise<AccessExplanation | null> {
    const { recordId, state } = validateInput(ExplainAccessArgs, args, 'args');
    return (await this.desk.explain(caller, recordId, state)) ?? null;
  }
}
