import { equalBytes } from '#ledger/core';

import { JournalError } from '../journal.errors.js';
import { type ChainHead, type Seal, seal } from './journal-chain.js';

/**
 * Verifies a run of seals that begins behind `before`.
 * @returns the head of the chain behind the run
 * @throws JournalError JOURNAL_CHAIN_BROKEN, naming the first line that does not fit
 */
export function verifySeals(before: ChainHead, run: Iterable<Seal>): ChainHead {
  let head = before;
  for (const next of run) {
    const expected = seal(head, next.lineHash);
    if (next.seq !== expected.seq) throw broken(expected.seq, 'is missing');
    if (!equalBytes(next.chainHash, expected.chainHash))
      throw broken(next.seq, 'was changed, or one before it');
    head = { seq: next.seq, chainHash: next.chainHash };
  }
  return head;
}

function broken(seq: number, what: string): JournalError {
  return new JournalError('JOURNAL_CHAIN_BROKEN', `Line ${seq} of the journal ${what}.`, {
    path: ['journal', String(seq)],
    advice: 'Keep the journal as it is, and compare it with a backup and with the heads in the log.',
  });
}
