import type { EntityManager } from 'typeorm';

import type { LineAuditBody, LineContent } from '../core/line-hash.js';

/** A line's content, beside the salt of its hash. */
export interface SaltedLine {
  readonly content: LineContent;
  readonly salt: Buffer;
}

/** Columns of `journal_line line` that make a {@link LineRow}. */
export const LINE_COLUMNS = `
  line.line_id AS id, line.at, line.state, line.officer, line.as_auditor AS "asAuditor",
  line.audit_body AS "auditBody", line.action, line.outcome,
  line.purpose, line.case_reference AS "caseReference", line.detail, line.salt,
  (SELECT coalesce(json_agg(json_build_object('id', shown.record_id, 'owner', shown.owner)
                            ORDER BY shown.record_id COLLATE "C"), '[]')
     FROM journal_record shown WHERE shown.line_id = line.line_id) AS records`;

export interface LineRow extends Omit<LineContent, 'at' | 'auditBody'> {
  readonly at: Date;
  readonly auditBody: LineAuditBody | null;
  readonly salt: Buffer;
}

const UNSEALED = `
  SELECT ${LINE_COLUMNS} FROM journal_line line WHERE line.seq IS NULL ORDER BY line.at, line.line_id LIMIT $1`;

/** Lines that no seal covers yet, oldest first. One that is committed late is found later, and lost never. */
export async function unsealedLines(manager: EntityManager, limit: number): Promise<SaltedLine[]> {
  const rows = await manager.query<LineRow[]>(UNSEALED, [limit]);
  return rows.map(saltedLine);
}

/** The content exactly as it is hashed. */
export function saltedLine(row: LineRow): SaltedLine {
  const { id, at, state, officer, asAuditor, action, outcome, purpose, caseReference, detail, records } = row;
  const auditBody = row.auditBody === null ? {} : { auditBody: row.auditBody };
  const content = { id, at: at.toISOString(), state, officer, asAuditor, ...auditBody, action, outcome };
  return { content: { ...content, purpose, caseReference, detail, records }, salt: row.salt };
}
