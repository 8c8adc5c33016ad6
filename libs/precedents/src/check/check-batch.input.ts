import { Field, InputType, OmitType, PickType } from '@nestjs/graphql';
import { IsArray } from 'class-validator';

import { PrecedentsError } from '../precedents.errors.js';
import { CheckInput } from './check.input.js';

/** Questions of one call; what is more goes into the next. */
const LIMIT = 50;

@InputType({ description: 'One question of several.' })
export class CheckRowInput extends PickType(CheckInput, ['parties', 'clientRequestId'] as const) {
  @Field(() => String, {
    nullable: true,
    description: 'Where this row is about another case of yours than the others.',
  })
  caseReference?: string | null;
}

@InputType({ description: 'Several questions, each a check of its own; what they share is said once.' })
export class CheckBatchInput extends OmitType(CheckInput, ['parties', 'clientRequestId'] as const) {
  @Field(() => [CheckRowInput], { description: 'At least 1, at most 50.' })
  @IsArray()
  rows: CheckRowInput[];
}

/** @throws PrecedentsError BATCH_SIZE */
export function checkCount(rows: readonly CheckRowInput[]): void {
  if (rows.length >= 1 && rows.length <= LIMIT) return;
  throw new PrecedentsError('BATCH_SIZE', `A call takes 1 to ${LIMIT} rows.`, {
    path: ['input', 'rows'],
    advice: 'Spread them over several calls.',
  });
}
