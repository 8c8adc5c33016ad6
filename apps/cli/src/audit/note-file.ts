import { CliError } from '../cli.errors.js';
import { readTextFile } from '../files/read-text-file.js';
import { linesOf } from './bundle-file.js';

/** The signed note in a file: a checkpoint by itself, or the one that a bundle holds. */
export async function noteIn(path: string): Promise<string> {
  for await (const line of linesOf(path)) {
    if (!line.startsWith('{')) return readTextFile(path);
    const note = noteOf(line);
    if (note !== undefined) return note;
  }
  throw new CliError('FILE_FORMAT', `The file ${path} holds no checkpoint.`, {
    advice: 'Give a signed note as the log serves it at /log/checkpoint, or a bundle.',
  });
}

/** Nothing is believed of the bundle here: the note carries its own signature. */
function noteOf(line: string): string | undefined {
  try {
    const { kind, note } = JSON.parse(line) as { kind?: unknown; note?: unknown };
    return kind === 'checkpoint' && typeof note === 'string' ? note : undefined;
  } catch {
    return undefined;
  }
}
