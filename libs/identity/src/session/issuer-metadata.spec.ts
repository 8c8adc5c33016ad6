import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { IssuerMetadata } from './issuer-metadata.js';
import { safeFetch } from './safe-fetch.js';

const ISS = 'https://id.nl.example';
const ADDRESS = `${ISS}/.well-known/openid-configuration`;
const GOOD = {
  issuer: ISS,
  authorization_endpoint: `${ISS}/auth`,
  token_endpoint: `${ISS}/token`,
  jwks_uri: `${ISS}/jwks`,
};

describe('IssuerMetadata', () => {
  let now: number;
  let asked: number;
  let answer: () => Response | Promise<Response>;
  let metadata: IssuerMetadata;

  const find = (iss = ISS): Promise<object> =>
    metadata.find({ iss }, ADDRESS, (address) => address.startsWith('https:'));

  beforeEach(() => {
    now = 0;
    asked = 0;
    answer = () => Response.json(GOOD);
    metadata = new IssuerMetadata({ now: () => new Date(now) }, () => {
      asked += 1;
      return Promise.resolve(answer());
    });
  });

  it('is fetched once in ten minutes', async () => {
    expect(await find()).toEqual(GOOD);
    now += 599_000;
    await find();
    expect(asked).toBe(1);
    now += 2_000;
    await find();
    expect(asked).toBe(2);
  });

  it.each([
    ['of another issuer', { issuer: 'https://id.fr.example' }],
    ['of an issuer that is the same but for a stroke', { issuer: `${ISS}/` }],
    ['without a page to sign in', { authorization_endpoint: undefined }],
    ['whose tokens come in the clear', { token_endpoint: 'http://id.nl.example/token' }],
    ['whose keys are no address', { jwks_uri: 'keys' }],
    [
      'that takes requests in the clear',
      { pushed_authorization_request_endpoint: 'http://id.nl.example/par' },
    ],
    ['that takes tokens back at no address', { revocation_endpoint: 7 }],
  ])('is refused when it is %s', async (_, change) => {
    answer = () => Response.json({ ...GOOD, ...change });
    await expect(find()).rejects.toMatchObject({ code: 'SIGN_IN_UNAVAILABLE' });
  });

  it.each([
    ['is no JSON', () => new Response('<html>')],
    ['is a list', () => Response.json([GOOD])],
    ['says a member twice', () => new Response(`{"issuer":"${ISS}","issuer":"${ISS}"}`)],
    ['is a failure', () => new Response('', { status: 500 })],
    [
      'leads elsewhere',
      () => new Response('', { status: 302, headers: { location: 'https://evil.example' } }),
    ],
    ['does not come', () => Promise.reject(new Error('no route'))],
  ])('is refused when the answer %s, and not asked for again at once', async (_, what) => {
    answer = what;
    await expect(find()).rejects.toMatchObject({ code: 'SIGN_IN_UNAVAILABLE' });
    answer = () => Response.json(GOOD);
    await expect(find()).rejects.toMatchObject({ code: 'SIGN_IN_UNAVAILABLE' });
    expect(asked).toBe(1);
    now += 30_000;
    await expect(find()).resolves.toEqual(GOOD);
  });
});

describe('safeFetch', () => {
  const withServer = async (
    respond: Parameters<typeof createServer>[1],
    use: (url: string) => Promise<void>,
  ) => {
    const server = createServer(respond);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`).finally(() => {
      server.closeAllConnections();
      server.close();
    });
  };

  it('follows no redirect', () =>
    withServer(
      (_, response) => response.writeHead(302, { location: 'https://evil.example/' }).end(),
      async (url) => expect((await safeFetch(url)).status).toBe(302),
    ));

  it('reads no more than a page', () =>
    withServer(
      (_, response) => response.end('a'.repeat(300_000)),
      async (url) => {
        const answer = await safeFetch(url);
        await expect(answer.text()).rejects.toThrow();
      },
    ));

  it('gives back what it was told', () =>
    withServer(
      (_, response) => response.end('{"a":1}'),
      async (url) => expect(await (await safeFetch(url)).json()).toEqual({ a: 1 }),
    ));
});
