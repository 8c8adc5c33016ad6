import { PURPOSE } from '../../support/ask.js';
import type { TestNode } from '../../support/start-node.js';

/** A stream that somebody has opened and goes on listening to. */
export interface OpenStream {
  /** Everything that it tells, up to its end. */
  readonly whole: Promise<string>;
  /** Once it has told this. */
  told(text: string): Promise<void>;
  leave(): void;
}

/** Opens a stream, and returns when it gives its first sign of life. */
export async function openStream(
  node: TestNode,
  caller: Readonly<Record<string, string>>,
  query: string,
): Promise<OpenStream> {
  const gone = new AbortController();
  const response = await fetch(`${node.url}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...caller,
      ...PURPOSE,
    },
    body: JSON.stringify({ query }),
    signal: gone.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('The stream has no body.');
  const listener = new Listener(reader);
  await listener.told(':\n\n');
  return { whole: listener.whole, told: (text) => listener.told(text), leave: () => gone.abort() };
}

class Listener {
  readonly whole: Promise<string>;
  private text = '';
  private waiting: (() => void)[] = [];

  constructor(private readonly reader: ReadableStreamDefaultReader<string>) {
    this.whole = this.listen();
    // Whoever leaves does not ask how it ended.
    this.whole.catch(() => undefined);
  }

  async told(text: string): Promise<void> {
    while (!this.text.includes(text)) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private async listen(): Promise<string> {
    for (;;) {
      const { done, value } = await this.reader.read();
      if (done) return this.text;
      this.text += value;
      for (const tell of this.waiting.splice(0)) tell();
    }
  }
}
