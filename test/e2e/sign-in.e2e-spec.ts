import request from 'supertest';

import { Transactions } from '#database';

import { tokenFor } from '../support/ask.js';
import { nextRoot, publishRoot, without } from '../support/next-root.js';
import { OfficerBrowser } from '../support/officer-browser.js';
import { SecondProvider } from '../support/second-provider.js';
import { SharedProcesses } from '../support/shared-processes.js';
import { type TestNode, startNode } from '../support/start-node.js';

const ME = '{ me { officer roles state { code } } }';
const TASKS = [
  { claim: 'behandelaar', roles: ['reader'] },
  { claim: 'chef', roles: ['reader', 'releaser'] },
];
/** A signed token, whoever made it. What is random may begin like one. */
const ANY_TOKEN = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/;

interface Me {
  readonly me: {
    readonly officer: string;
    readonly roles: string[];
    readonly state: { readonly code: string };
  };
}

describe("officers who sign in at their own state's provider", () => {
  let node: TestNode;
  let ministry: SecondProvider;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    ministry = await SecondProvider.start(node);
    await ministry.serve(node, 'NL', TASKS);
  });

  beforeEach(() => {
    ministry.officers.set('a.de.vries', { sub: 'a.de.vries', tasks: ['behandelaar'] });
    ministry.tokenLifetime = 300;
    ministry.refreshes = true;
  });

  afterAll(async () => {
    await ministry?.close();
    await node?.close();
  });

  const signedIn = async (): Promise<OfficerBrowser> => {
    const browser = new OfficerBrowser(node);
    await browser.signIn('NL', 'a.de.vries');
    return browser;
  };
  const at = (path: string): URL => new URL(path, node.url);
  const codeOf = async (answer: Response): Promise<unknown> =>
    ((await answer.json()) as { code: unknown }).code;

  it('are who the provider says, with the roles that the root makes of its words', async () => {
    const browser = await signedIn();
    expect(await browser.readSession()).toMatchObject({
      officer: 'a.de.vries',
      state: 'NL',
      roles: ['reader'],
    });
    const { status, data } = await browser.ask<Me>(ME);
    const me = { officer: 'a.de.vries', roles: ['reader'], state: { code: 'NL' } };
    expect([status, data?.me]).toEqual([200, me]);
  });

  it('never have a token in their browser, nor does the database without the key', async () => {
    const browser = await signedIn();
    await browser.ask(ME);
    expect(browser.seen.join('\n')).toContain('__Host-grounds-session');
    expect(ministry.issued.length).toBeGreaterThanOrEqual(3);
    const hasToken = (text: string): boolean =>
      ANY_TOKEN.test(text) || ministry.issued.some((token) => text.includes(token));
    expect(browser.seen.filter(hasToken)).toEqual([]);
    const rows = await node.app
      .get(Transactions)
      .run({ role: 'worker' }, (manager) =>
        manager.query<{ sealed: Buffer }[]>('SELECT sealed FROM officer_session'),
      );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ sealed }) => hasToken(sealed.toString('latin1')))).toEqual([]);
  });

  it('get cookies that scripts, other hosts and other sites do not get', async () => {
    const browser = await signedIn();
    const cookies = browser.seen.flatMap((text) => text.match(/__Host-[^"]*/g) ?? []);
    expect(cookies.find((text) => text.startsWith('__Host-grounds-session'))).toMatch(
      /=[\w-]{43}; Path=\/; Max-Age=28800; Secure; HttpOnly; SameSite=Strict$/,
    );
    expect(cookies.find((text) => text.startsWith('__Host-grounds-sign-in'))).toMatch(
      /; Path=\/; Max-Age=600; Secure; HttpOnly; SameSite=Lax$/,
    );
  });

  it.each([
    ['/console?tab=1', '/console?tab=1'],
    ['//evil.example/', '/'],
    ['https://evil.example/', '/'],
    ['/\\evil.example', '/'],
  ])('come back from %s to %s', async (asked, expected) => {
    const browser = new OfficerBrowser(node);
    const page = await browser.open(at(`/sign-in/start?state=NL&return=${encodeURIComponent(asked)}`).href);
    const url = new URL(page.url);
    url.searchParams.set('officer', 'a.de.vries');
    const { answer } = await browser.open(
      url.href,
      ({ pathname, origin }) => origin !== ministry.issuer && pathname !== '/sign-in/callback',
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, expected]);
  });

  describe('in what their browser sends', () => {
    it.each([
      ['no token against forged requests', { 'grounds-csrf': '' }, 403, 'SESSION_FORGERY'],
      ['a made-up one', { 'grounds-csrf': 'A'.repeat(43) }, 403, 'SESSION_FORGERY'],
      ['a page of another site', { origin: 'https://evil.example' }, 403, 'SESSION_ORIGIN'],
      ['a page without an origin', { origin: 'null' }, 403, 'SESSION_ORIGIN'],
      ['a token beside the session', { authorization: 'Bearer abc' }, 400, 'SESSION_AND_TOKEN'],
    ])('are refused with %s', async (_, headers, status, code) => {
      const browser = await signedIn();
      expect(await browser.ask(ME, headers)).toMatchObject({ status, code, data: undefined });
      expect(await browser.ask(ME)).toMatchObject({ status: 200 });
    });

    it('are refused with the token of another session', async () => {
      const [browser, other] = [await signedIn(), await signedIn()];
      expect(await browser.ask(ME, { 'grounds-csrf': other.csrf })).toMatchObject({
        code: 'SESSION_FORGERY',
      });
    });

    it('are taken with the origin of the node itself', async () => {
      expect(await (await signedIn()).ask(ME, { origin: node.url })).toMatchObject({ status: 200 });
    });

    it('are refused with a cookie that the node did not give, or with two', async () => {
      const cookie = `__Host-grounds-session=${'A'.repeat(43)}`;
      for (const [sent, code] of [
        [cookie, 'SESSION_UNKNOWN'],
        ['__Host-grounds-session=', 'SESSION_UNKNOWN'],
        [`${cookie}; ${cookie}`, 'SESSION_MISSING'],
        ['other=1', 'SESSION_MISSING'],
      ]) {
        const answer = await request(node.url)
          .get('/session')
          .set('cookie', sent ?? '');
        expect([sent, answer.status, (answer.body as { code: string }).code]).toEqual([sent, 401, code]);
      }
    });

    it('read the log and follow changes by their session', async () => {
      const browser = await signedIn();
      expect((await browser.send(at('/log/checkpoint'))).status).toBe(200);
      const headers = { accept: 'text/event-stream', 'apollo-require-preflight': '1' };
      const query = encodeURIComponent('subscription { precedentChanges { cursor } }');
      const url = at(`/graphql/stream?query=${query}`);
      const gone = new AbortController();
      const cookie = browser.cookieFor(url);
      const stream = await fetch(url, { headers: { ...headers, cookie }, signal: gone.signal });
      expect([stream.status, stream.headers.get('content-type')]).toEqual([
        200,
        'text/event-stream; charset=utf-8',
      ]);
      gone.abort();
    });
  });

  describe('in how they come back from the provider', () => {
    /** The address that the provider leads back to, not yet gone to. */
    const answerOf = async (browser: OfficerBrowser, officer = 'a.de.vries'): Promise<URL> => {
      const page = await browser.open(at('/sign-in/start?state=NL').href);
      const url = new URL(page.url);
      url.searchParams.set('officer', officer);
      return (await browser.open(url.href, ({ pathname }) => pathname === '/sign-in/callback')).url;
    };

    it('are refused a second time', async () => {
      const browser = new OfficerBrowser(node);
      const answer = await answerOf(browser);
      const carried = browser.cookieFor(answer);
      expect((await browser.send(answer)).status).toBe(303);
      expect(await codeOf(await browser.send(answer))).toBe('SIGN_IN_FLOW');
      const again = await fetch(answer, { headers: { cookie: carried }, redirect: 'manual' });
      expect([again.status, await codeOf(again)]).toEqual([400, 'SIGN_IN_REFUSED']);
    });

    it('are refused in another browser', async () => {
      const answer = await answerOf(new OfficerBrowser(node));
      expect(await codeOf(await new OfficerBrowser(node).send(answer))).toBe('SIGN_IN_FLOW');
      const other = new OfficerBrowser(node);
      await answerOf(other);
      const swapped = await other.send(answer);
      expect([swapped.status, await codeOf(swapped)]).toEqual([400, 'SIGN_IN_REFUSED']);
    });

    it.each([
      ['another state', { state: 'other' }],
      ['no state', { state: null }],
      ['another issuer', { iss: 'https://evil.example' }],
      ['no issuer', { iss: null }],
      ['a code that the provider did not give', { code: 'made-up' }],
      ['an error with markup', { code: null, error: '<script>alert(1)</script>', error_description: '<b>' }],
    ])('are refused with %s', async (_, change: Record<string, string | null>) => {
      const browser = new OfficerBrowser(node);
      const answer = await answerOf(browser);
      for (const [name, value] of Object.entries(change)) {
        if (value === null) answer.searchParams.delete(name);
        else answer.searchParams.set(name, value);
      }
      const refused = await browser.send(answer);
      const text = await refused.text();
      expect([refused.status, text]).toEqual([400, expect.stringContaining('SIGN_IN_REFUSED')]);
      expect(text).not.toContain('<');
      expect(browser.cookieFor(at('/'))).toBe('');
    });

    it('are told in our words that the provider let nobody in', async () => {
      const browser = new OfficerBrowser(node);
      const refused = await browser.send(await answerOf(browser, 'nobody'));
      expect(await refused.json()).toMatchObject({
        code: 'SIGN_IN_REFUSED',
        message: "Your state's provider refused: access_denied.",
      });
    });

    it('are refused when the register does not take the token: a task that the root does not name', async () => {
      ministry.officers.set('intern', { sub: 'intern', tasks: ['koffie'] });
      const browser = new OfficerBrowser(node);
      const refused = await browser.send(await answerOf(browser, 'intern'));
      expect([refused.status, await codeOf(refused)]).toEqual([401, 'TOKEN_CLAIMS']);
    });

    it('sign in only at states that this node hosts, others being as unknown as no state at all', async () => {
      for (const state of ['US', 'nl', '', 'XX']) {
        const answer = await new OfficerBrowser(node).send(at(`/sign-in/start?state=${state}`));
        expect([answer.status, await codeOf(answer)]).toEqual([400, 'SIGN_IN_STATE_UNKNOWN']);
      }
    });
  });

  describe('while their session lasts', () => {
    it('F15 have the roles that their provider gives at the next refresh', async () => {
      ministry.officers.set('a.de.vries', { sub: 'a.de.vries', tasks: ['chef'] });
      ministry.tokenLifetime = 30;
      const browser = await signedIn();
      expect((await browser.ask<Me>(ME)).data?.me.roles).toEqual(['reader', 'releaser']);
      ministry.officers.set('a.de.vries', { sub: 'a.de.vries', tasks: ['behandelaar'] });
      expect((await browser.ask<Me>(ME)).data?.me.roles).toEqual(['reader']);
    });

    it('are let in with every one of many requests at the same moment, though a refresh token counts once', async () => {
      ministry.tokenLifetime = 30;
      const browser = await signedIn();
      for (let round = 0; round < 3; round++) {
        const answers = await Promise.all(Array.from({ length: 8 }, () => browser.ask<Me>(ME)));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      }
      expect(await browser.ask(ME)).toMatchObject({ status: 200 });
    });

    it('are out when their provider refuses', async () => {
      ministry.tokenLifetime = 30;
      const browser = await signedIn();
      ministry.officers.delete('a.de.vries');
      expect(await browser.ask(ME)).toMatchObject({ status: 401, code: 'SESSION_ENDED' });
      expect(await browser.ask(ME)).toMatchObject({ status: 401, code: 'SESSION_UNKNOWN' });
    });

    it('are out with their token when the provider gives nothing to refresh it with', async () => {
      ministry.refreshes = false;
      ministry.tokenLifetime = 2;
      const browser = await signedIn();
      expect(await browser.ask(ME)).toMatchObject({ status: 200 });
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      expect(await browser.ask(ME)).toMatchObject({ status: 401, code: 'SESSION_ENDED' });
    });

    it('sign out also when their provider lets them in no longer', async () => {
      ministry.tokenLifetime = 30;
      const browser = await signedIn();
      ministry.officers.set('a.de.vries', { sub: 'a.de.vries', tasks: ['koffie'] });
      expect(await browser.ask(ME)).toMatchObject({ status: 401, code: 'TOKEN_CLAIMS' });
      expect(await browser.signOut()).toBe(204);
    });

    it('sign out for good', async () => {
      const browser = await signedIn();
      const cookie = browser.cookieFor(at('/'));
      expect(await browser.signOut({ 'grounds-csrf': '' })).toBe(403);
      expect(await browser.signOut()).toBe(204);
      const answer = await fetch(at('/session'), { headers: { cookie } });
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'SESSION_UNKNOWN']);
    });
  });

  it('are out with the next request when their state is removed, as its tokens are', async () => {
    const browser = await signedIn();
    expect(await browser.ask(ME)).toMatchObject({ status: 200 });
    await publishRoot(node, await nextRoot(node, without('NL')));
    expect(await browser.ask(ME)).toMatchObject({ status: 401, code: 'TOKEN_ISSUER_UNKNOWN' });
    expect((await browser.send(at('/log/checkpoint'))).status).toBe(401);
    expect(await tokenFor(node, 'fr-reader')).toBeTruthy();
  });
});

