import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import request, { type Response } from 'supertest';

import { Transactions } from '#database';
import { LedgerStore, LogPublisher } from '#ledger';
import {
  EMPTY_FRONTIER,
  type SignedCheckpoint,
  type VerifierKey,
  appendLeaves,
  decodeEntryBundle,
  issueNodeStatement,
  leafHash,
  openCheckpoint,
  parseTlogProof,
  rootOf,
  splitTile,
  tilePath,
  tilesOf,
  verifyConsistency,
  verifyNodeStatement,
  verifyTlogProof,
} from '#ledger/core';
import type { RootFile, RootPayload } from '#membership';

import { DEMONSTRATION_ORIGIN } from '../../apps/registry/src/demonstration/members.js';
import { readNodeKey } from '../../apps/registry/src/settings/node-key.js';
import { ask, tokenFor } from '../support/ask.js';
import { decision, signAs, submit } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';

describe('the log over HTTP', () => {
  let node: TestNode;
  let token: string;

  beforeAll(async () => {
    node = await startNode();
    token = await tokenFor(node, 'no-auditor');
  });

  afterAll(() => node.close());

  const get = (path: string, as = token): Promise<Response> =>
    request(node.url)
      .get(path)
      .set(as ? { authorization: `Bearer ${as}` } : {})
      .buffer()
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
  const bodyOf = (response: Response): Buffer => response.body as Buffer;
  const codeOf = (response: Response): string =>
    (JSON.parse(bodyOf(response).toString()) as { code: string }).code;

  async function rootKeys() {
    const file = JSON.parse(await readFile(join(node.dataFolder, 'root.json'), 'utf8')) as RootFile;
    const { nodes } = JSON.parse(Buffer.from(file.payload, 'base64url').toString()) as RootPayload;
    return (nodes[0]?.keys ?? []).map(({ kid, purpose, jwk }) => ({
      kid,
      purpose,
      publicKey: Buffer.from(jwk.x ?? '', 'base64url'),
    }));
  }

  async function logKey(): Promise<VerifierKey> {
    const key = (await rootKeys()).find(({ purpose }) => purpose === 'log');
    return { name: DEMONSTRATION_ORIGIN, type: 'ed25519', publicKey: key?.publicKey ?? Buffer.alloc(0) };
  }

  /** The checkpoint as a member verifies it: with the log key that the root lists. */
  async function checkpoint(): Promise<SignedCheckpoint> {
    const response = await get('/log/checkpoint');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
    return openCheckpoint(bodyOf(response).toString(), DEMONSTRATION_ORIGIN, [await logKey()]);
  }

  it('gives a checkpoint that the log key of the root has signed, and every tile under it', async () => {
    const { size, root } = await checkpoint();
    const leaves: Uint8Array[] = [];
    const hashes: Uint8Array[] = [];
    for (const tile of tilesOf(size)) {
      const response = await get(`/log/${tilePath(tile)}`);
      expect([response.status, response.headers['content-type']]).toEqual([200, 'application/octet-stream']);
      expect(response.headers['cache-control']).toBe('private, max-age=31536000, immutable');
      const bytes = bodyOf(response);
      if (tile.level === 'entries') leaves.push(...decodeEntryBundle(bytes, tile.width).map(leafHash));
      if (tile.level === 0) hashes.push(...splitTile(bytes, tile.width));
    }
    expect(hashes.map((hash) => Buffer.from(hash))).toEqual(leaves.map((leaf) => Buffer.from(leaf)));
    const { frontier } = appendLeaves(EMPTY_FRONTIER, leaves);
    expect(frontier.size).toBe(size);
    expect(Buffer.from(rootOf(frontier))).toEqual(Buffer.from(root));
  });

  it('grows with each statement, which the next checkpoint covers', async () => {
    const before = await checkpoint();
    const receipt = await submit(node, 'nl-releaser', await signAs(node, 'NL', decision()));
    const after = await checkpoint();
    expect([receipt.logIndex, after.size]).toEqual([before.size, before.size + 1]);
    const tile = await get(`/log/tile/entries/000.p/${after.size}`);
    const entry = decodeEntryBundle(bodyOf(tile), after.size).at(-1);
    expect(Buffer.from(leafHash(entry ?? new Uint8Array())).toString('base64')).toBe(receipt.leafHash);
  });

  it('serves nothing beyond the published checkpoint', async () => {
    const { size } = await checkpoint();
    for (const path of [`tile/0/000.p/${size + 1}`, 'tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1']) {
      const response = await get(`/log/${path}`);
      expect([response.status, codeOf(response)]).toEqual([404, 'TILE_UNKNOWN']);
    }
  });

  it.each(['tile/0/0', 'tile/00/000.p/1', 'tile/0/x000/000.p/1', 'tile/0/000.p/0', 'tile/0/000.p/1?x=1'])(
    'D7: refuses the path %s',
    async (path) => {
      const response = await get(`/log/${path}`);
      expect([response.status, codeOf(response)]).toEqual([400, 'TILE_PATH_INVALID']);
    },
  );

  it.each(['/log/checkpoint', '/log/tile/0/000.p/1', '/log/tile/entries/000.p/1'])(
    'shows %s to nobody without a token',
    async (path) => {
      const response = await get(path, '');
      expect([response.status, codeOf(response)]).toEqual([401, 'TOKEN_MISSING']);
    },
  );

  it('gives a steward checkpoint and hashes, and no entries', async () => {
    const steward = await tokenFor(node, 'nl-steward');
    for (const path of ['checkpoint', 'tile/0/000.p/1']) {
      expect((await get(`/log/${path}`, steward)).status).toBe(200);
    }
    const refused = await get('/log/tile/entries/000.p/1', steward);
    expect([refused.status, codeOf(refused)]).toEqual([403, 'PERMISSION_MISSING']);
  });

  it('holds what the node says of itself, under the same proofs as what states say', async () => {
    const signer = await readNodeKey(node.dataFolder, 'node');
    if (!signer) throw new Error('The demonstration has a node key.');
    const iat = Math.floor(Date.now() / 1000);
    const claims = { iss: DEMONSTRATION_ORIGIN, iat, jti: 'AAAAAAAAAAAAAAAAAAAAAA', kind: 'heads' } as const;
    const entry = await issueNodeStatement(signer, claims);
    const ledger = node.app.get(LedgerStore, { strict: false });
    await node.app.get(Transactions).run({ role: 'intake' }, async (manager) => {
      await ledger.appendNodeStatement(manager, await ledger.lock(manager), entry, new Date());
    });
    await node.app.get(LogPublisher, { strict: false }).publish();
    const { size } = await checkpoint();
    const bundle = bodyOf(await get(`/log/tile/entries/000.p/${size}`));
    expect(Buffer.from(decodeEntryBundle(bundle, size).at(-1) ?? []).toString()).toBe(entry);
    const keys = await rootKeys();
    const keyFor = (kid: string) => keys.find((key) => key.purpose === 'node' && key.kid === kid)?.publicKey;
    expect((await verifyNodeStatement(entry, DEMONSTRATION_ORIGIN, keyFor)).claims).toEqual(claims);
    expect((await submit(node, 'nl-releaser', await signAs(node, 'NL', decision()))).logIndex).toBe(size);
  });

  describe('as GraphQL', () => {
    const LOG = `query ($id: ID!, $size: Int, $from: Int!, $to: Int!) {
      log {
        origin
        checkpoint { size root note }
        inclusion(statementId: $id, size: $size) { index size leafHash hashes tlogProof }
        consistency(from: $from, to: $to) { from to hashes }
      }
    }`;

    interface Answered {
      readonly log: {
        readonly checkpoint: { readonly size: number; readonly root: string; readonly note: string };
        readonly inclusion: {
          readonly index: number;
          readonly size: number;
          readonly tlogProof: string | null;
        };
        readonly consistency: { readonly hashes: readonly string[] };
      };
    }

    const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');

    it('proves that a statement is in the log, and that the log only grew', async () => {
      const before = await checkpoint();
      const statement = await signAs(node, 'NL', decision());
      const receipt = await submit(node, 'nl-releaser', statement);
      const after = await checkpoint();
      const variables = { id: receipt.statementId, from: before.size, to: after.size };
      const { data } = await ask<Answered>(node, LOG, { as: 'nl-auditor', variables });
      expect(data.log.checkpoint).toEqual({
        size: after.size,
        root: Buffer.from(after.root).toString('base64'),
        note: after.note,
      });
      const entry = Buffer.from(statement.signedPart);
      const proof = parseTlogProof(data.log.inclusion.tlogProof ?? '');
      await verifyTlogProof(proof, entry, DEMONSTRATION_ORIGIN, [await logKey()]);
      verifyConsistency({
        from: before.size,
        to: after.size,
        rootFrom: before.root,
        rootTo: after.root,
        proof: data.log.consistency.hashes.map(bytes),
      });
    });

    it('proves a statement at an earlier size too, and not before it was there', async () => {
      const receipt = await submit(node, 'nl-releaser', await signAs(node, 'NL', decision()));
      const index = receipt.logIndex ?? 0;
      const at = async (size: number) =>
        ask<Answered>(node, LOG, {
          as: 'nl-reader',
          variables: { id: receipt.statementId, size, from: 1, to: 1 },
        });
      await submit(node, 'nl-releaser', await signAs(node, 'NL', decision()));
      expect((await at(index + 1)).data.log.inclusion).toMatchObject({
        index,
        size: index + 1,
        tlogProof: null,
      });
      expect((await at(index)).errors[0]?.extensions.code).toBe('LOG_ENTRY_UNKNOWN');
      expect((await at(index + 100)).errors[0]?.extensions.code).toBe('LOG_NOT_PUBLISHED');
    });

    it.each([
      [{ from: 5, to: 3 }, 'PROOF_INVALID'],
      [{ from: 0, to: 3 }, 'PROOF_INVALID'],
      [{ from: 1, to: 1_000_000 }, 'LOG_NOT_PUBLISHED'],
    ])('gives no proof of growth for %o', async (variables, code) => {
      const answer = await ask(
        node,
        'query ($from: Int!, $to: Int!) { log { consistency(from: $from, to: $to) { hashes } } }',
        {
          as: 'nl-reader',
          variables,
        },
      );
      expect(answer.errors[0]?.extensions.code).toBe(code);
    });
  });

  it('says at /readyz that it signs', async () => {
    const response = await get('/readyz', '');
    expect(JSON.parse(bodyOf(response).toString())).toEqual({ status: 'ok', database: 'ok', log: 'signing' });
  });
});

