import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';

import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { MembershipDirectory, type RootPayload } from '#membership';

import { emptyImage } from '../../../test/support/test-database.js';
import { type ProofKey, dpopProof, proofKey } from '../test/example-proof.js';
import {
  AUDIENCE,
  type Example,
  example,
  goodClaims,
  NOW,
  signToken,
  verifiedRoot,
} from '../test/example-tokens.js';
import { Identity, IdentityModule, NONCE_LIFETIME, type RequestToProve } from './index.js';

const PUBLIC_URL = new URL(AUDIENCE).origin;

describe('Identity', () => {
  let root: Example;
  let database: OpenDatabase;
  let directory: MembershipDirectory;
  let identity: Identity;
  let key: ProofKey;
  let bearer: string;
  let token: string;
  let now: Date;

  const clock = { now: () => now };

  beforeAll(async () => {
    root = await example();
    key = await proofKey();
    bearer = await signToken(goodClaims(), root.keys.NL);
    token = await signToken(goodClaims({ cnf: { jkt: key.thumbprint } }), root.keys.NL);
    database = await openDatabase({ image: await emptyImage() }, []);
  });

  afterAll(() => database.close());

  beforeEach(async () => {
    now = NOW;
    identity = await identityOver(root.payload);
  });

  async function identityOver(payload: RootPayload, nonceKey = new Uint8Array(32)): Promise<Identity> {
    directory = new MembershipDirectory(await verifiedRoot(payload, root.keys.root));
    const transactions = { provide: Transactions, useValue: new Transactions(database, clock) };
    const members = { provide: MembershipDirectory, useValue: directory };
    @Global()
    @Module({ providers: [members, transactions], exports: [MembershipDirectory, Transactions] })
    class Outside {}
    const { privateJwk } = key;
    const client = { id: PUBLIC_URL, privateJwk };
    const secrets = { nonceKey, sessionKey: new Uint8Array(32) };
    const origin = 'node.nl.example/log';
    const options = { audience: AUDIENCE, publicUrl: PUBLIC_URL, ...secrets, client, origin, clock };
    const imports = [Outside, IdentityModule.register(options)];
    return (await Test.createTestingModule({ imports }).compile()).get(Identity, { strict: false });
  }

  const request = (headers: RequestToProve['headers'], url = '/graphql'): RequestToProve => ({
    method: 'POST',
    url,
    headers,
  });

  const proven = async (nonce = identity.nonce(), change: object = {}): Promise<RequestToProve> => {
    const claims = { method: 'POST', url: `${PUBLIC_URL}/graphql`, token, nonce, now };
    return request({ authorization: `DPoP ${token}`, dpop: await dpopProof(key, claims, change) });
  };

  const overdue = async (): Promise<number> => {
    const [row] = await new Transactions(database, clock).run({ role: 'worker' }, (manager) =>
      manager.query<{ count: number }[]>(
        'SELECT count(*)::int AS count FROM used_proof WHERE expires_at < $1',
        [now],
      ),
    );
    return row?.count ?? 0;
  };

  function withoutNetherlands(): RootPayload {
    const next = structuredClone(root.payload);
    next.version = 2;
    next.prev = directory.current().root.digest;
    next.states = next.states.filter(({ code }) => code !== 'NL');
    for (const node of next.nodes) node.states = ['FR', 'FI'];
    for (const rootKey of next.rootKeys) rootKey.state = 'FR';
    return next;
  }

  it.each(['DPoP', 'dpop', 'DPOP'])('takes a token with its proof after the scheme %s', async (scheme) => {
    const { headers } = await proven();
    await expect(
      identity.authenticate(request({ ...headers, authorization: `${scheme} ${token}` })),
    ).resolves.toMatchObject({ officer: 'officer-7', boundTo: key.thumbprint });
  });

  it('takes a proof for the address without its query', async () => {
    const { headers } = await proven();
    await expect(identity.authenticate(request(headers, '/graphql?a=b'))).resolves.toMatchObject({
      state: 'NL',
    });
  });

  it('takes a proof once', async () => {
    const sent = await proven();
    await identity.authenticate(sent);
    await expect(identity.authenticate(sent)).rejects.toMatchObject({ code: 'DPOP_REPLAYED' });
  });

  it('forgets proofs that could not be sent again, a few with each new one', async () => {
    for (let sent = 0; sent < 5; sent += 1) await identity.authenticate(await proven());
    now = new Date(NOW.getTime() + 150_000);
    const before = await overdue();
    await identity.authenticate(await proven());
    expect(before).toBeGreaterThanOrEqual(5);
    expect(await overdue()).toBe(before - 3);
  });

  it('confirms a token that was let in without its proof', async () => {
    const sent = await proven();
    await identity.authenticate(sent);
    await expect(identity.confirm(sent)).resolves.toMatchObject({ state: 'NL' });
    now = new Date(NOW.getTime() + 400_000);
    await expect(identity.confirm(sent)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it('knows the nonces of other processes with its key, and no others', async () => {
    const twin = await identityOver(root.payload);
    await expect(identity.authenticate(await proven(twin.nonce()))).resolves.toMatchObject({ state: 'NL' });
    const foreign = await identityOver(root.payload, new Uint8Array(32).fill(1));
    await expect(identity.authenticate(await proven(foreign.nonce()))).rejects.toMatchObject({
      code: 'DPOP_NONCE',
    });
  });

  it('takes a nonce until its lifetime is over', async () => {
    const early = identity.nonce();
    now = new Date(NOW.getTime() + (NONCE_LIFETIME - 101) * 1000);
    await expect(identity.authenticate(await proven(early))).resolves.toMatchObject({ state: 'NL' });
    token = await signToken(
      goodClaims({
        cnf: { jkt: key.thumbprint },
        iat: NOW.getTime() / 1000 + 200,
        exp: NOW.getTime() / 1000 + 400,
      }),
      root.keys.NL,
    );
    now = new Date(NOW.getTime() + NONCE_LIFETIME * 1000);
    await expect(identity.authenticate(await proven(early))).rejects.toMatchObject({ code: 'DPOP_NONCE' });
    token = await signToken(goodClaims({ cnf: { jkt: key.thumbprint } }), root.keys.NL);
  });

  it.each([undefined, ''])('says that the token is missing when the header is %j', async (authorization) => {
    await expect(identity.authenticate(request({ authorization }))).rejects.toMatchObject({
      code: 'TOKEN_MISSING',
    });
  });

  it.each<[string, (text: string) => string]>([
    ['the token alone', (text) => text],
    ['the scheme alone', () => 'DPoP'],
    ['the scheme and a space', () => 'DPoP '],
    ['Basic', () => 'Basic dXNlcjpwYXNz'],
    ['two spaces', (text) => `DPoP  ${text}`],
    ['two tokens', (text) => `DPoP ${text} ${text}`],
    ['two headers joined', (text) => `DPoP ${text}, DPoP ${text}`],
    ['a line break', (text) => `DPoP ${text}\n`],
  ])('refuses a header with %s', async (_, header) => {
    await expect(identity.authenticate(request({ authorization: header(token) }))).rejects.toMatchObject({
      code: 'AUTHORIZATION_SCHEME',
    });
  });

  it('refuses something after the scheme that is no token', async () => {
    await expect(identity.authenticate(request({ authorization: 'DPoP abc' }))).rejects.toMatchObject({
      code: 'TOKEN_MALFORMED',
    });
  });

  it('refuses a bearer, and takes one in a demonstration', async () => {
    const sent = request({ authorization: `Bearer ${bearer}` });
    await expect(identity.authenticate(sent)).rejects.toMatchObject({ code: 'TOKEN_UNBOUND' });
    const demonstration = await identityOver({ ...root.payload, demo: true });
    await expect(demonstration.authenticate(sent)).resolves.toMatchObject({ state: 'NL' });
  });

  it('refuses the token of a state that was removed with the very next request', async () => {
    await expect(identity.authenticate(await proven())).resolves.toMatchObject({ state: 'NL' });
    await directory.replace(await verifiedRoot(withoutNetherlands(), root.keys.root));
    await expect(identity.authenticate(await proven())).rejects.toMatchObject({
      code: 'TOKEN_ISSUER_UNKNOWN',
    });
  });
});
