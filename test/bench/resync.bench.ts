import { presentStatement, verifyPresentation } from '#statement';

import type { Bench, Figures } from './benches.js';
import { median } from './median.js';
import { type EmptyPeer, SourceNode } from './source-node.js';

const RECORDS = Number(process.env.BENCH_RECORDS ?? 10_000);
const AT_A_TIME = 64;
const TURNS = 3;

/** A node that holds nothing takes over everything that another has: log, grants, and the rows that readers work on. */
export const resyncBench: Bench = {
  measures:
    'full resync of 10,000 records (BENCH_RECORDS) from another node over HTTP, as a ratio to strict verification of the same statements alone',
  async run(say): Promise<Figures> {
    const source = await SourceNode.filled(RECORDS, say);
    try {
      say(`${RECORDS} records, on ${source.kind}`);
      return await measure(source, say);
    } finally {
      await source.close();
    }
  },
};

async function measure(source: SourceNode, say: (line: string) => void): Promise<Figures> {
  const turns: { strict: number; resync: number }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const peer = await source.emptyPeer();
    try {
      const strict = await perSecond(() => verifyAll(source, peer));
      const resync = await perSecond(() => takeAll(peer));
      say(`strict verification alone: ${strict.toFixed(0)}/s; resync: ${resync.toFixed(0)}/s`);
      turns.push({ strict, resync });
    } finally {
      await peer.close();
    }
  }
  return {
    ratio: median(turns.map((turn) => turn.resync / turn.strict)),
    strict: median(turns.map((turn) => turn.strict)),
    resync: median(turns.map((turn) => turn.resync)),
  };
}

async function takeAll(peer: EmptyPeer): Promise<void> {
  const accepted = await peer.pull();
  if (accepted !== RECORDS) throw new Error(`Only ${accepted} records were taken over.`);
}

async function verifyAll({ statements }: SourceNode, { keyFor }: EmptyPeer): Promise<void> {
  const trust = { keyFor, now: new Date() };
  const running: Promise<unknown>[] = [];
  for (const { signedPart, disclosures } of statements) {
    running.push(verifyPresentation(presentStatement(signedPart, disclosures.values()), trust));
    if (running.length > AT_A_TIME) await running.shift();
  }
  await Promise.all(running);
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (RECORDS * 1000) / (performance.now() - start);
}
