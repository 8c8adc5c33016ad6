import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { exportJWK, generateKeyPair } from 'jose';

import { type AuditTrust, type BundleAudit, BundleWriter, verifyBundle } from '#audit/core';
import { systemClock, systemRandomness } from '#kernel';
import { encodeBase64, signCheckpoint } from '#ledger/core';
import {
  type IssuedStatement,
  type StatementKey,
  assembleStatement,
  issueStatement,
  parseStatementForm,
  presentStatement,
  signerFromJwk,
  verifyPresentation,
} from '#statement';

import { linesOf, platformHash } from '../../apps/cli/src/audit/bundle-file.js';
import { testSigner } from '../../libs/ledger/test/test-signer.js';
import { EntryTree } from '../../libs/ledger/test/test-tree.js';
import type { Bench, Figures } from './benches.js';
import { median } from './median.js';
import { realisticDecision } from './realistic-decision.js';

const RECORDS = 10_000;
const AT_A_TIME = 64;
const TURNS = 7;
const ORIGIN = 'bench.invalid/log';
const ISS = 'https://authority.bench.invalid/';

/** A bundle of a large year from a file, against what `verify` does for each of its records by itself, from memory. */
export const verifyBench: Bench = {
  measures:
    'audit of a bundle of 10,000 records, as a ratio to strict verification of the same statements alone',
  async run(say): Promise<Figures> {
    const folder = await mkdtemp(join(tmpdir(), 'grounds-bench-'));
    try {
      return await measure(join(folder, 'year.bundle'), say);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measure(path: string, say: (line: string) => void): Promise<Figures> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const signer = await signerFromJwk(await exportJWK(privateKey));
  const key: StatementKey = {
    kid: signer.kid,
    jwk: await exportJWK(publicKey),
    ...{ alg: 'ES256', purpose: 'record', iss: ISS },
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: new Date('2100-01-01T00:00:00Z'),
  };
  const statements: IssuedStatement[] = [];
  for (let place = 0; place < RECORDS; place += 1) {
    statements.push(
      await issueStatement({
        parts: assembleStatement(parseStatementForm(realisticDecision('NL', place)), systemRandomness),
        iss: ISS,
        after: { origin: ORIGIN, size: place, root: encodeBase64(new Uint8Array(32)) },
        clock: systemClock,
        randomness: systemRandomness,
        signer,
      }),
    );
  }
  const text = await bundleOf(statements);
  await writeFile(path, text);
  say(`${RECORDS} records, ${(text.length / 1e6).toFixed(0)} MB`);

  const keyFor = (kid: string): StatementKey | undefined => (kid === key.kid ? key : undefined);
  const audit: BundleAudit = {
    now: new Date(),
    hash: platformHash,
    openRoots: () => Promise.resolve(trustIn(keyFor)),
  };
  const turns: { strict: number; audit: number }[] = [];
  // One behind the other, so that what slows one down slows down both.
  for (let turn = 0; turn < TURNS; turn += 1) {
    const strict = await perSecond(() => verifyAll(statements, keyFor));
    const audited = await perSecond(async () => {
      const report = await verifyBundle(linesOf(path), audit);
      if (!report.verified) throw new Error('The bundle holds.');
    });
    say(`strict verification alone: ${strict.toFixed(0)} records/s; audit: ${audited.toFixed(0)} records/s`);
    turns.push({ strict, audit: audited });
  }
  return {
    ratio: median(turns.map((turn) => turn.audit / turn.strict)),
    strict: median(turns.map((turn) => turn.strict)),
    audit: median(turns.map((turn) => turn.audit)),
  };
}

async function verifyAll(
  statements: readonly IssuedStatement[],
  keyFor: (kid: string) => StatementKey | undefined,
): Promise<void> {
  const trust = { keyFor, now: new Date() };
  const one = async ({ signedPart, disclosures }: IssuedStatement): Promise<void> => {
    await verifyPresentation(presentStatement(signedPart, disclosures.values()), trust);
  };
  const running: Promise<void>[] = [];
  for (const statement of statements) {
    running.push(one(statement));
    if (running.length > AT_A_TIME) await running.shift();
  }
  await Promise.all(running);
}

async function bundleOf(statements: readonly IssuedStatement[]): Promise<string> {
  const tree = new EntryTree(statements.map(({ signedPart }) => new TextEncoder().encode(signedPart)));
  const proofs = new ProofMaker(tree, statements.length);
  const note = await signCheckpoint(
    { origin: ORIGIN, size: statements.length, root: tree.rootAt(statements.length) },
    testSigner('log'),
  );
  const writer = new BundleWriter(platformHash);
  const scope = { year: new Date().getUTCFullYear() };
  const madeAt = new Date().toISOString();
  return [
    writer.header({ madeFor: 'NL', madeAt, origin: ORIGIN, demo: false, scope }),
    writer.line({ kind: 'root', file: {} }),
    writer.line({ kind: 'policy', text: null }),
    writer.line({ kind: 'checkpoint', note }),
    ...statements.map(({ signedPart, disclosures }, index) =>
      writer.line({
        kind: 'entry',
        by: 'state',
        index,
        entry: signedPart,
        inclusion: proofs.inclusion(index),
        disclosures: [...disclosures.values()],
      }),
    ),
    writer.end(),
  ].join('');
}

/** Proofs from a tree whose subtrees are worked out once. */
class ProofMaker {
  readonly #hashes = new Map<string, Uint8Array>();

  constructor(
    private readonly tree: EntryTree,
    private readonly size: number,
  ) {
    const plain = tree.hash;
    tree.hash = (subtree) => {
      const name = `${subtree.level} ${subtree.index}`;
      const hash = this.#hashes.get(name) ?? plain(subtree);
      this.#hashes.set(name, hash);
      return hash;
    };
  }

  inclusion(index: number): string[] {
    return this.tree.inclusion(index, this.size).map(encodeBase64);
  }
}

function trustIn(keyFor: AuditTrust['keyFor']): AuditTrust {
  return {
    vouched: 'The root of the bench.',
    demo: false,
    policyFor: () => null,
    roots: { holds: () => false, revokedIn: () => undefined },
    keyFor,
    nodeKey: () => undefined,
    logKeys: (origin) => [{ name: origin, type: 'ed25519', publicKey: testSigner('log').publicKey }],
    authority: () => ({ name: 'Authority', state: 'NL', homeLog: ORIGIN }),
  };
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (RECORDS * 1000) / (performance.now() - start);
}
