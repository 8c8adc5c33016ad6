import { fetchProtectedResource, getDPoPHandle } from 'openid-client';

import { PURPOSE, type Answer } from '../support/ask.js';
import { IssuerClient } from '../support/issuer-client.js';
import type { TestNode } from '../support/start-node.js';

type Declared = Readonly<Record<string, string>>;

const JSON_TYPE = { 'content-type': 'application/json' };

/** What officers of a ministry look at: signs them in, and asks the gateway with a proof for each request. */
export class FrontEnd {
  readonly #tokens = new Map<string, string>();

  private constructor(
    readonly client: IssuerClient,
    private readonly gateway: string,
  ) {}

  static async open(node: TestNode, state: string, gateway: string): Promise<FrontEnd> {
    return new FrontEnd(await IssuerClient.gateway(node, state), gateway);
  }

  /** The same officers before another gateway. */
  before(gateway: string): FrontEnd {
    return new FrontEnd(this.client, gateway);
  }

  async ask<Data>(officer: string, query: string, headers: Declared = PURPOSE): Promise<Answer<Data>> {
    return this.askWith<Data>(await this.tokenOf(officer), query, headers);
  }

  async askWith<Data>(token: string, query: string, headers: Declared = PURPOSE): Promise<Answer<Data>> {
    const { configuration, keys } = this.client;
    const url = new URL(this.gateway);
    const sent = new Headers({ ...JSON_TYPE, ...headers });
    const DPoP = getDPoPHandle(configuration, keys);
    const body = JSON.stringify({ query });
    return read(await fetchProtectedResource(configuration, token, url, 'POST', body, sent, { DPoP }));
  }

  /** Asks as somebody whom the gateway does not know, or with headers that are no good. */
  async askPlainly<Data>(query: string, headers: Declared = PURPOSE): Promise<Answer<Data>> {
    const sent = { ...JSON_TYPE, ...headers };
    return read(
      await fetch(this.gateway, { method: 'POST', headers: sent, body: JSON.stringify({ query }) }),
    );
  }

  async tokenOf(officer: string): Promise<string> {
    const token = this.#tokens.get(officer) ?? (await this.client.signIn(officer));
    this.#tokens.set(officer, token);
    return token;
  }
}

async function read<Data>(answer: Response): Promise<Answer<Data>> {
  const { data, errors } = (await answer.json()) as { data: Data; errors?: Answer<Data>['errors'] };
  return { status: answer.status, data, errors: errors ?? [] };
}
