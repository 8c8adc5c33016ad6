import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { decodeJwt, decodeProtectedHeader } from 'jose';
import { generateKeyPair } from 'oauth4webapi';

import { type ProofKey, proofKey } from '../../../../libs/identity/test/example-proof.js';
import { type StubAnswer, type StubNode, stubNode } from '../__fixtures__/stub-node.js';
import { clientToken } from './client-token.js';

const ISSUER = 'https://id.nl.example/officers';
const NODE = new URL('https://node.nl.example/');

describe('getting a token as a client', () => {
  let server: StubNode;
  let answers: StubAnswer[];
  let metadata: object;
  let folder: string;
  let keyFile: string;
  let key: ProofKey;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grounds-client-'));
    keyFile = join(folder, 'client.jwk.json');
    key = await proofKey();
    writeFileSync(keyFile, JSON.stringify({ ...key.privateJwk, kid: 'client-1' }), { mode: 0o600 });
    answers = [{ body: { access_token: 'a.b.c', token_type: 'DPoP', expires_in: 300 } }];
    server = await stubNode(({ path }) =>
      path === '/token' ? (answers.shift() ?? { status: 500, body: '' }) : { body: metadata },
    );
    metadata = { issuer: ISSUER, token_endpoint: `${server.url}/token` };
  });

  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const ask = async (issuer = ISSUER): Promise<unknown> => {
    const access = { issuer, metadata: new URL('/metadata', server.url), clientId: 'case-system', keyFile };
    return clientToken(access, NODE, await generateKeyPair('ES256'));
  };
  const asked = (): URLSearchParams => new URLSearchParams(String(server.requests.at(-1)?.body));

  it('asks for one for the node, in its own name', async () => {
    await expect(ask()).resolves.toMatchObject({ access_token: 'a.b.c', expires_in: 300 });
    expect(asked().get('grant_type')).toBe('client_credentials');
    expect(asked().get('resource')).toBe('https://node.nl.example/graphql');
    const assertion = asked().get('client_assertion') ?? '';
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'ES256', kid: 'client-1' });
    expect(decodeJwt(assertion)).toMatchObject({ iss: 'case-system', sub: 'case-system', aud: ISSUER });
  });

  it('takes the nonce that it is given, with another assertion', async () => {
    const refusal = { status: 400, body: { error: 'use_dpop_nonce' }, headers: { 'dpop-nonce': 'n-1' } };
    answers.unshift(refusal);
    await expect(ask()).resolves.toMatchObject({ access_token: 'a.b.c' });
    const ids = server.requests
      .filter(({ path }) => path === '/token')
      .map(({ body }) => decodeJwt(new URLSearchParams(String(body)).get('client_assertion') ?? '').jti);
    expect(new Set(ids).size).toBe(2);
  });

  it('sends no assertion to whoever is not the issuer that was asked for', async () => {
    await expect(ask('https://id.nl.example')).rejects.toMatchObject({ code: 'ISSUER_OTHER' });
    expect(server.requests.map(({ path }) => path)).toEqual(['/metadata']);
  });

  it('sends none in the clear', async () => {
    metadata = { issuer: ISSUER, token_endpoint: 'http://id.nl.example/token' };
    await expect(ask()).rejects.toMatchObject({ code: 'URL_NOT_ENCRYPTED' });
  });

  it('passes on why it got none, in the words of OAuth alone', async () => {
    answers = [{ status: 401, body: { error: 'invalid_client', error_description: 'Zanzibar' } }];
    await expect(ask()).rejects.toMatchObject({
      code: 'ISSUER_REFUSED',
      message: `The issuer ${ISSUER} gives no token (invalid_client).`,
    });
    answers = [{ status: 400, body: { error: 'Zanzibar <script>' } }];
    await expect(ask()).rejects.toMatchObject({ message: `The issuer ${ISSUER} gives no token.` });
  });

  it.each([
    ['no JSON', '<html>'],
    ['JSON that is no metadata', { hello: 'world' }],
    ['metadata without an address for tokens', { issuer: ISSUER }],
  ])('tells %s from an issuer', async (_, body) => {
    metadata = body as object;
    await expect(ask()).rejects.toMatchObject({ code: 'ISSUER_ANSWER' });
  });

  it('says that nothing answers', async () => {
    await server.close();
    await expect(ask()).rejects.toMatchObject({ code: 'ISSUER_UNREACHABLE' });
  });

  it('refuses a key that others may read, before it asks for a token', async () => {
    chmodSync(keyFile, 0o640);
    await expect(ask()).rejects.toMatchObject({ code: 'KEY_FILE_OPEN' });
    expect(server.requests.map(({ path }) => path)).toEqual(['/metadata']);
  });
});
