import { exportJWK, generateKeyPair } from 'jose';

import {
  CHECK_RECEIPT_TYPE,
  type LineContent,
  commitment,
  emptyChain,
  journalHeadClaims,
  lineHash,
  seal,
} from '#journal/core';
import { encodeBase64Url, systemRandomness } from '#kernel';
import { type Signer, encodeBase64, issueNodeStatement, signCheckpoint, signNodeToken } from '#ledger/core';
import { type IssuedStatement, type StatementKey, issueStatement, signerFromJwk } from '#statement';

import { testSigner } from '../../ledger/test/test-signer.js';
import { EntryTree } from '../../ledger/test/test-tree.js';
import { type AuditTrust, type BodyLine, type BundleScope, BundleWriter } from '../src/core/index.js';

export const ORIGIN = 'example.org/log';
export const ISS = 'https://authority.example/';
export const MADE = new Date('2026-11-24T12:00:00Z');
const SIGNED = new Date('2026-11-23T12:00:00Z');
const JTI = 'AAAAAAAAAAAAAAAAAAAAAQ';
const SALT = new Uint8Array(32).fill(7);

/** Everything that a bundle is made of, before it is written. */
export interface ExampleParts {
  readonly lines: BodyLine[];
  readonly trust: AuditTrust;
  readonly logSigner: Signer;
}

/** A log of six entries: five decisions of NL, and the head of a journal of three lines, two of them NL's. */
export async function exampleParts(): Promise<ExampleParts> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const signer = await signerFromJwk(await exportJWK(privateKey));
  const [log, node] = [testSigner('log'), testSigner('node')];
  const issued: IssuedStatement[] = [];
  for (let place = 0; place < 5; place += 1) {
    issued.push(
      await issueStatement({
        parts: new Map<'head' | 'reasons:en', unknown>([
          ['head', { kind: 'decision' }],
          ['reasons:en', { text: `Reason ${place}` }],
        ]),
        iss: ISS,
        after: { origin: ORIGIN, size: place, root: encodeBase64(new Uint8Array(32)) },
        clock: { now: () => SIGNED },
        randomness: systemRandomness,
        signer,
      }),
    );
  }
  const contents = [lineOf(1), lineOf(2), lineOf(3)];
  const hashes = contents.map((content) => lineHash(content, SALT));
  const head = hashes.reduce(seal, emptyChain(ORIGIN));
  const nodeClaims = { iss: ORIGIN, iat: SIGNED.getTime() / 1000, jti: JTI };
  const logged = journalHeadClaims({ day: '2026-11-23', ...head });
  const entries = [
    ...issued.map(({ signedPart }) => signedPart),
    await issueNodeStatement(node, { ...nodeClaims, ...logged }),
  ];
  const tree = new EntryTree(entries.map((entry) => new TextEncoder().encode(entry)));
  const size = entries.length;
  const note = await signCheckpoint({ origin: ORIGIN, size, root: tree.rootAt(size) }, log);
  const receipt = await signNodeToken(node, CHECK_RECEIPT_TYPE, {
    ...nodeClaims,
    state: 'NL',
    commitment: commitment('{"question":1}', SALT),
    searched: [{ origin: ORIGIN, size: 3, root: encodeBase64(tree.rootAt(3)), checkpoint: null }],
    ...{ asked: [], answered: [], notAsked: [] },
    found: { records: [], more: false, notCounted: 0, announcedBy: [] },
    says: 'Nothing that you may see names such a party.',
  });
  const lines: BodyLine[] = [
    { kind: 'root', file: { payload: 'example' } },
    { kind: 'policy', text: null },
    { kind: 'checkpoint', note },
    {
      kind: 'receipt',
      token: receipt,
      question: '{"question":1}',
      salt: encodeBase64Url(SALT),
      consistency: tree.consistency(3, size).map(encodeBase64),
    },
    ...[0, 2].map((at): BodyLine => ({
      kind: 'journal',
      seq: at + 1,
      salt: encodeBase64(SALT),
      content: contents[at] ?? lineOf(0),
    })),
    ...entries.map((entry, index): BodyLine => ({
      kind: 'entry',
      by: index < 5 ? 'state' : 'node',
      index,
      entry,
      inclusion: tree.inclusion(index, size).map(encodeBase64),
      disclosures: [...(issued[index]?.disclosures.values() ?? [])],
    })),
    {
      kind: 'seals',
      after: { seq: 0, chainHash: encodeBase64(emptyChain(ORIGIN).chainHash) },
      lineHashes: hashes.map(encodeBase64),
    },
  ];
  const key: StatementKey = {
    kid: signer.kid,
    jwk: await exportJWK(publicKey),
    ...{ alg: 'ES256', purpose: 'record', iss: ISS },
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2027-01-01T00:00:00Z'),
  };
  return { lines, trust: trustIn(key, log, node), logSigner: log };
}

/** The whole text of a bundle. */
export function bundleOf(lines: readonly BodyLine[], scope: BundleScope = { check: JTI }): string {
  const writer = new BundleWriter();
  const madeAt = MADE.toISOString();
  const header = writer.header({ madeFor: 'NL', madeAt, origin: ORIGIN, demo: false, scope });
  return header + lines.map((line) => writer.line(line)).join('') + writer.end();
}

function trustIn(key: StatementKey, log: Signer, node: Signer): AuditTrust {
  return {
    vouched: 'The root is the one you gave.',
    demo: false,
    policyFor: () => null,
    roots: { holds: () => false, revokedIn: () => undefined },
    keyFor: (kid) => (kid === key.kid ? key : undefined),
    nodeKey: (origin, keyId) => (origin === ORIGIN && keyId === node.keyId ? node.publicKey : undefined),
    logKeys: (origin) => [{ name: origin, type: 'ed25519', publicKey: log.publicKey }],
    authority: (iss) => (iss === ISS ? { name: 'Authority', state: 'NL', homeLog: ORIGIN } : undefined),
  };
}

function lineOf(place: number): LineContent {
  return {
    id: `5f6f9d0e-0000-4000-8000-00000000000${place}`,
    at: SIGNED.toISOString(),
    state: 'NL',
    officer: 'nl-reader',
    asAuditor: place === 2,
    // The second by an audit body of several states.
    ...(place === 2 ? { auditBody: { id: 'court', issuer: 'https://id.court.example' } } : {}),
    action: 'check',
    outcome: 'answered',
    purpose: 'screening',
    caseReference: `NL-2026-${place}`,
    detail: { parties: 1 },
    records: [],
  };
}
