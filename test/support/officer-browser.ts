import { CookieBrowser } from './cookie-browser.js';
import type { TestNode } from './start-node.js';

interface Body<Data> {
  readonly status: number;
  readonly code: string | undefined;
  readonly data: Data | undefined;
}

/** An officer's browser at a node: signs in at the state's provider, and asks with the session's cookie. */
export class OfficerBrowser extends CookieBrowser {
  csrf = '';

  constructor(private readonly node: Pick<TestNode, 'url'>) {
    super();
  }

  /** Goes to the provider's page, says who one is, and comes back. */
  async signIn(state: string, officer: string, returnTo = '/sign-in'): Promise<Response> {
    const page = await this.open(`${this.node.url}/sign-in/start?state=${state}&return=${returnTo}`);
    const url = new URL(page.url);
    url.searchParams.set('officer', officer);
    const { answer } = await this.open(url.href);
    await this.readSession();
    return answer;
  }

  /** The same at the issuer that the node serves itself, which believes who one says to be. */
  async signInHere(state: string, officer: string): Promise<void> {
    const page = await this.open(`${this.node.url}/sign-in/start?state=${state}`);
    const back = await this.post(page.url.href, { officer });
    const session = await this.readSession();
    if (this.csrf === '') {
      throw new Error(`${officer} is not signed in: ${JSON.stringify(session)}, ${back.url.href}`);
    }
  }

  /** What this browser sends along to the node. */
  get headers(): Record<string, string> {
    return { cookie: this.cookieFor(new URL(this.node.url)), 'grounds-csrf': this.csrf };
  }

  /** @returns the session as a page learns it, or the refusal */
  async readSession(): Promise<Record<string, unknown>> {
    const answer = await this.send(new URL('/session', this.node.url));
    const session = (await answer.json()) as Record<string, unknown>;
    this.csrf = typeof session.csrf === 'string' ? session.csrf : '';
    return session;
  }

  async ask<Data>(query: string, headers: Record<string, string> = {}): Promise<Body<Data>> {
    const answer = await this.send(new URL('/graphql', this.node.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'grounds-csrf': this.csrf, ...headers },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await answer.json()) as {
      data?: Data;
      errors?: readonly { readonly extensions: { readonly code: string } }[];
    };
    return { status: answer.status, code: errors?.[0]?.extensions.code, data };
  }

  async signOut(headers: Record<string, string> = {}): Promise<number> {
    const url = new URL('/sign-out', this.node.url);
    const sent = { 'grounds-csrf': this.csrf, ...headers };
    return (await this.send(url, { method: 'POST', headers: sent })).status;
  }
}
