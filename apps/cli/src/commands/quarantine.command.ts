import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';
import type { Pull } from '../client/sync-peers.js';
import { reportPulls } from './sync.command.js';

const QUARANTINE = 'query Quarantine { quarantine { origin index kind reason at } }';
const RETRY = 'mutation Retry { retryQuarantine { origin entries outcomes { outcome count } failure } }';

export interface QuarantineOptions {
  readonly retry?: boolean;
}

interface PutAside {
  readonly origin: string;
  readonly index: number;
  readonly kind: string;
  readonly reason: string;
  readonly at: string;
}

const HEAD = ['NODE', 'PLACE IN ITS LOG', 'WHAT', 'WHY', 'SINCE'];
const KIND: Readonly<Record<string, string>> = { ENTRY: 'the entry', ENVELOPE: 'what was granted of it' };

/** What of other nodes was put aside, and another attempt at it. */
export async function quarantine(session: Session, { retry }: QuarantineOptions): Promise<void> {
  if (retry) {
    const { retryQuarantine } = await session.client.ask<{ retryQuarantine: Pull[] }>(RETRY);
    return reportPulls(session, retryQuarantine);
  }
  const { quarantine: aside } = await session.client.ask<{ quarantine: PutAside[] }>(QUARANTINE);
  const rows = aside.map(({ origin, index, kind, reason, at }) => [
    origin,
    String(index),
    KIND[kind] ?? kind,
    reason,
    at,
  ]);
  await session.print(aside, () => (rows.length > 0 ? renderTable(rows, HEAD) : 'Nothing was put aside.\n'));
}