describe('a node that cannot sign its log', () => {
  it('D25: takes nothing in, says so in a sentence, and goes on answering', async () => {
    const ahead = await startNode();
    const head = await readFile(join(ahead.dataFolder, 'signed-head'), 'utf8');
    await ahead.close();
    // A node whose folder remembers a longer log than its database has.
    const node = await startNode({
      withoutCases: true,
      prepareFolder: (folder) => writeFile(join(folder, 'signed-head'), head),
    });
    const { body } = (await request(node.url).get('/readyz').expect(200)) as { body: object };
    expect(body).toMatchObject({
      status: 'degraded',
      log: 'restored_backup',
      sentence: expect.stringContaining('restored from a backup') as string,
    });
    const answer = await submit(node, 'nl-releaser', await signAs(node, 'NL', decision()));
    expect(answer.problems).toMatchObject([{ code: 'LOG_NOT_SIGNING' }]);
    const published = await request(node.url)
      .get('/log/checkpoint')
      .set({ authorization: `Bearer ${await tokenFor(node, 'nl-auditor')}` });
    expect(published.status).toBe(404);
    await node.close();
  });

  it('H1: does not sign with a clock ten minutes off', async () => {
    const clock = { now: () => new Date(Date.now() + 600_000) };
    const node = await startNode({ withoutCases: true, clock, compareClocks: true });
    const { body } = (await request(node.url).get('/readyz').expect(200)) as { body: object };
    expect(body).toMatchObject({ status: 'degraded', log: 'clock_off' });
    await node.close();
  });
});
