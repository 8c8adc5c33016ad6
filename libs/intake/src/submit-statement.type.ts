import { Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';

import { Rejected } from '#graphql';

import type { Accepted } from './acceptance.service.js';

@ObjectType({ description: 'How far a log has come.' })
export class LogPosition {
  @Field({ description: "The log's name." })
  origin: string;

  @Field(() => Int, { description: 'Number of entries.' })
  size: number;

  @Field({ description: 'Merkle tree hash (RFC 6962 §2.1), base64.' })
  root: string;
}

@ObjectType({
  description: 'The statement is in the log. A repeated submission gets the first receipt again.',
})
export class StatementReceipt {
  @Field(() => ID, {
    description:
      'The record that the statement opened, or is about; the id of the statement itself for a circle or an exclusion.',
  })
  recordId: string;

  @Field(() => ID, { description: "The statement's own id, its `jti`; a decision's is that of its record." })
  statementId: string;

  @Field(() => Int, { description: 'Position in the log, from 0.' })
  logIndex: number;

  @Field({ description: 'Leaf hash (RFC 6962 §2.1) of the signed part, base64.' })
  leafHash: string;

  @Field(() => Date)
  loggedAt: Date;

  @Field(() => LogPosition, { description: 'The log right after this entry.' })
  log: LogPosition;
}

export const SubmitStatementResult = createUnionType({
  name: 'SubmitStatementResult',
  types: () => [StatementReceipt, Rejected] as const,
});

export function receiptOf({ entry, recordId }: Accepted, origin: string): StatementReceipt {
  return Object.assign(new StatementReceipt(), {
    recordId,
    statementId: entry.statementId,
    logIndex: entry.logIndex,
    leafHash: entry.leafHash.toString('base64'),
    loggedAt: entry.loggedAt,
    log: { origin, size: entry.logIndex + 1, root: entry.rootHash.toString('base64') },
  });
}
