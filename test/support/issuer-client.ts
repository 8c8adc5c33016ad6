import { importJWK } from 'jose';
import {
  Configuration,
  PrivateKeyJwt,
  type ServerMetadata,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrlWithPAR,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  genericGrantRequest,
  getDPoPHandle,
  randomDPoPKeyPair,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import request from 'supertest';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import {
  TOKEN_EXCHANGE,
  gatewayId,
  gatewayResource,
} from '../../apps/registry/src/demonstration/issuers/issuer-clients.js';
import { CookieBrowser } from './cookie-browser.js';
import type { TestNode } from './start-node.js';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

/** Where the node serves the issuer of a demonstration state. */
export function issuerUrl({ url }: Pick<TestNode, 'url'>, state: string): string {
  return `${url}/demonstration/issuers/${state.toLowerCase()}`;
}

export async function issuerMetadata(node: Pick<TestNode, 'url'>, state: string): Promise<ServerMetadata> {
  const answer = await request(issuerUrl(node, state)).get('/.well-known/openid-configuration').expect(200);
  return answer.body as ServerMetadata;
}

/** A client of an embedded issuer, as a ministry would write one: by a library, with a key of its own. */
export class IssuerClient {
  private constructor(
    private readonly node: TestNode,
    private readonly state: string,
    readonly configuration: Configuration,
    readonly keys: CryptoKeyPair,
  ) {}

  static async create(node: TestNode, state: string, id: string): Promise<IssuerClient> {
    const { privateJwk, kid } = await demonstrationKey(node.dataFolder, 'client', id);
    const key = (await importJWK(privateJwk, 'ES256')) as CryptoKey;
    const metadata = await issuerMetadata(node, state);
    const configuration = new Configuration(metadata, id, {}, PrivateKeyJwt({ key, kid }));
    allowInsecureRequests(configuration);
    return new IssuerClient(node, state, configuration, await randomDPoPKeyPair('ES256'));
  }

  get audience(): string {
    return `${this.node.url}/graphql`;
  }

  /** A token in the client's own name. */
  async own(resource = this.audience): Promise<string> {
    const { access_token } = await clientCredentialsGrant(this.configuration, { resource }, this.proving());
    return access_token;
  }

  /** What an officer's browser brings back to the gateway, and the token that it is worth. */
  async signIn(officer: string, resource = gatewayResource(this.state)): Promise<string> {
    const redirect_uri = `${gatewayResource(this.state)}callback`;
    const verifier = randomPKCECodeVerifier();
    const checks = { expectedState: randomState(), expectedNonce: randomNonce(), pkceCodeVerifier: verifier };
    const start = await buildAuthorizationUrlWithPAR(
      this.configuration,
      {
        ...{ redirect_uri, resource, scope: 'openid register' },
        state: checks.expectedState,
        nonce: checks.expectedNonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      },
      this.proving(),
    );
    const browser = new CookieBrowser();
    const page = await browser.open(start.href);
    const { url } = await browser.post(page.url.href, { officer }, ({ href }) =>
      href.startsWith(redirect_uri),
    );
    const { access_token } = await authorizationCodeGrant(
      this.configuration,
      url,
      checks,
      { resource },
      this.proving(),
    );
    return access_token;
  }

  /** A token for the node in the name of the officer whose token this is. */
  async exchange(subject_token: string, change: Record<string, string> = {}): Promise<string> {
    const { access_token } = await genericGrantRequest(
      this.configuration,
      TOKEN_EXCHANGE,
      { subject_token, subject_token_type: ACCESS_TOKEN, resource: this.audience, ...change },
      this.proving(),
    );
    return access_token;
  }

  static gateway(node: TestNode, state: string): Promise<IssuerClient> {
    return IssuerClient.create(node, state, gatewayId(state));
  }

  private proving(): { DPoP: ReturnType<typeof getDPoPHandle> } {
    return { DPoP: getDPoPHandle(this.configuration, this.keys) };
  }
}
