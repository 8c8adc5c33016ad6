import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';

/** What a server does with a connection once a request has come. */
export type Answer = (socket: Socket) => void;

/** A server that sends the very bytes that a test says, whether they are HTTP or not. */
export class RawServer {
  /** How many requests have come. */
  asked = 0;
  answer: Answer = (socket) => void socket.end();
  readonly #sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.take(socket));
  }

  static async start(): Promise<RawServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RawServer(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(socket: Socket): void {
    this.#sockets.add(socket);
    // A client that leaves breaks the connection.
    socket.on('error', () => undefined);
    socket.once('data', () => {
      this.asked += 1;
      this.answer(socket);
    });
  }
}

/** Sends a text, and again and again another, for as long as it is taken. */
export function withoutEnd(begin: string, again: string | Buffer): Answer {
  return (socket) => {
    socket.write(begin);
    const more = (): void => {
      while (!socket.destroyed && socket.write(again));
    };
    socket.on('drain', more);
    more();
  };
}

/** One byte after the other, and no end. */
export function slowly(begin: string, everyMs: number): Answer {
  return (socket) => {
    socket.write(begin);
    const timer = setInterval(() => socket.write('x'), everyMs);
    socket.on('close', () => clearInterval(timer));
  };
}
