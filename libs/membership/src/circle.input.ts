import { ArrayMaxSize, ArrayMinSize, ArrayUnique, Equals, IsArray, IsIn, IsInt, Min } from 'class-validator';

import { HasMember } from './has-member.js';
import { IsInstant } from './is-instant.js';
import { IsCircleId } from './is-matching.js';
import { IsPlainText } from './is-plain-text.js';
import { IsStateCode } from './is-state-code.js';

export class CircleLabel {
  @IsPlainText(120) en: string;
  @IsPlainText(120) nl: string;
}

/** Who may see who is in the circle: everyone, its states, or the state that runs it. */
export type CircleRoster = 'open' | 'members' | 'owner';

/** A named set of states: always the whole set, never a change to it. */
export class Circle {
  @IsCircleId() id: string;
  @HasMember(() => CircleLabel) label: CircleLabel;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(300)
  @ArrayUnique()
  @IsStateCode({ each: true })
  states: string[];
  @IsInt() @Min(1) version: number;
  @IsInstant() expires: string;
  @IsIn(['open', 'members', 'owner']) roster: CircleRoster;
  @Equals(true) treaty: true;
}
