import { FastifyAdapter } from '@nestjs/platform-fastify';

import { onlyLoopbackHosts } from './loopback-host.js';

describe('onlyLoopbackHosts', () => {
  const server = new FastifyAdapter().getInstance();

  beforeAll(async () => {
    onlyLoopbackHosts(server);
    server.get('/token', () => 'a demonstration token');
    await server.ready();
  });

  afterAll(() => server.close());

  const ask = (host: string, headers: Record<string, string> = {}) =>
    server.inject({ method: 'GET', url: '/token', headers: { host, ...headers } });

  it.each(['127.0.0.1', '127.0.0.1:4000', 'localhost', 'localhost:4001', '[::1]', '[::1]:4000'])(
    'answers what is addressed to %s',
    async (host) => {
      const response = await ask(host);
      expect([response.statusCode, response.body]).toEqual([200, 'a demonstration token']);
    },
  );

  it.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.nip.io:4000',
    'evil.example#127.0.0.1',
    '127.0.0.1@evil.example',
    '[::1].evil.example',
    'localhost:evil.example',
    '127.0.0.1:4000:evil',
    '192.0.2.1:4000',
    '0.0.0.0:4000',
    '[::]:4000',
  ])('does not answer what is addressed to %s', async (host) => {
    const response = await ask(host);
    expect(response.statusCode).toBe(421);
    expect(response.json()).toMatchObject({ code: 'HOST_NOT_LOOPBACK' });
    expect(response.body).not.toContain('token');
  });

  it('is not talked round by what a proxy would say', async () => {
    const headers = { 'x-forwarded-host': 'localhost', forwarded: 'host=localhost' };
    expect((await ask('evil.example', headers)).statusCode).toBe(421);
  });

  it('answers nothing else under another host either', async () => {
    const response = await server.inject({ method: 'POST', url: '/none', headers: { host: 'evil.example' } });
    expect(response.statusCode).toBe(421);
  });
});
