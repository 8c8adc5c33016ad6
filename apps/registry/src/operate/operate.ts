import { isRegisterError } from '#kernel';

import { streamReport } from './report.js';
import { runCommand } from './run-command.js';

type Write = (text: string) => void;

/**
 * Runs one of the operator's commands, with the settings of the node in the environment.
 * @returns the exit code: 0, 1 when something is wrong or was refused, 2 when it was called wrongly
 */
export async function operate(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  out: Write,
  err: Write,
): Promise<number> {
  try {
    return (await runCommand(words, env, streamReport(out, err))) ? 0 : 1;
  } catch (error) {
    const advice = isRegisterError(error) && error.advice ? `\n  ${error.advice}` : '';
    err(isRegisterError(error) ? `${error.code}: ${error.message}${advice}\n` : `${String(error)}\n`);
    return isRegisterError(error) && error.code === 'OPERATOR_USAGE' ? 2 : 1;
  }
}
