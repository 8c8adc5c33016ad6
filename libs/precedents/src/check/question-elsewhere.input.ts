import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, Matches, ValidateNested } from 'class-validator';

import { type Purpose, purposes } from '#vocabulary';

import { CheckPartyInput } from './check.input.js';

const MANY_STATES = 300;
const MANY_PARTIES = 20;
const STATE = /^[A-Z]{2}$/;

/** A question of another node, as it comes over the wire. */
export class QuestionElsewhereInput {
  /** The state that asks. */
  @Matches(STATE)
  state: string;

  @IsIn(purposes.map(({ code }) => code))
  purpose: Purpose;

  /** The states that are asked. */
  @ArrayMinSize(1)
  @ArrayMaxSize(MANY_STATES)
  @Matches(STATE, { each: true })
  owners: string[];

  @ArrayMinSize(1)
  @ArrayMaxSize(MANY_PARTIES)
  @ValidateNested()
  @Type(() => CheckPartyInput)
  parties: CheckPartyInput[];
}
