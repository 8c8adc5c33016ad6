import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers in place of the node behind; undefined lets the node answer. */
export type Tamper = (
  request: IncomingMessage,
  response: ServerResponse,
  ask: () => Promise<Response>,
  body: string,
) => Promise<void> | undefined;

const OF_THE_CONNECTION = ['connection', 'content-length', 'host', 'transfer-encoding'];

/** Stands in front of a node, at the address that the root gives for it, and answers for it as a test says. */
export class TamperingProxy {
  tamper: Tamper | undefined;
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  #behind = '';

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(at = 0): Promise<TamperingProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
    const proxy = new TamperingProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    // A node that does not listen yet, or any more, is not there behind its proxy either.
    server.on('request', (request, response) => {
      proxy.answer(request, response).catch(() => response.destroy());
    });
    return proxy;
  }

  standBefore(url: string): void {
    this.#behind = url;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') this.asked.push(request.url ?? '');
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const ask = (): Promise<Response> => this.ask(request, body);
    const tampered = this.tamper?.(request, response, ask, body);
    if (tampered) return tampered;
    const answer = await ask();
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  }

  private ask({ url, headers, method = 'GET' }: IncomingMessage, body: string): Promise<Response> {
    const passed = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name));
    return fetch(new URL(url ?? '/', this.#behind), {
      method,
      headers: Object.fromEntries(passed) as Record<string, string>,
      redirect: 'manual',
      ...(body.length > 0 ? { body } : {}),
    });
  }
}
