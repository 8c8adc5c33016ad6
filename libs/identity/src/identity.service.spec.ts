import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';

import { MembershipDirectory, type RootPayload } from '#membership';

import {
  AUDIENCE,
  type Example,
  example,
  goodClaims,
  NOW,
  signToken,
  verifiedRoot,
} from '../test/example-tokens.js';
import { Identity, IdentityModule } from './index.js';

describe('Identity', () => {
  let root: Example;
  let directory: MembershipDirectory;
  let identity: Identity;
  let token: string;

  beforeAll(async () => {
    root = await example();
    token = await signToken(goodClaims(), root.keys.NL);
  });

  beforeEach(async () => {
    directory = new MembershipDirectory(await verifiedRoot(root.payload, root.keys.root));
    identity = new Identity(directory, { audience: AUDIENCE, clock: { now: () => NOW } });
  });

  function withoutNetherlands(): RootPayload {
    const next = structuredClone(root.payload);
    next.version = 2;
    next.prev = directory.current().root.digest;
    next.states = next.states.filter(({ code }) => code !== 'NL');
    for (const node of next.nodes) node.states = ['FR', 'FI'];
    for (const key of next.rootKeys) key.state = 'FR';
    return next;
  }

  it.each(['Bearer', 'bearer', 'BEARER'])('takes a token after the scheme %s', async (scheme) => {
    await expect(identity.authenticate(`${scheme} ${token}`)).resolves.toMatchObject({
      officer: 'officer-7',
    });
  });

  it.each([undefined, ''])('says that the token is missing when the header is %j', async (header) => {
    await expect(identity.authenticate(header)).rejects.toMatchObject({ code: 'TOKEN_MISSING' });
  });

  it.each<[string, (token: string) => string]>([
    ['the token alone', (text) => text],
    ['the scheme alone', () => 'Bearer'],
    ['the scheme and a space', () => 'Bearer '],
    ['another scheme', (text) => `DPoP ${text}`],
    ['Basic', () => 'Basic dXNlcjpwYXNz'],
    ['two spaces', (text) => `Bearer  ${text}`],
    ['two tokens', (text) => `Bearer ${text} ${text}`],
    ['two headers joined', (text) => `Bearer ${text}, Bearer ${text}`],
    ['a line break', (text) => `Bearer ${text}\n`],
  ])('refuses a header with %s', async (_, header) => {
    await expect(identity.authenticate(header(token))).rejects.toMatchObject({
      code: 'AUTHORIZATION_SCHEME',
    });
  });

  it('refuses something after the scheme that is no token', async () => {
    await expect(identity.authenticate('Bearer abc')).rejects.toMatchObject({ code: 'TOKEN_MALFORMED' });
  });

  it('refuses the token of a state that was removed with the very next request', async () => {
    const header = `Bearer ${token}`;
    await expect(identity.authenticate(header)).resolves.toMatchObject({ state: 'NL' });
    await directory.replace(await verifiedRoot(withoutNetherlands(), root.keys.root));
    await expect(identity.authenticate(header)).rejects.toMatchObject({ code: 'TOKEN_ISSUER_UNKNOWN' });
  });

  it('works as a module over the directory that the node holds', async () => {
    @Global()
    @Module({
      providers: [{ provide: MembershipDirectory, useValue: directory }],
      exports: [MembershipDirectory],
    })
    class Members {}
    const clock = { now: () => NOW };
    const imports = [Members, IdentityModule.register({ audience: AUDIENCE, clock })];
    const app = await Test.createTestingModule({ imports }).compile();
    const service = app.get(Identity, { strict: false });
    await expect(service.authenticate(`Bearer ${token}`)).resolves.toMatchObject({ state: 'NL' });
    await directory.replace(await verifiedRoot(withoutNetherlands(), root.keys.root));
    await expect(service.authenticate(`Bearer ${token}`)).rejects.toMatchObject({
      code: 'TOKEN_ISSUER_UNKNOWN',
    });
  });
});
