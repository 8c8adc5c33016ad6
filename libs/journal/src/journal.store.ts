import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { insertAll, isOutage, together } from '#database';
import type { Principal } from '#identity';
import type { Clock, Randomness } from '#kernel';

import type { Inquiry } from './inquiry.js';
import { JournalLine } from './journal-line.entity.js';
import { JournalRecord } from './journal-record.entity.js';
import { JournalError } from './journal.errors.js';
import type { SightingKind } from './record-sighting.entity.js';

export const JOURNAL_CLOCK = Symbol('journal clock');
export const JOURNAL_RANDOMNESS = Symbol('journal randomness');

const ID_BYTES = 16;
const SALT_BYTES = 32;

export type JournalAction =
  | 'check'
  | 'list_precedents'
  | 'search_precedents'
  | 'count_precedents'
  | 'find_similar'
  | 'read_precedent'
  | 'follow_precedents'
  | 'submit_statement'
  | 'explain_access'
  | 'read_journal'
  | 'read_officer_journal'
  | 'close_audit'
  | 'read_receipt'
  | 'resolve_hit'
  | 'answer_question'
  | 'audit_export'
  | 'read_acknowledgements'
  | 'read_quarantine'
  | 'retry_quarantine'
  | 'give_to_node'
  | 'save_watch'
  | 'end_watch'
  | 'judge_watch'
  | 'read_notices';

/** A record and the state that owns it. */
export interface OwnedRecord {
  readonly id: string;
  readonly owner: string;
  /** The legal status that it was shown with; undefined where the record was only named. */
  readonly status?: string;
}

/** What is written down about one answer. */
export interface JournalNote {
  readonly action: JournalAction;
  readonly outcome: 'answered' | (string & {});
  readonly detail?: Record<string, string | number>;
  readonly records?: readonly OwnedRecord[];
}

/** Who did what. */
export interface JournalAct {
  readonly principal: Principal;
  readonly note: JournalNote;
}

/** What a state gives to another node. */
export interface NodeAct {
  /** The state that owns what is given. */
  readonly state: string;
  /** Origin of the log of the other node. */
  readonly node: string;
  readonly note: JournalNote;
}

/** Whose question it is, as far as owners may know. */
export interface Asker {
  readonly principal: Pick<Principal, 'state'>;
  readonly purpose: string;
}

/** A question that another node has put for one of the states that it hosts. */
export interface PeerQuestion {
  readonly state: string;
  readonly purpose: string;
  /** Origin of the log of the node that asks. */
  readonly node: string;
}

/** Who a line is about. */
type LineAuthor = Pick<Principal, 'state' | 'officer' | 'roles' | 'issuer' | 'actor' | 'auditBody'>;

/** A line and what it shows of records. */
interface LineRows {
  readonly line: Omit<JournalLine, 'seq'>;
  readonly shown: readonly JournalRecord[];
}

const INSERT_SIGHTINGS = `
  INSERT INTO record_sighting SELECT * FROM jsonb_populate_recordset(NULL::record_sighting, $1)
  ON CONFLICT DO NOTHING`;

/** The first status that a state was shown stays, until the state is told of another. */
const INSERT_STATUSES = `
  INSERT INTO shown_status (state, record_id, status)
  SELECT $1, shown.record_id, shown.status FROM jsonb_to_recordset($2) AS shown (record_id text, status text)
  ON CONFLICT DO NOTHING`;

/** Writes the line that must be there before an answer leaves; always in the answer's own transaction. */
@Injectable()
export class JournalStore {
  constructor(
    @Inject(JOURNAL_CLOCK) private readonly clock: Clock,
    @Inject(JOURNAL_RANDOMNESS) private readonly randomness: Randomness,
  ) {}

  /** For a read: with the purpose and case that the officer declared. @returns id of the line */
  async writeInquiry(manager: EntityManager, inquiry: Inquiry, note: JournalNote): Promise<string> {
    const { purpose, caseReference } = inquiry;
    const [lineId] = await together([
      this.write(manager, inquiry.principal, note, { purpose, caseReference }),
      this.writeSightings(manager, inquiry, 'read', note.records ?? []),
      this.writeStatuses(manager, inquiry, note.records ?? []),
    ]);
    return lineId;
  }

  /**
   * What the owners of these records learn of the question; a state's own questions are no news to it. Always
   * one INSERT, also of no row: an asker must not be able to tell by the work that something was found.
   */
  async writeSightings(
    manager: EntityManager,
    { principal, purpose }: Asker,
    what: SightingKind,
    records: readonly OwnedRecord[],
  ): Promise<void> {
    const day = this.clock.now().toISOString().slice(0, 10);
    const reader = principal.state;
    const rows = othersRecords(records, reader).map(({ id, owner }) => ({
      record_id: id,
      owner,
      reader,
      day,
      purpose,
      what,
    }));
    await manager.query(INSERT_SIGHTINGS, [JSON.stringify(rows)]).catch(refuse);
  }

