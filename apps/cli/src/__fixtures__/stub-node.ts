import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface StubRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  /** The header Grounds-State. */
  readonly state: string | string[] | undefined;
  readonly body: unknown;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A server on this machine that answers as it is told and remembers what it was asked. */
export interface StubNode {
  readonly url: string;
  readonly requests: StubRequest[];
  close(): Promise<void>;
}

export async function stubNode(answer: (request: StubRequest) => StubAnswer): Promise<StubNode> {
  const requests: StubRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming).then((request) => {
      requests.push(request);
      reply(outgoing, answer(request));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, requests, close };
}

async function readRequest(incoming: IncomingMessage): Promise<StubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const { url = '', headers } = incoming;
  return {
    path: url,
    authorization: headers.authorization,
    state: headers['grounds-state'],
    body: headers['content-type']?.startsWith('application/json') ? JSON.parse(text) : text || undefined,
  };
}

function reply(outgoing: ServerResponse, { status = 200, headers = {}, body }: StubAnswer): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
  outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
}
