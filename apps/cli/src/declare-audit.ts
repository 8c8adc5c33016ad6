import type { Command } from 'commander';

import { year } from './option-values.js';
import { action } from './session.js';
import type { Terminal } from './terminal.js';

const ROOT = 'the root that you trust, received by hand';
const CASE = 'your own reference of the audit';
const STATE = 'for an audit body of several states: the state it acts for (default GROUNDS_STATE)';

/** Commands of the auditor: take away, prove offline, hold against the log. */
export function declareAudit(program: Command, terminal: Terminal): void {
  const audit = program
    .command('audit')
    .description('take away proofs, and verify them without trusting a node');
  audit
    .command('export')
    .argument('<file>', 'where the bundle goes; never over another file')
    .description('write one file that proves what was said: of a record, a year of your state, or a check')
    .option('--record <id>', 'all that was said about a record, as far as your state may see it')
    .option('--year <year>', 'all that your own state dated in this year (UTC)', year)
    .option('--check <id>', 'an answer to a check of your state, with its receipt and the records it showed')
    .option('--case <reference>', CASE)
    .option('--state <code>', STATE)
    .action(action(terminal, async () => (await import('./commands/audit-export.command.js')).auditExport));
  audit
    .command('verify')
    .argument('<file>', 'a bundle')
    .requiredOption('--root <file>', ROOT)
    .description('verify a bundle without any network, and report what it proves and what it does not')
    .action(action(terminal, async () => (await import('./commands/audit-verify.command.js')).auditVerify));
  audit
    .command('completeness')
    .requiredOption('--state <code>', 'whose statements, such as NL')
    .requiredOption('--year <year>', 'dated in this year (UTC)', year)
    .requiredOption('--root <file>', ROOT)
    .requiredOption('--bundle <file>', 'a bundle of that year')
    .option('--own-list <file>', 'decisions of your own files: one case reference in each line')
    .description('hold a bundle, and your own list of decisions, against the whole log')
    .action(
      action(
        terminal,
        async () => (await import('./commands/audit-completeness.command.js')).auditCompleteness,
      ),
    );
  audit
    .command('compare')
    .argument('<older>', 'a checkpoint, or a bundle')
    .argument('<newer>', 'a checkpoint, or a bundle, held at another time or by somebody else')
    .requiredOption('--root <file>', ROOT)
    .option('--proof <file>', 'a consistency proof that was kept; else the node is asked')
    .option('--keep-proof <file>', 'where the proof of the node goes; never over another file')
    .option('--state <code>', STATE)
    .description('prove that two checkpoints belong to one history, or name the fork')
    .action(action(terminal, async () => (await import('./commands/audit-compare.command.js')).auditCompare));
  audit
    .command('close')
    .requiredOption('--case <reference>', CASE)
    .option('--state <code>', STATE)
    .description('end an audit: the steward then sees what auditors read in it')
    .action(action(terminal, async () => (await import('./commands/audit-close.command.js')).auditClose));
}
