import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { CheckpointStore, type LogCheckpoint } from '#ledger';

import { AuditError } from './audit.errors.js';

/** Finds the checkpoint beyond which nothing is shown. */
@Injectable()
export class PublishedLog {
  constructor(private readonly checkpoints: CheckpointStore) {}

  /** @throws AuditError LOG_NOT_PUBLISHED */
  async newest(manager: EntityManager): Promise<LogCheckpoint> {
    const newest = await this.checkpoints.newest(manager);
    if (newest) return newest;
    throw new AuditError('LOG_NOT_PUBLISHED', 'Nothing of this log is published yet.', {
      advice: 'Look at /readyz: the node says there why it does not sign.',
    });
  }
}

/** @throws AuditError LOG_NOT_PUBLISHED */
export function requirePublished(size: number, published: LogCheckpoint): void {
  if (size <= published.size) return;
  throw new AuditError('LOG_NOT_PUBLISHED', 'The published log is smaller than this size.', {
    advice: 'Take the size from the checkpoint.',
  });
}
