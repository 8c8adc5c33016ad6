import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import type { NodeName } from '../../support/three-nodes.js';
import type { Tamper } from '../../support/tampering-proxy.js';

export type LinkState = 'open' | 'slow' | 'cut';

const SLOW_MS = 60;

/** Who can ask whom, over proxies that stand before the nodes; a node says who it is in each of its requests. */
export class Links {
  /** Nodes that nobody reaches, as long as they are not said to be back. */
  readonly away = new Set<NodeName>();
  readonly #states = new Map<string, LinkState>();
  /** Requests that still pass before an answer is cut in two. */
  readonly #tears = new Map<string, number>();

  /** In one direction. */
  set(asking: NodeName, asked: NodeName, state: LinkState): void {
    this.#states.set(`${asking} ${asked}`, state);
  }

  /** All of them. */
  heal(): void {
    this.#states.clear();
    this.#tears.clear();
  }

  isOpen(asking: NodeName, asked: NodeName): boolean {
    return this.get(asking, asked) !== 'cut' && !this.away.has(asked);
  }

  private get(asking: NodeName, asked: NodeName): LinkState {
    return this.#states.get(`${asking} ${asked}`) ?? 'open';
  }

  /** After so many more, one answer breaks off in the middle. */
  tearAfter(asking: NodeName, asked: NodeName, requests: number): void {
    this.#tears.set(`${asking} ${asked}`, requests);
  }

  /** There is no tear ahead any more. */
  mend(asking: NodeName, asked: NodeName): void {
    this.#tears.delete(`${asking} ${asked}`);
  }

  tamper(asked: NodeName): Tamper {
    return (request, response, ask) => {
      const asking = askingNode(request);
      return asking ? this.pass(asking, asked, response, ask) : undefined;
    };
  }

  private async pass(
    asking: NodeName,
    asked: NodeName,
    response: ServerResponse,
    ask: () => Promise<Response>,
  ): Promise<void> {
    const state = this.get(asking, asked);
    if (state === 'cut' || this.away.has(asked)) return void response.destroy();
    if (state === 'slow') await pause(SLOW_MS);
    const answer = await ask();
    const body = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (!this.isTorn(asking, asked)) return void response.end(body);
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  }

  private isTorn(asking: NodeName, asked: NodeName): boolean {
    const key = `${asking} ${asked}`;
    const left = this.#tears.get(key);
    if (left === undefined) return false;
    this.#tears.set(key, left - 1);
    return left === 0;
  }
}

/** By its assertion, which the node that is asked verifies; here it is only read. */
function askingNode({ headers }: IncomingMessage): NodeName | undefined {
  const [, claims] = /^DPoP [\w-]+\.([\w-]+)\./.exec(headers.authorization ?? '') ?? [];
  if (claims === undefined) return undefined;
  const { iss = '' } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss?: string };
  return (['nl', 'fr', 'ca'] as const).find((name) => iss.startsWith(`${name}.`));
}
