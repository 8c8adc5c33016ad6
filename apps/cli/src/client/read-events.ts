/** One event of a stream (HTML Living Standard, server-sent events). */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

/** The events of a stream as they come; comments, which keep it alive, are passed over. */
export async function* readEvents(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventOf(block);
      if (event) yield event;
    }
  }
}

function eventOf(block: string): StreamEvent | undefined {
  const fields = block.split('\n').map((line) => /^([a-z]+): ?(.*)$/.exec(line) ?? []);
  const valuesOf = (wanted: string): string[] =>
    fields.flatMap(([, name, value = '']) => (name === wanted ? [value] : []));
  const [event] = valuesOf('event');
  return event === undefined ? undefined : { event, data: valuesOf('data').join('\n') };
}
