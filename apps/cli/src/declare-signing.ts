import { type Command, Option } from 'commander';

import { statementKinds } from '#vocabulary';

import { KEY_USES } from './key-uses.js';
import { codesOf } from './option-values.js';
import { action } from './session.js';
import type { Terminal } from './terminal.js';

const KINDS = `a statement in the author's form, YAML or JSON; its kind is one of ${codesOf(statementKinds)}`;
const ROOT = 'a root that you trust: who could read it is then worked out here, and no node is asked';

/** Commands that make and hand in statements. */
export function declareSigning(program: Command, terminal: Terminal): void {
  program
    .command('keys')
    .description('signing keys')
    .command('new')
    .description('make a key pair: Ed25519 for a node, P-256 for all else')
    .addOption(new Option('--for <use>', 'what the key is for').choices(KEY_USES).default('record'))
    .option('--out <file>', 'where the private key goes; never over another file (default <use>.jwk.json)')
    .action(action(terminal, async () => (await import('./commands/keys-new.command.js')).keysNew));
  program
    .command('preview')
    .argument('<statement>', KINDS)
    .description('say who would be able to read a statement, before anybody signs it')
    .option('--iss <url>', 'with --root: the authority that will sign, as the root names it')
    .option('--root <file>', ROOT)
    .action(action(terminal, async () => (await import('./commands/preview.command.js')).preview));
  program
    .command('sign')
    .argument('<statement>', KINDS)
    .description('sign a statement as your state; says first who will be able to read it')
    .option('--key <file>', 'private key, a JWK')
    .option('--iss <url>', 'the authority that signs, as the root names it')
    .option('--demo', 'mark it as demonstration data (default with --as)')
    .option(
      '--after <file>',
      'log position in a file, or "none" for the start of the log; else the node is asked',
    )
    .option('--origin <name>', 'name of the home log, for --after none')
    .option('--root <file>', ROOT)
    .option('--out <file>', 'where the signed statement goes; never over another file')
    .action(action(terminal, async () => (await import('./commands/sign.command.js')).sign));
  program
    .command('submit')
    .argument('<files...>', 'what grounds sign wrote; several are taken in their order')
    .description('hand signed statements to the register')
    .action(action(terminal, async () => (await import('./commands/submit.command.js')).submit));
}
