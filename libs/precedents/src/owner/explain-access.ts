import {
  type AudienceDefinition,
  type OwnRules,
  type ReaderExplanation,
  WITHOUT_END,
  describeReason,
  describeState,
  explainReader,
  knownTo,
} from '#access';

import type { StoredRecord, Viewpoint } from '../visible-record.js';
import { AccessExplanation, PartAccess } from './access-explanation.type.js';

/** What `state` may read of a record, as officers of the record's owner may know it. */
export function explainAccess(
  record: StoredRecord,
  state: string,
  owner: Viewpoint,
  rules: OwnRules,
): AccessExplanation {
  const members = knownTo(owner.state, owner.membership, rules);
  const explain = (audience: AudienceDefinition): ReaderExplanation =>
    explainReader(audience, state, members, owner.at);
  const [decision] = record.statements;
  const head = decision?.parts.find(({ kind }) => kind === 'head');
  return Object.assign(new AccessExplanation(), {
    recordId: record.recordId,
    state: describeState(state, owner.membership),
    seesRecord: head ? explain(head.audience).mayRead : 'no',
    parts: record.statements.flatMap(({ statementId, parts }) =>
      parts.map(({ part, audience }) => partAccess(statementId, part, explain(audience))),
    ),
  });
}

function partAccess(statementId: string, part: string, explained: ReaderExplanation): PartAccess {
  const { mayRead, interval, reasons } = explained;
  const ends = mayRead === 'yes' && interval && interval.until < WITHOUT_END;
  return Object.assign(new PartAccess(), {
    statementId,
    part,
    mayRead,
    until: ends ? interval.until : undefined,
    reasons: reasons.map(describeReason),
  });
}
