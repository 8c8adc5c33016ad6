import type { Command } from 'commander';

import { action } from './session.js';
import type { Terminal } from './terminal.js';

/** Commands with which a state tries its own node before it joins. */
export function declareConformance(program: Command, terminal: Terminal): void {
  const conformance = program
    .command('conformance')
    .description('try a node over the wire, as honest and hostile partners would');
  conformance
    .command('prepare')
    .requiredOption('--root <file>', 'a root that lists the node, such as the proposal to join')
    .requiredOption('--node <origin>', 'the node to be tried, by the origin of its log')
    .requiredOption('--out <folder>', 'where the kit goes')
    .option('--at <url>', 'address of the partner’s node in the root', 'http://127.0.0.1:4990')
    .option('--listen <url>', 'where the kit itself listens, when something before it answers at --at')
    .option('--state <code>', 'the state that plays the partner; one that is not in the root')
    .description('make a partner with keys of its own, and a root for the rehearsal')
    .action(
      action(
        terminal,
        async () => (await import('./commands/conformance-prepare.command.js')).conformancePrepare,
      ),
    );
  conformance
    .command('run')
    .argument('<url>', 'address of the node, started with the root of the kit on an empty database')
    .requiredOption('--kit <folder>', 'what `prepare` made; one run for each kit')
    .option('--out <file>', 'write the report as JSON; never over another file')
    .description('try everything, and say what the node does not keep')
    .action(
      action(terminal, async () => (await import('./commands/conformance-run.command.js')).conformanceRun),
    );
}
