import type { IssuedStatement } from '#statement';

import { PURPOSE, tokenFor } from '../../support/ask.js';
import { signAs, submit } from '../../support/sign-as.js';
import type { TestNode } from '../../support/start-node.js';
import type { RawAnswer } from './answer.js';
import type { Caller } from './caller.js';
import { foreignToken } from './foreign-token.js';
import { HIDDEN, OWN, PARTLY_SHARED, SECRETS, annulmentOf } from './hidden-decisions.js';
import { STANDING } from './standing-manifests.js';

/** Milliseconds for which a token is used; it lives for five minutes. */
const TOKEN_AGE_MOST = 200_000;
const INSIDER = 'de-releaser';

const SUBMIT = `mutation ($token: String!, $disclosures: [String!]!) {
  submitStatement(token: $token, disclosures: $disclosures) {
    __typename ... on StatementReceipt { recordId logIndex } ... on Rejected { problems { code path } }
  }
}`;

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A node with a record that Germany may not see, and one of which it may see a little. */
export class ApiFixture {
  private readonly tokens = new Map<string, { readonly token: string; readonly at: number }>();

  private constructor(
    readonly node: TestNode,
    /** Signed by Italy, shared with France alone. */
    readonly hiddenId: string,
    /** Signed by the Netherlands, its outcome shared with all, all else with France alone. */
    readonly partlyId: string,
    /** Signed by Germany, shared with all. */
    readonly ownId: string,
    /** The annulment of another such record, shared with all. */
    readonly annulmentId: string,
  ) {}

  static async create(node: TestNode): Promise<ApiFixture> {
    const add = async (state: string, form: object): Promise<string> => {
      const statement = await signAs(node, state, form);
      const { problems } = await submit(node, `${state.toLowerCase()}-releaser`, statement);
      if (problems) throw new Error(`A statement was not taken: ${JSON.stringify(problems)}`);
      return statement.jti;
    };
    const hidden = await add('IT', HIDDEN);
    const partly = await add('NL', PARTLY_SHARED);
    const own = await add('DE', OWN);
    const annulment = await add('DE', annulmentOf(await add('DE', OWN)));
    for (const [state, form] of STANDING) await add(state, form());
    return new ApiFixture(node, hidden, partly, own, annulment);
  }

  get secrets(): readonly string[] {
    return SECRETS;
  }

  /** Sends a request as it is, with the token of this caller, or of an officer by name. */
  async send(caller: Caller | `${string}-${string}`, request: RawRequest): Promise<RawAnswer> {
    const token = await this.tokenOf(caller);
    const response = await fetch(`${this.node.url}${request.path ?? '/graphql'}`, {
      method: request.method ?? 'POST',
      headers: { ...request.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      cache: response.headers.get('cache-control') ?? '',
      text: await response.text(),
    };
  }

  /** Sends an operation as any client does, with a purpose and a case. */
  ask(caller: Caller | `${string}-${string}`, operation: Operation): Promise<RawAnswer> {
    const headers = { 'content-type': 'application/json', ...PURPOSE };
    return this.send(caller, { headers, body: JSON.stringify(operation) });
  }

  /** Submits a statement and says what became of it, without what differs each time. */
  submit(
    caller: Caller | `${string}-${string}`,
    { signedPart, disclosures }: Pick<IssuedStatement, 'signedPart' | 'disclosures'>,
  ): Promise<RawAnswer> {
    return this.ask(caller, {
      query: SUBMIT,
      variables: { token: signedPart, disclosures: [...disclosures.values()] },
    });
  }

  async tokenOf(caller: string): Promise<string | undefined> {
    if (caller === 'nobody') return undefined;
    const known = this.tokens.get(caller);
    if (known && Date.now() - known.at < TOKEN_AGE_MOST) return known.token;
    const officer = caller === 'insider' ? INSIDER : caller;
    const token = caller === 'stranger' ? await foreignToken(this.node) : await tokenFor(this.node, officer);
    this.tokens.set(caller, { token, at: Date.now() });
    return token;
  }
}
