import type { Command } from 'commander';

import { action } from './session.js';
import type { Terminal } from './terminal.js';

const SETTINGS = `
It works on the node of the settings in the environment: GROUNDS_DATA, GROUNDS_ROOT, GROUNDS_ORIGIN, DATABASE_URL and, as
the owner of the tables, DATABASE_ADMIN_URL. Stop a node with the embedded database first.
`;

/** Commands of an operator, who has the node's own folder and database at hand. */
export function declareOperator(program: Command, terminal: Terminal): void {
  program
    .command('rebuild')
    .description('make everything again that follows from the log, and compare it with what is held')
    .option('--apply', 'put what was made in the place of what differs')
    .addHelpText('after', SETTINGS)
    .action(action(terminal, async () => (await import('./commands/rebuild.command.js')).rebuild));
  program
    .command('fsck')
    .description('check hashes, signatures, disclosures and projections of a node; changes nothing')
    .option('--quick', 'leave out the projections')
    .addHelpText('after', SETTINGS)
    .action(action(terminal, async () => (await import('./commands/fsck.command.js')).fsck));
  program
    .command('backup')
    .argument('<file>', 'where the backup goes; never over another file')
    .description('write everything that cannot be made again into one file; private keys are not in it')
    .addHelpText('after', SETTINGS)
    .action(action(terminal, async () => (await import('./commands/backup.command.js')).backup));
  program
    .command('restore')
    .argument('<file>', 'what grounds backup wrote')
    .description('restore a backup into an empty database, without what was taken back since')
    .addHelpText('after', SETTINGS)
    .action(action(terminal, async () => (await import('./commands/restore.command.js')).restore));
}
