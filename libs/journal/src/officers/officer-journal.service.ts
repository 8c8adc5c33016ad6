import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { type Clock, canonicalText } from '#kernel';

import type { Inquiry } from '../inquiry.js';
import { cursorInvalid } from '../journal.errors.js';
import { JOURNAL_CLOCK, JournalStore } from '../journal.store.js';
import { LINE_COLUMNS, type LineRow } from '../seal/unsealed-lines.js';
import type { OfficerJournal, OfficerLine } from './officer-journal.type.js';
import { type SealRow, describeSeal } from './describe-seal.js';

/** Which lines are asked for; times are half-open. */
export interface LineScope {
  readonly since: Date | undefined;
  readonly before: Date | undefined;
  readonly officer: string | undefined;
  readonly recordId: string | undefined;
}

/**
 * What auditors do is kept from everyone else of their state until they close the case. What they do without a
 * case is shown with the next case that the same auditor closes. A state's own auditors and each audit body close for
 * themselves: their references and the names of their officers may be the same.
 */
const SHOWN_TO_UNIT = `
  (NOT line.as_auditor OR EXISTS (
    SELECT FROM audit_closure closed
     WHERE closed.state = line.state AND closed.closed_at >= line.at
       AND closed.audit_body = coalesce(line.audit_body ->> 'id', '')
       AND CASE WHEN line.case_reference IS NULL THEN closed.officer = line.officer
                ELSE closed.case_reference = line.case_reference END))`;

const LINES = `
  SELECT line.seq::float8 AS seq, seal.line_hash AS "lineHash", seal.chain_hash AS "chainHash", ${LINE_COLUMNS}
    FROM journal_line line LEFT JOIN journal_seal seal ON seal.seq = line.seq
   WHERE line.state = grounds_state() AND ($1 OR ${SHOWN_TO_UNIT})
     AND ($2::timestamptz IS NULL OR line.at >= $2) AND line.at < $3
     AND ($4::text IS NULL OR line.officer = $4)
     AND ($5::text IS NULL OR EXISTS (
       SELECT FROM journal_record shown WHERE shown.line_id = line.line_id AND shown.record_id = $5))
     AND ($6::timestamptz IS NULL OR (line.at, line.line_id) > ($6, $7::uuid))
   ORDER BY line.at, line.line_id LIMIT $8`;

type OfficerRow = LineRow & (SealRow | { readonly seq: null });

/** A place in the state's own list: time and id of the last line on the page before. */
const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Shows a state's auditors, and its steward, what was done for that state, by its officers and by audit bodies. */
@Injectable()
export class OfficerLines {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: JournalStore,
    @Inject(JOURNAL_CLOCK) private readonly clock: Clock,
  ) {}

  async list(
    inquiry: Inquiry,
    { since, before, officer, recordId }: LineScope,
    first: number,
    after: string | undefined,
  ): Promise<OfficerJournal> {
    const { state, roles } = inquiry.principal;
    const [at, id] = after === undefined ? [null, null] : openCursor(after);
    const until = before ?? this.clock.now();
    const seesAll = roles.has('auditor');
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      const scope = [seesAll, since ?? null, until, officer ?? null, recordId ?? null, at, id, first + 1];
      const found = await manager.query<OfficerRow[]>(LINES, scope);
      const lines = found.slice(0, first);
      await this.journal.writeInquiry(manager, inquiry, {
        action: 'read_officer_journal',
        outcome: 'answered',
        detail: { lines: lines.length },
      });
      const last = lines.at(-1);
      return {
        lines: lines.map(describeLine),
        pageInfo: {
          hasNextPage: found.length > first,
          endCursor: last && `${last.at.toISOString()}_${last.id}`,
        },
      };
    });
  }
}

function openCursor(after: string): [string, string] {
  const [, at, id] = CURSOR.exec(after) ?? [];
  if (at !== undefined && id !== undefined && !Number.isNaN(Date.parse(at))) return [at, id];
  throw cursorInvalid();
}

function describeLine(row: OfficerRow): OfficerLine {
  const { id, at, officer, asAuditor, auditBody, action, outcome, purpose, caseReference } = row;
  const { detail, records, salt } = row;
  return {
    ...{ id, at, officer, asAuditor, auditBody, action, outcome, purpose, caseReference },
    detail: canonicalText(detail),
    records: records.map(({ id: recordId, owner }) => ({ recordId, owner })),
    salt: salt.toString('base64'),
    seal: row.seq === null ? null : describeSeal(row),
  };
}
