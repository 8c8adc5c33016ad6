import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { LineAuditBody } from './core/line-hash.js';

/** One thing an officer did. Holds codes and references, never record content. */
@Entity('journal_line')
export class JournalLine {
  @PrimaryColumn({ name: 'line_id', type: 'uuid' })
  lineId: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** The state acted for, ISO 3166-1 alpha-2. */
  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'text' })
  officer: string;

  @Column({ type: 'text' })
  action: string;

  /** `answered`, or the code of the error that the officer got. */
  @Column({ type: 'text' })
  outcome: string;

  @Column({ type: 'text', nullable: true })
  purpose: string | null;

  @Column({ name: 'case_reference', type: 'text', nullable: true })
  caseReference: string | null;

  @Column({ type: 'jsonb' })
  detail: Record<string, string | number>;

  /** Whether the officer was an auditor then: what auditors do is kept from the unit until they close the case. */
  @Column({ name: 'as_auditor', type: 'boolean' })
  asAuditor: boolean;

  /** Who an officer worked for that was none of the state itself. */
  @Column({ name: 'audit_body', type: 'jsonb', nullable: true })
  auditBody: LineAuditBody | null;

  /** 32 random bytes: without them the hash in the chain tells nothing of the line. */
  @Column({ type: 'bytea' })
  salt: Buffer;
}
