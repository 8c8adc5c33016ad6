import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsNotIn,
  Length,
  Matches,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  ValidatorConstraintInterface,
} from 'class-validator';

import { isCountry } from '#vocabulary';

const MANY_PARTS = 100;
const MANY_CIRCLES = 20;
const MANY_STATES = 100;
/** Their audiences follow from those of the other parts, or are fixed. */
const WITHOUT_OWN_AUDIENCE = ['head', 'sharing'];

@ValidatorConstraint()
class Country implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isCountry(value);
  }

  defaultMessage(): string {
    return 'each is an ISO 3166-1 alpha-2 country';
  }
}

@InputType({ description: 'Whom you mean to share one part with. All lists empty: your state alone.' })
export class PreviewPartInput {
  @Field({ description: 'Your own name for the part; the answer repeats it.' })
  @Length(1, 100)
  @IsNotIn(WITHOUT_OWN_AUDIENCE, { message: 'head and sharing have no audience of their own' })
  part: string;

  @Field(() => [String], { description: 'Ids of circles.' })
  @ArrayMaxSize(MANY_CIRCLES)
  @Matches(/^[a-z0-9]+(?:[.:-][a-z0-9]+)*$/, { each: true, message: 'each is the id of a circle' })
  @Length(1, 64, { each: true })
  circles: string[];

  @Field(() => [String], { description: 'States by their own name, ISO 3166-1 alpha-2.' })
  @ArrayMaxSize(MANY_STATES)
  @Validate(Country, { each: true })
  states: string[];

  @Field(() => [String], { description: 'States to keep out of these circles and states.' })
  @ArrayMaxSize(MANY_STATES)
  @Validate(Country, { each: true })
  except: string[];
}

@InputType({ description: 'Audiences to look through before anything is signed.' })
export class PreviewAudienceInput {
  @Field(() => [PreviewPartInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(MANY_PARTS)
  @ArrayUnique(({ part }: PreviewPartInput) => part, { message: 'each part has a name of its own' })
  @ValidateNested({ each: true })
  @Type(() => PreviewPartInput)
  parts: PreviewPartInput[];
}
