import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SignJWT, importJWK } from 'jose';
import request from 'supertest';

import { demonstrationIssuer } from '../../apps/registry/src/demonstration/demonstration-issuer.js';
import { demonstrationRoot } from '../../apps/registry/src/demonstration/demonstration-root.js';
import { DEMONSTRATION_ORIGIN } from '../../apps/registry/src/demonstration/members.js';
import { readSettings } from '../../apps/registry/src/settings/settings.js';
import { prepareNode } from '../../apps/registry/src/start-node.js';
import { systemClock } from '#kernel';

import { type Example, changed, example, signedBy } from '../../libs/membership/test/example-root.js';
import { proofKey } from '../../libs/identity/test/example-proof.js';
import { ask } from '../support/ask.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { grounds } from './cli-command.js';

const ORIGIN = 'node.nl.example/log';
const onServer = process.env.TEST_DATABASE_ADMIN_URL ? describe : describe.skip;

describe('a configured node', () => {
  let folder: string;
  let root: Example;

  /** A root of made-up members that is no demonstration, and that lasts. */
  const writeRoot = async (): Promise<string> => {
    const lasting = changed(root.payload, (copy) => {
      copy.expires = '2099-01-01T00:00:00Z';
      for (const state of copy.states) state.memberSince = '2026-01-01';
    });
    const path = join(folder, 'configured-root.json');
    await writeFile(path, JSON.stringify(await signedBy(lasting, root.keys.rootNL, root.keys.rootFR)));
    return path;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-configured-'));
    root = await example();
  });

  afterAll(() => rm(folder, { recursive: true }));

  const settings = (rootFile: string, origin = ORIGIN) =>
    readSettings({
      GROUNDS_DATA: join(folder, 'data'),
      GROUNDS_ROOT: rootFile,
      GROUNDS_ORIGIN: origin,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    });

  it('I2 refuses a data folder that held a demonstration', async () => {
    const used = await startNode({ withoutCases: true });
    const reused = { ...settings(await writeRoot()), dataFolder: used.dataFolder };
    await expect(prepareNode(reused)).rejects.toMatchObject({ code: 'FOLDER_OF_OTHER_REGISTER' });
    await used.close();
  });

  it('is none under the root of a demonstration, which other machines do not reach', async () => {
    const path = await demonstrationRoot(join(folder), 'http://127.0.0.1:4000');
    const reached = { ...settings(path, DEMONSTRATION_ORIGIN), host: '0.0.0.0' };
    await expect(prepareNode(reached)).rejects.toMatchObject({ code: 'DEMONSTRATION_NOT_ON_LOOPBACK' });
  });

  it('needs a server', async () => {
    const without = { ...settings(await writeRoot()), databaseUrl: undefined };
    await expect(prepareNode(without)).rejects.toMatchObject({ code: 'ROOT_NEEDS_SERVER' });
  });

  it('refuses a root that does not know the node', async () => {
    const unknown = {
      ...settings(await writeRoot(), 'node.other.example/log'),
      dataFolder: join(folder, 'other'),
    };
    await expect(prepareNode(unknown)).rejects.toMatchObject({ code: 'ROOT_WITHOUT_NODE' });
  });

  it('leaves the folder free for the right setting after a mistyped one', async () => {
    const dataFolder = join(folder, 'mistyped');
    const mistyped = { ...settings(await writeRoot(), 'node.nl.exmaple/log'), dataFolder };
    await expect(prepareNode(mistyped)).rejects.toMatchObject({ code: 'ROOT_WITHOUT_NODE' });
    const corrected = { ...settings(await writeRoot()), dataFolder };
    await expect(prepareNode(corrected)).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  });

  onServer('on a PostgreSQL server (needs TEST_DATABASE_ADMIN_URL)', () => {
    let node: TestNode;

    beforeAll(async () => {
      const env = { GROUNDS_ROOT: await writeRoot(), GROUNDS_ORIGIN: ORIGIN };
      node = await startNode({ env });
    });

    afterAll(() => node?.close());

    const ME = '{ me { officer demonstration } }';

    it('I1 refuses a token of a demonstration officer', async () => {
      const issuer = await demonstrationIssuer(folder, systemClock);
      const { access_token: token } = await issuer.issue('nl-reader', `${node.url}/graphql`);
      const answer = await ask(node, ME, { token });
      expect(answer.errors[0]?.extensions.code).toBe('TOKEN_DEMONSTRATION');
    });

    it('has no route that hands out tokens, and no accounts of its own', async () => {
      await request(node.url).post('/demonstration/token').send({ officer: 'nl-reader' }).expect(404);
    });

    it('answers an officer whose token the state itself issued', async () => {
      const { kid, privateJwk } = root.keys.tokenNL;
      const client = await proofKey();
      const cnf = { jkt: client.thumbprint };
      const token = await new SignJWT({ client_id: 'case-system', roles: ['reader'], cnf })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
        .setIssuer('https://id.nl.example')
        .setSubject('officer-7')
        .setAudience(`${node.url}/graphql`)
        .setIssuedAt()
        .setExpirationTime('5m')
        .setJti('one')
        .sign(await importJWK(privateJwk, 'ES256'));
      const bearer = await ask(node, ME, { token });
      expect(bearer.errors[0]?.extensions.code).toBe('TOKEN_BOUND');
      const keyFile = join(folder, 'token.jwk.json');
      await writeFile(keyFile, JSON.stringify(client.privateJwk), { mode: 0o600 });
      const env = { GROUNDS_URL: node.url, GROUNDS_TOKEN: token, GROUNDS_TOKEN_KEY: keyFile };
      const { code, output } = await grounds(env, 'whoami', '--json');
      expect([code, JSON.parse(output)]).toMatchObject([0, { officer: 'officer-7', demonstration: false }]);
    });

    it('E5 refuses a bearer that is bound to no key', async () => {
      const { kid, privateJwk } = root.keys.tokenNL;
      const token = await new SignJWT({ client_id: 'case-system', roles: ['reader'] })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
        .setIssuer('https://id.nl.example')
        .setSubject('officer-7')
        .setAudience(`${node.url}/graphql`)
        .setIssuedAt()
        .setExpirationTime('5m')
        .setJti('two')
        .sign(await importJWK(privateJwk, 'ES256'));
      const answer = await ask(node, ME, { token });
      expect(answer.errors[0]?.extensions.code).toBe('TOKEN_UNBOUND');
    });
  });
});
