import { decodeJwt, decodeProtectedHeader } from 'jose';
import { ResponseBodyError, fetchProtectedResource, getDPoPHandle } from 'openid-client';
import request from 'supertest';

import { demonstrationUrl } from '../../apps/registry/src/demonstration/members.js';
import { PURPOSE, ask } from '../support/ask.js';
import { IssuerClient, issuerMetadata, issuerUrl } from '../support/issuer-client.js';
import { OfficerBrowser } from '../support/officer-browser.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { grounds } from './cli-command.js';

const ME = '{ me { officer actor roles demonstration state { code } } }';

interface Answer<Data> {
  readonly data?: Data;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** Asks the node with a token and a proof that the client holds its key. */
async function askWith<Data>(
  node: TestNode,
  { configuration, keys }: IssuerClient,
  token: string,
  query: string,
): Promise<Answer<Data>> {
  const answer = await fetchProtectedResource(
    configuration,
    token,
    new URL(`${node.url}/graphql`),
    'POST',
    JSON.stringify({ query }),
    new Headers({ 'content-type': 'application/json', ...PURPOSE }),
    { DPoP: getDPoPHandle(configuration, keys) },
  );
  return (await answer.json()) as Answer<Data>;
}

describe('the issuer of a demonstration state', () => {
  let node: TestNode;
  let caseSystem: IssuerClient;
  let gateway: IssuerClient;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    caseSystem = await IssuerClient.create(node, 'NL', 'nl-case-system');
    gateway = await IssuerClient.gateway(node, 'NL');
  });

  afterAll(() => node?.close());

  it('says under which profile it works', async () => {
    expect(await issuerMetadata(node, 'NL')).toMatchObject({
      issuer: demonstrationUrl('NL', 'officers'),
      token_endpoint: `${issuerUrl(node, 'NL')}/token`,
      require_pushed_authorization_requests: true,
      authorization_response_iss_parameter_supported: true,
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['ES256'],
      dpop_signing_alg_values_supported: ['ES256'],
    });
  });

  it('is there for states of the demonstration and for no others', async () => {
    await request(node.url).get('/demonstration/issuers/us/.well-known/openid-configuration').expect(404);
    await request(node.url).get('/demonstration/issuers/NL/.well-known/openid-configuration').expect(404);
  });

  describe('for a case system, which signs an assertion', () => {
    it('issues what the register takes', async () => {
      const token = await caseSystem.own();
      expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
      const { iat = 0, exp = 0, ...claims } = decodeJwt(token);
      expect(exp - iat).toBe(300);
      expect(claims).toMatchObject({
        iss: demonstrationUrl('NL', 'officers'),
        sub: 'nl-case-system',
        aud: `${node.url}/graphql`,
        client_id: 'nl-case-system',
        roles: ['reader', 'releaser'],
        demo: true,
      });
      const { data } = await askWith<object>(node, caseSystem, token, ME);
      expect(data).toMatchObject({ me: { officer: 'nl-case-system', actor: null, state: { code: 'NL' } } });
    });

    it('issues nothing for another service', async () => {
      await expect(caseSystem.own('https://other.example/graphql')).rejects.toMatchObject({
        error: 'invalid_target',
      });
    });
  });

  it('lets the command grounds in by its key alone, and says why it does not', async () => {
    const env = {
      GROUNDS_URL: node.url,
      GROUNDS_ISSUER: demonstrationUrl('NL', 'officers'),
      GROUNDS_ISSUER_METADATA: `${issuerUrl(node, 'NL')}/.well-known/openid-configuration`,
      GROUNDS_CLIENT: 'nl-case-system',
      GROUNDS_CLIENT_KEY: `${node.dataFolder}/keys/client-nl-case-system.jwk.json`,
    };
    const { code, output, errors } = await grounds(env, 'whoami', '--json');
    expect([code, errors]).toEqual([0, '']);
    expect(JSON.parse(output)).toMatchObject({ officer: 'nl-case-system', roles: ['reader', 'releaser'] });
    const other = await grounds({ ...env, GROUNDS_CLIENT: 'nl-gateway' }, 'whoami');
    expect([other.code, other.errors]).toEqual([4, expect.stringContaining('ISSUER_REFUSED')]);
  });

