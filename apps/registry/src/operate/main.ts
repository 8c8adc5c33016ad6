import { isRegisterError } from '#kernel';

import { runCommand } from './run-command.js';
import { streamReport } from './report.js';

const report = streamReport(
  (text) => process.stdout.write(text),
  (text) => process.stderr.write(text),
);

/** The operator's commands of a node: `main.js <command> …`, with the settings of the node in the environment. */
runCommand(process.argv.slice(2), process.env, report)
  .then((ok) => {
    process.exitCode = ok ? 0 : 1;
  })
  .catch((error: unknown) => {
    const text = isRegisterError(error)
      ? `${error.code}: ${error.message}${error.advice ? `\n  ${error.advice}` : ''}`
      : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = isRegisterError(error) && error.code === 'OPERATOR_USAGE' ? 2 : 1;
  });
