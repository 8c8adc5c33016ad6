type Write = typeof process.stdout.write;

/** Everything that this process writes for an operator to read, from a beginning to an end; it is written all the same. */
export class CapturedOutput {
  private readonly texts: string[] = [];
  private readonly genuine: (readonly [NodeJS.WriteStream, Write])[] = [];

  begin(): void {
    for (const stream of [process.stdout, process.stderr]) {
      const write: Write = stream.write.bind(stream);
      this.genuine.push([stream, write]);
      stream.write = (chunk: string | Uint8Array, ...rest: []) => {
        this.texts.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
        return write(chunk, ...rest);
      };
    }
  }

  /** What was written; nothing more is captured from here on. */
  end(): string {
    for (const [stream, write] of this.genuine.splice(0)) stream.write = write;
    return this.texts.join('');
  }
}