  describe('for a gateway', () => {
    it('signs an officer in by code, with a token for the gateway that the register does not take', async () => {
      const token = await gateway.signIn('nl-reader');
      expect(decodeJwt(token)).toMatchObject({
        sub: 'nl-reader',
        client_id: 'nl-gateway',
        aud: 'https://nl-gateway.demonstration.invalid/',
        roles: ['reader'],
      });
      await expect(askWith(node, gateway, token, ME)).rejects.toMatchObject({ status: 401 });
    });

    it('exchanges it for one that names officer and gateway, and the journal names both', async () => {
      const token = await gateway.exchange(await gateway.signIn('nl-releaser'));
      expect(decodeJwt(token)).toMatchObject({
        sub: 'nl-releaser',
        client_id: 'nl-gateway',
        act: { sub: 'nl-gateway' },
        aud: `${node.url}/graphql`,
      });
      const me = await askWith<object>(node, gateway, token, ME);
      expect(me.data).toMatchObject({ me: { officer: 'nl-releaser', actor: 'nl-gateway' } });
      await askWith(node, gateway, token, '{ precedents { edges { node { id } } } }');
      const query = '{ officerJournal(officer: "nl-releaser") { lines { action officer detail } } }';
      const { data } = await ask<{ officerJournal: { lines: { action: string; detail: string }[] } }>(
        node,
        query,
        { as: 'nl-auditor', headers: PURPOSE },
      );
      const read = data.officerJournal.lines.find(({ action }) => action === 'list_precedents');
      expect(JSON.parse(read?.detail ?? '{}')).toMatchObject({ actor: 'nl-gateway' });
    });

    it.each([
      ['a token of another state', async (other: IssuerClient) => other.signIn('fr-reader')],
      ['what is no token', () => Promise.resolve('abc')],
      ['nothing', () => Promise.resolve('')],
    ])('exchanges nothing for %s', async (_, subject) => {
      const other = await IssuerClient.gateway(node, 'FR');
      const exchanged = gateway.exchange(await subject(other));
      await expect(exchanged).rejects.toMatchObject({ error: expect.stringMatching(/^invalid_/) as string });
    });

    it('exchanges no token that is for the node, and none in which somebody acts already', async () => {
      const token = await gateway.exchange(await gateway.signIn('nl-reader'));
      await expect(gateway.exchange(token)).rejects.toMatchObject({ error: 'invalid_grant' });
    });

    it('exchanges for nothing but the node', async () => {
      const token = await gateway.signIn('nl-reader');
      const resource = 'https://nl-gateway.demonstration.invalid/';
      await expect(gateway.exchange(token, { resource })).rejects.toMatchObject({ error: 'invalid_target' });
      await expect(gateway.exchange(token, { subject_token_type: 'jwt' })).rejects.toMatchObject({
        error: 'invalid_request',
      });
    });

    it('is no case system, nor is that a gateway', async () => {
      await expect(gateway.own()).rejects.toBeInstanceOf(ResponseBodyError);
      await expect(caseSystem.exchange(await gateway.signIn('nl-reader'))).rejects.toMatchObject({
        error: 'invalid_request',
      });
    });
  });

  describe('at its sign-in page', () => {
    it('says that it is a demonstration, and takes nobody who is no officer of the state', async () => {
      await expect(gateway.signIn('fr-reader')).rejects.toBeDefined();
      await expect(gateway.signIn('<script>')).rejects.toBeDefined();
    });
  });
});

describe('the node, as a client of the issuers that it serves itself', () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
  });

  afterAll(() => node?.close());

  it('signs officers of every state in', async () => {
    const answer = await request(node.url).get('/sign-in').expect(200);
    const { places } = answer.body as { places: { state: string; iss: string }[] };
    expect(places).toContainEqual({ state: 'FR', iss: demonstrationUrl('FR', 'officers') });
    const browser = new OfficerBrowser(node);
    const page = await browser.open(`${node.url}/sign-in/start?state=FR`);
    expect(await page.answer.text()).toContain('DEMONSTRATION');
    await browser.signInHere('FR', 'fr-releaser');
    expect(await browser.readSession()).toMatchObject({
      officer: 'fr-releaser',
      state: 'FR',
      roles: ['reader', 'releaser'],
      demonstration: true,
    });
  });
});
