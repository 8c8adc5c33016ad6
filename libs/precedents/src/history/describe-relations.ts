import { describeState } from '#access';
import type { Membership } from '#membership';
import type { RelationPart } from '#statement';
import { relationKinds } from '#vocabulary';

import type { Moment } from '../moment.js';
import { recorded } from '../parts/recorded.js';
import { hadHappened, loggedBy } from '../status/happened.js';
import type { StoredRecord } from '../visible-record.js';
import { termOf } from '../vocabulary/term.type.js';
import { Relation } from './relation.type.js';

/** What this record says of others, then what others say of it. */
export function describeRelations(record: StoredRecord, membership: Membership, moment: Moment): Relation[] {
  const own = record.statements
    .filter((statement) => hadHappened(statement, moment))
    .flatMap(({ parts }) => parts.filter(({ kind }) => kind === 'relation'))
    .map(({ content }) => content as RelationPart)
    .map((signed) => describeRelation(signed, signed.to, record.state, membership));
  const ties = record.ties
    .filter(({ recordedAt }) => loggedBy(recordedAt, moment))
    .map(({ content, recordId, state }) => ({
      ...describeRelation(content as RelationPart, recordId, state, membership),
      inverse: true,
    }));
  return [...own, ...ties];
}

export function describeRelation(
  signed: RelationPart,
  recordId: string,
  state: string,
  membership: Membership,
): Relation {
  return Object.assign(new Relation(), {
    relation: termOf(relationKinds, signed.relation),
    recordId,
    inverse: false,
    saidBy: describeState(state, membership),
    note: recorded(signed.note),
  });
}
