import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength, Validate } from 'class-validator';

import { grounds, naceSectors, stackLayers, technologyAreas } from '#vocabulary';

import { FullDate, KnownCodes } from '../../precedent-filter.input.js';

const MANY = 50;
const LONGEST_TEXT = 20_000;

@InputType({
  description: 'A case that is not recorded: what is known of it so far. Parties are asked for with `check`.',
})
export class CaseDraftInput {
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MANY)
  @Validate(KnownCodes, [grounds])
  groundCodes?: string[];

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
    description: 'The day of the case, so that what is near in time comes first.',
  })
  @IsOptional()
  @Validate(FullDate)
  decidedOn?: string;

  @Field(() => String, { nullable: true, description: 'The case in words, in any language.' })
  @IsOptional()
  @MaxLength(LONGEST_TEXT, { message: `text holds more than ${LONGEST_TEXT} characters` })
  text?: string;
}
