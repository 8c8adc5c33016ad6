import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';

import { type Seal, seal } from '../core/journal-chain.js';
import { lineHash } from '../core/line-hash.js';
import { JOURNAL_OPTIONS, type JournalOptions } from '../journal-options.js';
import { type JournalHead, advanceHead, createHead, lockHead } from './journal-head.js';
import { type SaltedLine, unsealedLines } from './unsealed-lines.js';

/** Lines that are sealed in one transaction. */
const BATCH = 500;

const SEAL = `
  INSERT INTO journal_seal (seq, line_hash, chain_hash, sealed_at)
  SELECT seq, decode(line_hash, 'hex'), decode(chain_hash, 'hex'), $2
    FROM jsonb_to_recordset($1) AS sealed (seq bigint, line_hash text, chain_hash text)`;
const MARK = `
  UPDATE journal_line SET seq = sealed.seq
    FROM jsonb_to_recordset($1) AS sealed (seq bigint, line_id uuid)
   WHERE journal_line.line_id = sealed.line_id`;

interface SealedLine extends Seal {
  readonly lineId: string;
}

/** Chains the lines of the journal, one process at a time. */
@Injectable()
export class JournalSealer {
  constructor(
    private readonly transactions: Transactions,
    @Inject(JOURNAL_OPTIONS) private readonly options: JournalOptions,
  ) {}

  /** Makes the chain, at the first start of a node. */
  async create(): Promise<void> {
    await this.transactions.run({ role: 'worker' }, (manager) => createHead(manager, this.options.origin));
  }

  /** Seals every line that is committed by now. @returns how many they were */
  async seal(): Promise<number> {
    for (let total = 0; ;) {
      const sealed = await this.transactions.run({ role: 'worker' }, (manager) => this.sealBatch(manager));
      total += sealed;
      if (sealed < BATCH) return total;
    }
  }

  private async sealBatch(manager: EntityManager): Promise<number> {
    const { origin, clock } = this.options;
    const head = await lockHead(manager, origin);
    const sealed = chain(head, await unsealedLines(manager, BATCH));
    const last = sealed.at(-1);
    if (!last) return 0;
    const now = clock.now();
    await manager.query(SEAL, [JSON.stringify(sealed.map(sealRow)), now]);
    await manager.query(MARK, [JSON.stringify(sealed.map(({ seq, lineId }) => ({ seq, line_id: lineId })))]);
    await advanceHead(manager, origin, last, now);
    return sealed.length;
  }
}

function chain(head: JournalHead, lines: readonly SaltedLine[]): SealedLine[] {
  const sealed: SealedLine[] = [];
  for (const { content, salt } of lines) {
    sealed.push({ ...seal(sealed.at(-1) ?? head, lineHash(content, salt)), lineId: content.id });
  }
  return sealed;
}

function sealRow({ seq, lineHash: line, chainHash }: SealedLine): object {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  return { seq, line_hash: hex(line), chain_hash: hex(chainHash) };
}
