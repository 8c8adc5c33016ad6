import type { Command } from 'commander';

import { whole } from './option-values.js';
import { action } from './session.js';
import type { Terminal } from './terminal.js';

/** Commands about what others may see, and have seen, of your own state's records. */
export function declareOwner(program: Command, terminal: Terminal): void {
  program
    .command('explain')
    .argument('<id>', 'a record of your own state')
    .argument('<state>', 'the state you wonder about, such as CZ')
    .description('say what another state may see of your record, and why')
    .action(action(terminal, async () => (await import('./commands/explain.command.js')).explain));
  program
    .command('journal')
    .description('which states were shown records of your own state, on which day and why')
    .option('--record <id>', 'one record only')
    .option('--first <n>', 'how many, 1 to 100', whole)
    .option('--after <cursor>', 'go on after this cursor')
    .action(action(terminal, async () => (await import('./commands/journal.command.js')).journal));
  program
    .command('acknowledgements')
    .argument('<record>', 'a record of your own state')
    .description(
      'which other nodes follow what your state has said last about a record, and which have not answered',
    )
    .action(
      action(terminal, async () => (await import('./commands/acknowledgements.command.js')).acknowledgements),
    );
  program
    .command('exclude')
    .argument('<states...>', 'members, such as GB')
    .description('shut members out of all records of your own state, at once')
    .requiredOption('--reason <text>', 'why; your own state alone can read it')
    .option('--lift', 'let them in again instead')
    .option('--key <file>', 'private key, a JWK')
    .option('--iss <url>', 'the authority that signs, as the root names it')
    .option('--demo', 'mark it as demonstration data (default with --as)')
    .action(action(terminal, async () => (await import('./commands/exclude.command.js')).exclude));
}
