import { operate } from './operate.js';

/** The operator's commands of a node: `main.js <command> …`. */
process.exitCode = await operate(
  process.argv.slice(2),
  process.env,
  (text) => process.stdout.write(text),
  (text) => process.stderr.write(text),
);
