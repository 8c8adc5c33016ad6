import { channel } from 'node:diagnostics_channel';

import type { FastifyInstance } from 'fastify';

/** A route as the HTTP server has it. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/** Writes down every route of the servers that are made from now on, until the result is asked for. */
export function recordRoutes(): () => Route[] {
  const found = new Map<string, Route>();
  const made = channel('fastify.initialization');
  const listen = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url: path }) => {
      for (const one of [method].flat()) found.set(`${one} ${path}`, { method: one, path });
    });
  };
  made.subscribe(listen);
  return () => {
    made.unsubscribe(listen);
    return [...found.values()];
  };
}
