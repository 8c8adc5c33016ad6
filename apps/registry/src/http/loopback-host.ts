import type { FastifyInstance } from 'fastify';

import { isLoopback } from '../settings/settings.js';

/**
 * In a demonstration, only requests addressed to this machine are answered: a page on the web that points
 * its own name at 127.0.0.1 (DNS rebinding) would otherwise get demonstration tokens.
 */
export function onlyLoopbackHosts(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    // Not `request.hostname`, which leaves out whatever follows a bracket or a colon.
    const host = request.host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
    if (isLoopback(host)) return;
    await reply
      .code(421)
      .send({ code: 'HOST_NOT_LOOPBACK', message: 'A demonstration only answers to this machine.' });
  });
}