  /** Keeps what the state is to be told of once it changes; one INSERT, as above. */
  private async writeStatuses(
    manager: EntityManager,
    { principal: { state } }: Inquiry,
    records: readonly OwnedRecord[],
  ): Promise<void> {
    const rows = othersRecords(records, state).flatMap(({ id, status }) =>
      status === undefined ? [] : [{ record_id: id, status }],
    );
    await manager.query(INSERT_STATUSES, [state, JSON.stringify(rows)]).catch(refuse);
  }

  /** At the node of an owner that is asked: which state asks, through which node. Who asks there, and for which case, stays there. */
  async writeQuestion(
    manager: EntityManager,
    { state, purpose, node }: PeerQuestion,
    note: JournalNote,
  ): Promise<void> {
    const author = { state, officer: node, issuer: node, roles: new Set<never>(), auditBody: undefined };
    const declared = { purpose, caseReference: null };
    await this.insert(manager, [this.rowsOf({ ...author, actor: undefined }, note, declared)]);
  }

  /** For an act on the officer's own state's records. */
  async writeAct(manager: EntityManager, principal: Principal, note: JournalNote): Promise<void> {
    await this.write(manager, principal, note, { purpose: null, caseReference: null });
  }

  /** The same for several, with a fixed number of statements. */
  async writeActs(manager: EntityManager, acts: readonly JournalAct[]): Promise<void> {
    const declared = { purpose: null, caseReference: null };
    await this.insert(
      manager,
      acts.map(({ principal, note }) => this.rowsOf(principal, note, declared)),
    );
  }

  /** For what another node is given: in the place of the officer stands that node. */
  async writeNodeActs(manager: EntityManager, acts: readonly NodeAct[]): Promise<void> {
    if (acts.length === 0) return;
    const declared = { purpose: null, caseReference: null };
    const rows = acts.map(({ state, node, note }) =>
      this.rowsOf({ state, officer: node, roles: new Set(), issuer: node }, note, declared),
    );
    await this.insert(manager, rows);
  }

  private async write(
    manager: EntityManager,
    principal: Principal,
    note: JournalNote,
    declared: Pick<JournalLine, 'purpose' | 'caseReference'>,
  ): Promise<string> {
    const rows = this.rowsOf(principal, note, declared);
    await this.insert(manager, [rows]);
    return rows.line.lineId;
  }

  private rowsOf(
    principal: LineAuthor,
    note: JournalNote,
    declared: Pick<JournalLine, 'purpose' | 'caseReference'>,
  ): LineRows {
    const lineId = lineIdOf(this.randomness.bytes(ID_BYTES));
    const { action, outcome, records = [] } = note;
    const { state, officer, roles, actor, issuer, auditBody: body } = principal;
    // A gateway is named beside the officer it acts for.
    const detail = { ...note.detail, ...(actor === undefined ? {} : { actor }) };
    const line = { lineId, at: this.clock.now(), state, officer, action, outcome, detail, ...declared };
    const asAuditor = roles.has('auditor');
    const auditBody = body ? { id: body.id, issuer } : null;
    const salt = Buffer.from(this.randomness.bytes(SALT_BYTES));
    const shown = records.map(({ id, owner }) => ({ lineId, recordId: id, owner }));
    return { line: { ...line, asAuditor, auditBody, salt }, shown };
  }

  private async insert(manager: EntityManager, rows: readonly LineRows[]): Promise<void> {
    const lines = rows.map(({ line }) => line);
    const shown = rows.flatMap((row) => row.shown);
    // In this order on their way, as the records need their line.
    await together([
      insertAll(manager, JournalLine, lines).catch(refuse),
      insertAll(manager, JournalRecord, shown).catch(refuse),
    ]);
  }
}

/** In one order whoever asks, so that two answers with the same records never wait for each other. */
function othersRecords(records: readonly OwnedRecord[], reader: string): OwnedRecord[] {
  return records.filter(({ owner }) => owner !== reader).sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** A UUID of version 4 (RFC 9562 §5.4). */
function lineIdOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3] ?? '8';
  const [first, second, third] = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return `${first}-${second}-${third}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** No line, no answer: the caller's transaction ends with this, and what it has read goes nowhere. */
function refuse(error: unknown): never {
  if (!isOutage(error)) throw error;
  throw new JournalError(
    'JOURNAL_UNAVAILABLE',
    'The journal cannot be written, so nothing is answered that it would have to hold.',
    {
      advice:
        'Try again later, and tell the operator. The log, its proofs and the health of the node stay open.',
      cause: error,
    },
  );
}
