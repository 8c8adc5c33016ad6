import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { EMPTY_ROOT, type WitnessStore, type WitnessedNote } from '#ledger/core';
import { type Clock } from '#kernel';

interface Row {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string | null;
}

const ADD = `
  INSERT INTO witnessed_log (origin, size, root_hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING`;
const FIND = `
  SELECT size::float8 AS size, root_hash AS root, note FROM witnessed_log WHERE origin = $1`;
const KEEP =
  'UPDATE witnessed_log SET size = $2, root_hash = $3, note = $4, cosigned_at = $5 WHERE origin = $1';

/** What this node's witness knows of each log: looked at and changed in one transaction that holds its row. */
@Injectable()
export class WitnessMemory {
  constructor(private readonly transactions: Transactions) {}

  /** The memory of a witness with this clock. */
  at(clock: Clock): WitnessStore {
    return {
      update: (origin, judge) =>
        this.transactions.run({ role: 'intake' }, async (manager) => {
          await manager.query(ADD, [origin, Buffer.from(EMPTY_ROOT)]);
          const next = judge(await this.read(manager, origin, `${FIND} FOR UPDATE`));
          if (!next) return;
          await manager.query(KEEP, [origin, next.size, Buffer.from(next.root), next.note, clock.now()]);
        }),
    };
  }

  /** What was last cosigned of a log; undefined when nothing was. */
  find(origin: string): Promise<WitnessedNote | undefined> {
    return this.transactions.run({ role: 'worker' }, (manager) => this.read(manager, origin, FIND));
  }

  private async read(
    manager: EntityManager,
    origin: string,
    query: string,
  ): Promise<WitnessedNote | undefined> {
    const [row] = await manager.query<Row[]>(query, [origin]);
    const { size, root, note } = row ?? { note: null };
    return note === null ? undefined : { size, root, note };
  }
}
