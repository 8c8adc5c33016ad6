import { createHash } from 'node:crypto';

import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { systemClock } from '#kernel';
import { LedgerModule, LedgerStore, type NewLogEntry, TreeStore } from '#ledger';
import { EMPTY_FRONTIER, appendLeaves, leafHash } from '#ledger/core';

import { testDatabase } from '../support/test-database.js';
import type { Bench, Figures } from './benches.js';

const ENTRIES = 100_000;
const BATCH = 500;
const PROOFS = 2_000;
const ORIGIN = 'bench.invalid/log';

/** Appending to the log in the database, against working out the same tree in memory; and proofs from it. */
export const logBench: Bench = {
  measures: 'append of 100,000 prepared entries, inclusion and consistency proofs, per second',
  run: async (say) => {
    const { database, drop } = await openBenchDatabase();
    try {
      return await measure(database, say);
    } finally {
      await database.close();
      await drop();
    }
  },
};

async function openBenchDatabase(): Promise<{ database: OpenDatabase; drop: () => Promise<void> }> {
  if (process.env.TEST_DATABASE_ADMIN_URL === undefined) {
    return { database: await openDatabase({}, LedgerModule.entities), drop: () => Promise.resolve() };
  }
  const { url = '', adminUrl = '', drop } = await testDatabase();
  return { database: await openDatabase({ url, adminUrl }, LedgerModule.entities), drop };
}

async function measure(database: OpenDatabase, say: (line: string) => void): Promise<Figures> {
  const transactions = new Transactions(database, systemClock);
  const [ledger, tree] = [new LedgerStore(), new TreeStore()];
  await transactions.run({ role: 'intake' }, (manager) => ledger.create(manager, ORIGIN));
  const entries = Array.from({ length: ENTRIES }, (_, index) => preparedEntry(index));
  say(
    `database: ${database.kind}; ${ENTRIES} entries of ${entries[0]?.entry.length ?? 0} bytes, ${BATCH} in a batch`,
  );

  const hashing = await perSecond(ENTRIES, () => {
    appendLeaves(
      EMPTY_FRONTIER,
      entries.map(({ entry }) => leafHash(Buffer.from(entry, 'ascii'))),
    );
    return Promise.resolve();
  });
  say(`tree in memory: ${hashing.toFixed(0)} entries/s`);
  const append = await perSecond(ENTRIES, async () => {
    for (let at = 0; at < ENTRIES; at += BATCH) {
      await transactions.run({ role: 'intake' }, async (manager) => {
        await ledger.appendAll(manager, await ledger.lock(manager), entries.slice(at, at + BATCH));
      });
    }
  });
  say(`append: ${append.toFixed(0)} entries/s`);
  const anywhere = (): number => 1 + Math.floor(Math.random() * (ENTRIES - 1));
  const serve = (proof: (at: number) => Promise<unknown>): Promise<number> =>
    perSecond(PROOFS, async () => {
      for (let served = 0; served < PROOFS; served += 1) await proof(anywhere());
    });
  const inclusion = await serve((at) =>
    transactions.run({ role: 'reader', state: 'NL' }, (manager) => tree.inclusion(manager, at, ENTRIES)),
  );
  say(`inclusion proofs: ${inclusion.toFixed(0)}/s`);
  const consistency = await serve((at) =>
    transactions.run({ role: 'reader', state: 'NL' }, (manager) => tree.consistency(manager, at, ENTRIES)),
  );
  say(`consistency proofs: ${consistency.toFixed(0)}/s`);
  return { ratio: append / hashing, hashing, append, inclusion, consistency };
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (count * 1000) / (performance.now() - start);
}

/** As long as the signed part of a decision with a few parts. */
function preparedEntry(index: number): NewLogEntry {
  return {
    statementId: `prepared-${index}`,
    signingInputHash: createHash('sha256').update(`prepared ${index}`).digest(),
    state: 'NL',
    issuer: 'https://nl.bench.invalid/',
    keyId: 'prepared',
    entry: `header.payload-${index}.`.padEnd(2_000, 'x'),
    loggedAt: new Date(),
  };
}
