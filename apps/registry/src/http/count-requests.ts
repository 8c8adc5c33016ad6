import type { FastifyInstance } from 'fastify';

import type { NodeMetrics } from '#operation';

/** Counts every answer under the pattern of its route: the address itself may name a record. */
export function countRequests(server: FastifyInstance, metrics: NodeMetrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    metrics.countRequest(request.method, request.routeOptions.url ?? 'none', reply.statusCode);
    done();
  });
}
