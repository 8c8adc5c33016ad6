import type { Command } from 'commander';

import { action } from './session.js';
import type { Terminal } from './terminal.js';

/** Commands that verify without a node. */
export function declareVerifying(program: Command, terminal: Terminal): void {
  program
    .command('verify')
    .argument('<file>', 'a record, a signed statement, the receipt of a check or evidence of a fork')
    .requiredOption('--root <file>', 'the root that you trust')
    .description('verify a file without asking any node')
    .action(action(terminal, async () => (await import('./commands/verify.command.js')).verify));
}

/** Commands about the register itself. */
export function declareRegister(program: Command, terminal: Terminal): void {
  program
    .command('whoami')
    .description('who you are to the node')
    .option('--state <code>', 'for an audit body: the state it acts for (default GROUNDS_STATE)')
    .action(action(terminal, async () => (await import('./commands/whoami.command.js')).whoami));
  program
    .command('members')
    .alias('states')
    .description('the members of the register, and the circles that you may know them in')
    .action(action(terminal, async () => (await import('./commands/members.command.js')).members));
  const peers = program
    .command('peers')
    .description('the other nodes of the register, and how fresh what is held of each is')
    .action(action(terminal, async () => (await import('./commands/peers.command.js')).peers));
  peers
    .command('evidence')
    .argument('<origin>', 'name of the log, as `grounds peers` shows it')
    .requiredOption('--out <file>', 'where it goes; never over another file')
    .description('the proof that a log has signed two histories, as a file for `grounds verify`')
    .action(
      action(terminal, async () => (await import('./commands/peers-evidence.command.js')).peersEvidence),
    );
  program
    .command('status')
    .description('how the node is doing: what works less than whole, and what to do about it')
    .action(action(terminal, async () => (await import('./commands/status.command.js')).status));
  program
    .command('sync')
    .description('let the node ask every other now; for stewards')
    .action(action(terminal, async () => (await import('./commands/sync.command.js')).sync));
  program
    .command('quarantine')
    .description('what of other nodes does not hold and was put aside; for stewards and auditors')
    .option('--retry', 'judge it by the roots of today, and ask for it anew; for stewards')
    .action(action(terminal, async () => (await import('./commands/quarantine.command.js')).quarantine));
  program
    .command('circles')
    .description('the circles that records can be shared with')
    .action(action(terminal, async () => (await import('./commands/circles.command.js')).circles));
  program
    .command('grounds')
    .description('the grounds in the vocabulary; needs no token')
    .action(action(terminal, async () => (await import('./commands/grounds.command.js')).grounds));
}
