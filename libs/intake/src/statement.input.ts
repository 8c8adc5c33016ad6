import { Field, InputType } from '@nestjs/graphql';
import { IsArray, IsString } from 'class-validator';

import { IntakeError } from './intake.errors.js';

/** Statements of one call; what is more goes into the next. */
const LIMIT = 100;

@InputType({ description: 'A signed statement with what opens it.' })
export class StatementInput {
  @Field({ description: 'The signed part: header.payload.signature.' })
  @IsString()
  token: string;

  @Field(() => [String], { description: 'RFC 9901 disclosures, base64url.' })
  @IsArray()
  @IsString({ each: true })
  disclosures: string[];
}

/** @throws IntakeError BATCH_SIZE */
export function checkCount(statements: readonly StatementInput[]): void {
  if (statements.length >= 1 && statements.length <= LIMIT) return;
  throw new IntakeError('BATCH_SIZE', `A call takes 1 to ${LIMIT} statements.`, {
    path: ['statements'],
    advice: 'Spread them over several calls.',
  });
}
