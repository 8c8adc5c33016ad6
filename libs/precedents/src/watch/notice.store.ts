import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { NoticeKind } from './watch-notice.type.js';

/** A notice that is to be kept: to one officer because of a watch, or to every reader of the state. */
export interface NewNotice {
  readonly officer: string | null;
  readonly watchId: string | null;
  readonly recordId: string;
  readonly kind: NoticeKind;
  /** Sentences about the question; nothing of the record, which may be taken back or erased. */
  readonly because: readonly string[];
}

export interface StoredNotice extends NewNotice {
  readonly seq: number;
  readonly noticedAt: Date;
}

/** Behind which number, and how many. */
export interface NoticePlace {
  readonly seq: number;
  readonly most: number;
}

/** The row of the count stays locked: whoever sees a number has seen all below it. */
const NUMBER = `
  INSERT INTO notice_count (state, last) VALUES ($1, $2)
  ON CONFLICT (state) DO UPDATE SET last = notice_count.last + excluded.last
  RETURNING last::int AS last`;
const INSERT = `
  INSERT INTO notice (state, seq, officer, watch_id, record_id, kind, because, noticed_at)
  SELECT $1, n.seq, n.officer, n."watchId", n."recordId", lower(n.kind), n.because, grounds_now()
    FROM jsonb_to_recordset($2)
      AS n (seq bigint, officer text, "watchId" text, "recordId" text, kind text, because text[])`;

const COLUMNS = `
  seq::int AS seq, officer, watch_id AS "watchId", record_id AS "recordId", upper(kind) AS kind, because,
  noticed_at AS "noticedAt"`;
const LAST = 'SELECT last::int AS last FROM notice_count WHERE state = $1';
const AFTER = `
  SELECT ${COLUMNS}
    FROM notice WHERE state = $1 AND seq > $3 AND (officer = $2 OR officer IS NULL) ORDER BY seq LIMIT $4`;

/** Ways in which a state hears, beside asking, that there are notices. */
export type Channel = 'by_webhook' | 'by_mail';

const unsentSql = (channel: Channel): string => `
  SELECT ${COLUMNS}
    FROM notice
   WHERE state = $1 AND seq > greatest($2, (SELECT ${channel} FROM notice_count WHERE state = $1))
   ORDER BY seq LIMIT $3`;
const wereSentSql = (channel: Channel): string =>
  `UPDATE notice_count SET ${channel} = $2 WHERE state = $1 AND ${channel} < $2`;

/** Days for which notices are kept. */
const KEPT = 180;
const FORGET = `DELETE FROM notice WHERE state = $1 AND noticed_at < grounds_now() - interval '${KEPT} days'`;

/** Keeps what a state is told, as that state's reader. */
@Injectable()
export class NoticeStore {
  async insert(manager: EntityManager, state: string, notices: readonly NewNotice[]): Promise<void> {
    if (notices.length === 0) return;
    const [{ last } = { last: 0 }] = await manager.query<{ last: number }[]>(NUMBER, [state, notices.length]);
    const first = last - notices.length + 1;
    const rows = notices.map((notice, place) => ({ ...notice, seq: first + place }));
    await manager.query(INSERT, [state, JSON.stringify(rows)]);
  }

  /** Number of the newest notice of a state; 0 when there is none. */
  async last(manager: EntityManager, state: string): Promise<number> {
    const [row] = await manager.query<{ last: number }[]>(LAST, [state]);
    return row?.last ?? 0;
  }

  /** The officer's own, and those for every reader of the state, in their order. */
  after(manager: EntityManager, state: string, officer: string, page: NoticePlace): Promise<StoredNotice[]> {
    return manager.query<StoredNotice[]>(AFTER, [state, officer, page.seq, page.most]);
  }

  /** Of all officers, those that the state's own systems have not been told of. */
  unsent(
    manager: EntityManager,
    state: string,
    channel: Channel,
    page: NoticePlace,
  ): Promise<StoredNotice[]> {
    return manager.query<StoredNotice[]>(unsentSql(channel), [state, page.seq, page.most]);
  }

  async wereSent(manager: EntityManager, state: string, channel: Channel, last: number): Promise<void> {
    await manager.query(wereSentSql(channel), [state, last]);
  }

  async forget(manager: EntityManager, state: string): Promise<void> {
    await manager.query(FORGET, [state]);
  }
}
