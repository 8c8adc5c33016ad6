import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { LogCheckpoint } from './log-checkpoint.entity.js';

/** The published position of the log: what readers, mirrors and witnesses are told. */
@Injectable()
export class CheckpointStore {
  /** @returns null before the first signature */
  newest(manager: EntityManager): Promise<LogCheckpoint | null> {
    return manager.findOne(LogCheckpoint, { where: {} });
  }

  /** The same, held for this transaction. */
  lock(manager: EntityManager): Promise<LogCheckpoint | null> {
    return manager.findOne(LogCheckpoint, { where: {}, lock: { mode: 'pessimistic_write' } });
  }

  /** Adds what witnesses have cosigned to the checkpoint that was taken with `lock`. */
  async cosigned(manager: EntityManager, { origin }: LogCheckpoint, note: string): Promise<void> {
    await manager.update(LogCheckpoint, { origin }, { note });
  }
}
