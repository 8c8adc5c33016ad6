import type { FaultyNode } from './faulty-node.js';

const ANSWER_MS = 60_000;
/** Tokens last five minutes. */
const TOKEN_MS = 200_000;

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

interface KeptToken {
  readonly token: string;
  readonly epoch: number;
  readonly until: number;
}

/** Asks nodes as officers of states do, with tokens as they get them there. */
export class Officers {
  readonly #tokens = new Map<string, KeptToken>();

  /** @returns undefined where the node lets in no such officer */
  async ask(
    node: FaultyNode,
    officer: string,
    query: string,
    variables: object = {},
  ): Promise<Answer | undefined> {
    const token = await this.tokenFor(node, officer);
    if (token === undefined) return undefined;
    const headers = {
      authorization: `Bearer ${token}`,
      'grounds-purpose': 'precedent_research',
      'grounds-case': 'FAULTS-1',
    };
    const answer = (await post(node, '/graphql', { query, variables }, headers)) as Answer;
    const isRefused = answer.errors?.some(({ extensions }) => extensions?.code?.startsWith('TOKEN_'));
    return isRefused ? undefined : answer;
  }

  private async tokenFor(node: FaultyNode, officer: string): Promise<string | undefined> {
    const key = `${officer} ${node.url}`;
    const kept = this.#tokens.get(key);
    if (kept?.epoch === node.epoch && kept.until > Date.now()) return kept.token;
    const answer = (await post(node, '/demonstration/token', { officer })) as { access_token?: string };
    const { access_token: token } = answer;
    if (token !== undefined)
      this.#tokens.set(key, { token, epoch: node.epoch, until: Date.now() + TOKEN_MS });
    return token;
  }
}

async function post(node: FaultyNode, path: string, body: object, headers = {}): Promise<unknown> {
  const response = await fetch(`${node.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  return response.json();
}
