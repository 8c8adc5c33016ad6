import type { PreparedStatement } from './prepare-statements.js';

/** What the node has acknowledged: from then on the statement must never be lost. */
export interface Acknowledged {
  readonly logIndex: number;
  readonly leafHash: string;
}

const SUBMIT = `mutation ($token: String!, $disclosures: [String!]!) {
  submitStatement(token: $token, disclosures: $disclosures) {
    ... on StatementReceipt { logIndex leafHash }
    ... on Rejected { problems { code } }
  }
}`;

/** What a node says that has lost its database for now. */
const TRY_AGAIN: readonly string[] = ['DATABASE_UNAVAILABLE', 'JOURNAL_UNAVAILABLE'];

interface Answer {
  readonly data?: {
    readonly submitStatement: Partial<Acknowledged> & {
      readonly problems?: readonly { readonly code: string }[];
    };
  } | null;
}

/** Talks to a node that may be gone at any moment. */
export class RegisterClient {
  #token: Promise<string> | undefined;

  constructor(
    private readonly url: string,
    private readonly officer = 'nl-releaser',
  ) {}

  /** Tokens last five minutes; a node that starts anew still takes them. */
  renewToken(): void {
    this.#token = undefined;
  }

  /** @returns undefined when no answer came, or one that says to try again */
  async submit(statement: PreparedStatement): Promise<Acknowledged | undefined> {
    try {
      const response = await this.send('/graphql', { query: SUBMIT, variables: statement });
      const { submitStatement: said } = ((await response.json()) as Answer).data ?? {};
      const codes = said?.problems?.map(({ code }) => code) ?? [];
      if (codes.some((code) => !TRY_AGAIN.includes(code))) throw new Refused(codes.join());
      const { logIndex, leafHash } = said ?? {};
      return logIndex === undefined || leafHash === undefined ? undefined : { logIndex, leafHash };
    } catch (error) {
      if (error instanceof Refused) throw error;
      return undefined;
    }
  }

  /** @returns undefined when no answer came */
  async read(path: string): Promise<Buffer | undefined> {
    try {
      const response = await fetch(`${this.url}${path}`, { headers: { authorization: await this.bearer() } });
      return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
    } catch {
      return undefined;
    }
  }

  private async send(path: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json', authorization: await this.bearer() };
    return fetch(`${this.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  private async bearer(): Promise<string> {
    this.#token ??= this.newToken();
    try {
      return `Bearer ${await this.#token}`;
    } catch (error) {
      this.#token = undefined;
      throw error;
    }
  }

  private async newToken(): Promise<string> {
    const response = await fetch(`${this.url}/demonstration/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ officer: this.officer }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }
}

/** The gate has looked at an honest statement and refused it: the run has failed. */
class Refused extends Error {}
