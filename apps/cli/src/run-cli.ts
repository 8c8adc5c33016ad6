import { CommanderError } from 'commander';

import { RegisterError } from '#kernel';

import { type Problem, RefusedError, SheetError } from './cli.errors.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import { createProgram } from './program.js';
import type { Terminal } from './terminal.js';

/** Runs one command line, without node and script name, and returns its exit code. Never rejects. */
export async function runCli(words: readonly string[], terminal: Terminal): Promise<number> {
  const program = createProgram(terminal);
  try {
    await program.parseAsync(separateId(words), { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    // What commander has to say, it has said already; asking for help is no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const faults = faultsOf(error);
    const json = program.opts<{ json?: boolean }>().json === true;
    terminal.err(json ? `${JSON.stringify({ errors: faults }, null, 2)}\n` : faults.map(faultText).join(''));
    return exitCodeOf(error);
  }
}

/** The form of a record's id: 128 bits in base64url. */
const ID = /^[A-Za-z0-9_-]{22}$/;
const ID_LIKE_AN_OPTION = /^-[A-Za-z0-9_-]{21}$/;

/** Commands that take an id, and how many words they take, ids first. */
const TAKING_AN_ID: Readonly<Record<string, number>> = {
  show: 1,
  history: 1,
  similar: 1,
  explain: 2,
  resolve: 3,
};

/** One id in 64 begins with a hyphen; behind `--` it is not taken for an option. */
export function separateId(words: readonly string[]): string[] {
  const count = TAKING_AN_ID[words.find((word) => TAKING_AN_ID[word] !== undefined) ?? ''];
  const at = words.findIndex((word) => ID_LIKE_AN_OPTION.test(word));
  if (count === undefined || at < 0 || words.includes('--')) return [...words];
  const isSecond = count > 2 && ID.test(words[at - 1] ?? '');
  const start = isSecond ? at - 1 : at;
  const end = start + count;
  return [...words.slice(0, start), ...words.slice(end), '--', ...words.slice(start, end)];
}

function faultsOf(error: unknown): readonly Problem[] {
  if (error instanceof RefusedError) return error.problems;
  if (error instanceof SheetError) return [...error.problems, faultOf(error)];
  if (error instanceof RegisterError) return [faultOf(error as RegisterError)];
  const message = error instanceof Error ? error.message : 'Something failed that says nothing of itself.';
  return [{ code: 'UNEXPECTED', message, path: [], advice: null }];
}

function faultOf({ code, message, path, advice }: RegisterError): Problem {
  return { code, message, path, advice: advice ?? null };
}

function faultText({ code, message, path, advice }: Problem): string {
  const place = path.length > 0 ? ` (at ${path.join('.')})` : '';
  return `${code}: ${message}${place}${advice ? `\n  ${advice}` : ''}\n`;
}
