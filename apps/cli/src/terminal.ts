/** Where a command was started: what it may read there, and where its words go. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when a person reads the output and not a file or a pipe. */
  readonly interactive: boolean;
  /** Width in characters; undefined when the output is no terminal. */
  readonly columns: number | undefined;
  /** Results. */
  out(text: string): void;
  /** Notices and errors. */
  err(text: string): void;
}

export function processTerminal(process: NodeJS.Process): Terminal {
  const { env, stdout, stderr } = process;
  // The reader of a pipe may leave early, as `head` does; that is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return {
    env,
    // Of a pipe it is undefined, whatever the types say.
    interactive: Boolean(stdout.isTTY),
    columns: stdout.isTTY ? stdout.columns : undefined,
    out: (text) => void stdout.write(safeText(text)),
    err: (text) => void stderr.write(safeText(text)),
  };
}

/** Control characters other than line feed, and marks that show a text in another order than it has. */
const UNSAFE = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The text with every character spelt out that would command the terminal: what others wrote must not move
 * its cursor. In JSON the spelling is an escape for the same character.
 */
export function safeText(text: string): string {
  return text.replace(UNSAFE, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