const server = process.env.TEST_DATABASE_ADMIN_URL;

(server ? describe : describe.skip)(
  'a session of a node with several processes (needs TEST_DATABASE_ADMIN_URL)',
  () => {
    let processes: SharedProcesses;
    let nodes: TestNode[] = [];

    beforeAll(async () => {
      processes = await SharedProcesses.create();
      const first = await processes.start();
      // All processes of a node have one address.
      nodes = [first, await processes.start(first)];
    }, 60_000);

    afterAll(async () => {
      for (const node of nodes) await node.close();
      await processes?.remove();
    });

    it('is known to every process, and out at every process when it is over', async () => {
      const [one, other] = nodes;
      if (!one || !other) throw new Error('The processes did not start.');
      const browser = new OfficerBrowser(one);
      await browser.signInHere('FR', 'fr-reader');
      const { cookie = '' } = browser.headers;
      const elsewhere = async (): Promise<unknown> =>
        (await request(other.url).get('/session').set('cookie', cookie)).body;
      expect(await elsewhere()).toMatchObject({ officer: 'fr-reader', csrf: browser.csrf });
      await publishRoot(one, await nextRoot(one, without('FR')));
      expect(await elsewhere()).toMatchObject({ code: 'TOKEN_ISSUER_UNKNOWN' });
    });
  },
);
