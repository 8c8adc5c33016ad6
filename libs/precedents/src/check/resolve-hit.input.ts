import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, Length, Matches } from 'class-validator';

import { HitVerdict } from './hit-resolution.type.js';

/** What the note may not hold: control characters but line feeds, and marks that turn the order of a text round. */
const PLAIN_TEXT = /^(?:[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]|\n)*$/u;

@InputType({ description: 'What you have established about a hit of a check of your own state.' })
export class ResolveHitInput {
  @Field(() => ID, { description: 'The id of the answer that showed the hit.' })
  @Length(1, 100)
  answerId: string;

  @Field(() => ID, { description: 'The record of the hit.' })
  @Length(1, 100)
  recordId: string;

  @Field(() => String, {
    nullable: true,
    description: 'The part of one match; left out, it is about every match of the hit.',
  })
  @IsOptional()
  @Length(1, 100)
  part?: string;

  @Field(() => HitVerdict)
  @IsIn(Object.values(HitVerdict))
  verdict: HitVerdict;

  @Field(() => String, {
    nullable: true,
    description: 'Why, for your own authority: up to 1000 characters.',
  })
  @IsOptional()
  @Length(1, 1000)
  @Matches(PLAIN_TEXT, { message: 'holds control characters or marks that turn the order of a text round' })
  note?: string;
}
