import { describeState } from '#access';
import type { Membership } from '#membership';
import {
  type CorrectionPart,
  type ErasurePart,
  type EventPart,
  type OutcomePart,
  type PartKind,
  type RelationPart,
  type SharingPart,
  type StatementKind,
  type WithdrawalPart,
  presentStatement,
} from '#statement';
import {
  confidences,
  decisionKinds,
  erasureReasons,
  legalEvents,
  statementKinds,
  withdrawalReasons,
} from '#vocabulary';

import { erasedParts } from '../current-parts.js';
import type { Moment } from '../moment.js';
import { Erased, NotShared } from '../parts/part-state.type.js';
import { partialDateOf } from '../parts/partial-date.type.js';
import { recorded } from '../parts/recorded.js';
import { describeStatus } from '../status/describe-status.js';
import { hadHappened } from '../status/happened.js';
import type { StoredRecord, StoredStatement } from '../visible-record.js';
import { termOf } from '../vocabulary/term.type.js';
import { describeRelation } from './describe-relations.js';
import {
  CorrectionEntry,
  Decided,
  ErasureEntry,
  HistoryEntry,
  LegalEventEntry,
  RelationEntry,
  SharingChanged,
  WithdrawalEntry,
} from './history.type.js';

/** The signed statements about a record that belong to the picture of the moment. */
export function describeHistory(
  record: StoredRecord,
  membership: Membership,
  moment: Moment,
): HistoryEntry[] {
  const happened = record.statements.filter((statement) => hadHappened(statement, moment));
  let status = describeStatus({ ...record, statements: [] }, moment);
  return happened.map((statement, place) => {
    if (CHANGING.includes(statement.kind)) {
      status = describeStatus({ ...record, statements: happened.slice(0, place + 1) }, moment);
    }
    return Object.assign(new HistoryEntry(), {
      id: statement.statementId,
      kind: termOf(statementKinds, statement.kind),
      recordedAt: statement.recordedAt,
      origin: statement.origin,
      logIndex: statement.logIndex,
      leafHash: statement.leafHash,
      statusAfter: status,
      content: contentOf(record, statement, membership),
      evidence: presentStatement(
        statement.signedPart,
        statement.parts.map(({ encoded }) => encoded),
      ),
    });
  });
}

/** Kinds of statement after which a decision may stand otherwise. */
const CHANGING: readonly StatementKind[] = ['legal-event', 'withdrawal'];

type Content = HistoryEntry['content'];

function contentOf(record: StoredRecord, statement: StoredStatement, membership: Membership): Content {
  return (
    describeContent(record, statement, membership) ??
    erased(record, statement, membership) ??
    notShared(record, membership)
  );
}

function describeContent(
  record: StoredRecord,
  statement: StoredStatement,
  membership: Membership,
): Content | undefined {
  switch (statement.kind) {
    case 'decision':
      return decided(partOf<OutcomePart>(statement, 'outcome'));
    case 'legal-event':
      return legalEvent(partOf<EventPart>(statement, 'event'));
    case 'relation':
      return relation(record, partOf<RelationPart>(statement, 'relation'), membership);
    case 'withdrawal':
      return withdrawal(partOf<WithdrawalPart>(statement, 'withdrawal'));
    case 'correction':
      return correction(statement);
    case 'erasure':
      return erasure(statement);
    case 'sharing':
      return sharingChanged(partOf<SharingPart>(statement, 'sharing'));
  }
}

function partOf<Part>({ parts }: StoredStatement, kind: PartKind): Part | undefined {
  return parts.find((part) => part.kind === kind)?.content as Part | undefined;
}

function decided(outcome: OutcomePart | undefined): Decided | undefined {
  return (
    outcome &&
    Object.assign(new Decided(), {
      kind: termOf(decisionKinds, outcome.kind),
      decidedOn: partialDateOf(outcome.decidedOn),
      authority: outcome.authority,
    })
  );
}

function legalEvent(event: EventPart | undefined): LegalEventEntry | undefined {
  if (!event) return undefined;
  const reference = recorded(event.reference);
  return Object.assign(new LegalEventEntry(), {
    event: termOf(legalEvents, event.event),
    occurredOn: partialDateOf(event.occurredOn),
    by: recorded(event.by),
    reference: reference && { ...reference, confidence: termOf(confidences, reference.confidence) },
    summary: recorded(event.summary),
  });
}

function relation(
  record: StoredRecord,
  signed: RelationPart | undefined,
  membership: Membership,
): RelationEntry | undefined {
  if (!signed) return undefined;
  const described = describeRelation(signed, signed.to, record.state, membership);
  return Object.assign(new RelationEntry(), { relation: described });
}

function withdrawal(signed: WithdrawalPart | undefined): WithdrawalEntry | undefined {
  return (
    signed &&
    Object.assign(new WithdrawalEntry(), {
      reason: termOf(withdrawalReasons, signed.reason),
      note: recorded(signed.note),
    })
  );
}

function correction(statement: StoredStatement): CorrectionEntry | undefined {
  const signed = partOf<CorrectionPart>(statement, 'correction');
  const own: PartKind[] = ['head', 'sharing', 'correction'];
  const parts = statement.parts.filter(({ kind }) => !own.includes(kind)).map(({ part }) => part);
  return signed && Object.assign(new CorrectionEntry(), { reason: signed.reason, parts });
}

function erasure({ parts }: StoredStatement): ErasureEntry | undefined {
  const erased = parts
    .filter(({ kind }) => kind === 'erasure')
    .map(({ content }) => content as ErasurePart)
    .map(({ part, reason }) => ({ part, reason: termOf(erasureReasons, reason) }));
  return erased.length > 0 ? Object.assign(new ErasureEntry(), { erased }) : undefined;
}

function sharingChanged(signed: SharingPart | undefined): SharingChanged | undefined {
  return signed && Object.assign(new SharingChanged(), { parts: Object.keys(signed.parts).sort() });
}

function erased(
  record: StoredRecord,
  { statementId }: StoredStatement,
  membership: Membership,
): Erased | undefined {
  const [notice] = erasedParts(record).filter(({ about }) => about === statementId);
  if (!notice) return undefined;
  const { part, erasedAt } = notice;
  const owner = describeState(record.state, membership);
  const reason = termOf(erasureReasons, notice.reason);
  return Object.assign(new Erased(), { owner, part, reason, erasedAt });
}

function notShared({ state }: StoredRecord, membership: Membership): NotShared {
  const owner = describeState(state, membership);
  return Object.assign(new NotShared(), { owner, contactPoint: owner.contactPoint });
}
