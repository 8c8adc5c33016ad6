import { readFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { compactVerify, importJWK } from 'jose';

import { WebhookJob } from '#federation';
import type { RootFile, RootPayload } from '#membership';
import { WatchJob } from '#precedents';

import { ask } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';

const NAME = 'Quillmere Ventures (fictitious)';
const WATCH = 'mutation ($input: WatchCheckInput!) { watchCheck(input: $input) { ... on Watch { id } } }';

/** What a message says, once its signature was verified by any JWS library with the key of the root. */
interface Message {
  readonly iss: string;
  readonly sub: string;
  readonly last: number;
  readonly notices: readonly object[];
}

/** A state's own system, which is told that there are notices. */
describe('a webhook', () => {
  let node: TestNode;
  let server: Server;
  let taken: {
    readonly type: string | undefined;
    readonly path: string | undefined;
    readonly body: string;
  }[];
  let status: number;

  beforeAll(async () => {
    server = createServer((incoming, answer) => {
      let body = '';
      incoming.on('data', (text: Buffer) => (body += text.toString()));
      incoming.on('end', () => {
        taken.push({ type: incoming.headers['content-type'], path: incoming.url, body });
        answer.writeHead(status, { location: '/elsewhere' }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const env = { GROUNDS_WEBHOOKS: `DE=http://127.0.0.1:${port}/notices?key=1` };
    node = await startNode({ withoutCases: true, env, watchEveryMs: 86_400_000 });
  });

  beforeEach(() => {
    [taken, status] = [[], 204];
  });

  afterAll(async () => {
    await node?.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const watch = async (as: string): Promise<string> => {
    const parties = [{ role: 'investor', names: [NAME] }];
    const input = { parties, purpose: 'screening', caseReference: 'HOOK-1' };
    const { data } = await ask<{ watchCheck: { id: string } }>(node, WATCH, { as, variables: { input } });
    return data.watchCheck.id;
  };

  const judge = (state: string): Promise<void> => node.app.get(WatchJob, { strict: false }).run(state);
  const tell = (state: string): Promise<void> => node.app.get(WebhookJob, { strict: false }).run(state);

  const verified = async (token: string): Promise<Message> => {
    const root = JSON.parse(await readFile(join(node.dataFolder, 'root.json'), 'utf8')) as RootFile;
    const payload = JSON.parse(Buffer.from(root.payload, 'base64url').toString()) as RootPayload;
    const keys = payload.nodes.flatMap((one) => one.keys).filter(({ purpose }) => purpose === 'node');
    const { payload: said, protectedHeader } = await compactVerify(token, async ({ kid }) => {
      const key = keys.find((one) => one.kid === kid);
      if (!key) throw new Error('The root lists no such key.');
      return importJWK({ ...key.jwk }, 'Ed25519');
    });
    expect(protectedHeader.typ).toBe('register-notices+jwt');
    return JSON.parse(new TextDecoder().decode(said)) as Message;
  };

  it('is told once that there are notices, of whose watch and of what kind, and nothing of the record', async () => {
    const watchId = await watch('de-reader');
    await watch('fr-reader');
    const { recordId } = await file(node, 'NL', decision());
    await Promise.all([judge('DE'), judge('FR')]);
    await tell('DE');
    await tell('DE');
    await tell('FR');
    expect(taken.map(({ type, path }) => [type, path])).toEqual([['application/jwt', '/notices?key=1']]);
    const message = await verified(taken[0]?.body ?? '');
    expect(message).toMatchObject({
      ...{ iss: 'demonstration.invalid/log', sub: 'DE', last: 1 },
      notices: [{ officer: 'de-reader', watchId, kind: 'NEW' }],
    });
    for (const secret of [recordId, 'Quillmere', 'HOOK-1']) {
      expect(JSON.stringify(message)).not.toContain(secret);
    }
  });

  it.each([503, 302, 404])(
    'is told again what it has answered with %d, which leads nowhere',
    async (refusal) => {
      await file(node, 'NL', decision());
      await judge('DE');
      status = refusal;
      await expect(tell('DE')).rejects.toMatchObject({ code: 'WEBHOOK_REFUSED' });
      expect(taken.map(({ path }) => path)).toEqual(['/notices?key=1']);
      status = 200;
      await tell('DE');
      const [first, second] = await Promise.all(taken.map(({ body }) => verified(body)));
      expect(second?.last).toBe(first?.last);
      await tell('DE');
      expect(taken).toHaveLength(2);
    },
  );

  it('is told nothing of a record that was taken back meanwhile', async () => {
    const { recordId } = await file(node, 'NL', decision());
    await judge('DE');
    await file(node, 'NL', { kind: 'sharing', ref: recordId, parts: {} });
    await tell('DE');
    expect(taken).toEqual([]);
  });
});
