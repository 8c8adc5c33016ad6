import type { FastifyInstance } from 'fastify';

import type { Identity } from '#identity';

/** Gives every client that proves its key the nonce for its next proof (RFC 9449 §8.2). */
export function giveNonces(server: FastifyInstance, identity: Identity): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    // Not awaited anywhere: a reply is itself a promise, of its own end.
    if (/^dpop /i.test(request.headers.authorization ?? ''))
      void reply.header('dpop-nonce', identity.nonce());
    done(null, payload);
  });
}
