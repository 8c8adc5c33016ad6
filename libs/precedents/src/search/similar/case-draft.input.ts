import { Field, InputType, PickType } from '@nestjs/graphql';
import { IsOptional, MaxLength, Validate } from 'class-validator';

import { FullDate, PrecedentFilter } from '../../precedent-filter.input.js';

const LONGEST_TEXT = 20_000;
/** Said of a case as a list is narrowed by them. */
const CODED = ['groundCodes', 'layers', 'technologyAreas', 'sectors'] as const;

@InputType({
  description: 'A case that is not recorded: what is known of it so far. Parties are asked for with `check`.',
})
export class CaseDraftInput extends PickType(PrecedentFilter, CODED) {
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
