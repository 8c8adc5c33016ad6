import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { CheckpointStore, LedgerStore, type LogCheckpoint, QuorumStore, TreeStore } from '#ledger';
import { encodeBase64, formatTlogProof } from '#ledger/core';

import { AuditError } from '../audit.errors.js';
import { PublishedLog, requirePublished } from '../published-log.service.js';
import type { ConsistencyProof, InclusionProof, Log } from './log.type.js';

/** Gives what is needed to check the published log; never beyond its newest checkpoint. */
@Injectable()
export class LogProofs {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerStore,
    private readonly checkpoints: CheckpointStore,
    private readonly published: PublishedLog,
    private readonly tree: TreeStore,
    private readonly quorums: QuorumStore,
  ) {}

  describe(state: string): Promise<Log> {
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      const { origin } = await this.ledger.position(manager);
      const newest = await this.checkpoints.newest(manager);
      const quorum = await this.quorums.newestQuorum(manager, origin);
      return {
        origin,
        checkpoint: newest ? describeCheckpoint(newest) : undefined,
        witnessed: quorum && { ...quorum, root: encodeBase64(quorum.rootHash) },
      };
    });
  }

  /** @param size undefined: the size of the newest checkpoint */
  inclusion(state: string, statementId: string, size: number | undefined): Promise<InclusionProof> {
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      const published = await this.published.newest(manager);
      const within = size ?? published.size;
      requirePublished(within, published);
      const entry = await this.ledger.find(manager, statementId);
      if (!entry || entry.logIndex >= within) throw unknown();
      const { logIndex: index, leafHash } = entry;
      const hashes = await this.tree.inclusion(manager, index, within);
      const isNewest = within === published.size;
      return {
        statementId,
        index,
        size: within,
        leafHash: encodeBase64(leafHash),
        hashes: hashes.map(encodeBase64),
        tlogProof: isNewest ? formatTlogProof({ index, hashes, checkpoint: published.note }) : undefined,
      };
    });
  }

  consistency(state: string, from: number, to: number): Promise<ConsistencyProof> {
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      requirePublished(to, await this.published.newest(manager));
      const hashes = await this.tree.consistency(manager, from, to);
      return { from, to, hashes: hashes.map(encodeBase64) };
    });
  }
}

function describeCheckpoint({ size, rootHash, note, signedAt }: LogCheckpoint) {
  return { size, root: encodeBase64(rootHash), note, signedAt };
}

function unknown(): AuditError {
  return new AuditError('LOG_ENTRY_UNKNOWN', 'The log has no entry with this id at this size.', {
    path: ['statementId'],
    advice: 'Take the id from the statement or its receipt, and no size to ask for the newest.',
  });
}
