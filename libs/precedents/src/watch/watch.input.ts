import { Field, InputType, Int, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, Min, ValidateNested } from 'class-validator';

import { CheckInput } from '../check/check.input.js';
import { PrecedentFilter } from '../precedent-filter.input.js';

/** Days for which a watch goes on: at the most, and unless another number is given. */
const DAYS_MOST = 180;
const DAYS_USUAL = 90;

const DAYS = {
  defaultValue: DAYS_USUAL,
  description: `For how many days, 1 to ${DAYS_MOST}; save it anew to go on.`,
} as const;

@InputType({
  description:
    'A check that is asked again and again, at this node alone: no owner is asked, and no name leaves it.',
})
export class WatchCheckInput extends PickType(CheckInput, [
  'parties',
  'purpose',
  'caseReference',
  'withEnded',
] as const) {
  @Field(() => Int, DAYS)
  @IsInt()
  @Min(1)
  @Max(DAYS_MOST)
  days = DAYS_USUAL;
}

@InputType({ description: 'A search in words that is asked again and again.' })
export class WatchSearchInput extends PickType(CheckInput, ['purpose', 'caseReference'] as const) {
  @Field({ description: 'As `precedentSearch` takes it.' })
  @IsString()
  @Length(1, 1000)
  text: string;

  @Field(() => PrecedentFilter, { nullable: true })
  @ValidateNested()
  @Type(() => PrecedentFilter)
  filter?: PrecedentFilter;

  @Field(() => Int, DAYS)
  @IsInt()
  @Min(1)
  @Max(DAYS_MOST)
  days = DAYS_USUAL;
}
