import { TamperingProxy } from '../../../support/tampering-proxy.js';
import type { World } from '../world.js';

/** Of the transport, not of the answer. */
const PASSED_OVER = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];

/**
 * The address that the root gives for the owners' node. Now the node of one world stands behind it and now that of the
 * other; what they tell is written down, byte for byte.
 */
export class SharedAddress {
  private told: string[] = [];

  private constructor(private readonly front: TamperingProxy) {
    front.tamper = async (request, response, ask) => {
      const answer = await ask();
      const body = Buffer.from(await answer.arrayBuffer());
      const headers = [...answer.headers].filter(([name]) => !PASSED_OVER.includes(name));
      const lines = headers.map((header) => header.join(': ')).sort();
      const first = `${request.method} ${request.url} ${answer.status}`;
      this.told.push([first, ...lines, '', body.toString('latin1')].join('\n'));
      response.writeHead(answer.status, Object.fromEntries(headers));
      response.end(body);
    };
  }

  static async start(): Promise<SharedAddress> {
    return new SharedAddress(await TamperingProxy.start());
  }

  get url(): string {
    return this.front.url;
  }

  standBefore({ address }: Pick<World, 'address'>): void {
    this.front.standBefore(address);
  }

  /** Each answer since this was last asked for: with what it was asked, its status, its headers and its bytes. */
  takeTold(): string[] {
    return this.told.splice(0);
  }

  close(): Promise<void> {
    return this.front.close();
  }
}
