import { Field, ObjectType } from '@nestjs/graphql';

import { datePrecision } from '#kernel';

@ObjectType({ description: 'A date as precisely as it is known.' })
export class PartialDate {
  @Field({ description: '`2022-11-16`, `2022-11` or `2022`.' })
  value: string;

  @Field({ description: '`day`, `month` or `year`.' })
  precision: string;
}

/** Undefined when the date is not recorded. */
export function partialDateOf(value: string): PartialDate | undefined {
  const precision = datePrecision(value);
  return precision && Object.assign(new PartialDate(), { value, precision });
}
