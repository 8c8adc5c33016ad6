import type { Command } from 'commander';

import { collect } from './option-values.js';
import { action } from './session.js';
import type { Terminal } from './terminal.js';

const AFTER = 'the root that is in force, as a file that you trust';

/** Commands that carry the members' root between states, as files. */
export function declareRoot(program: Command, terminal: Terminal): void {
  const root = program.command('root').description('the root: who is a member, with which keys');
  root
    .command('entry')
    .argument('<state>', 'its code, such as SE')
    .requiredOption('--name <text>', 'the authority that screens investments')
    .requiredOption('--iss <url>', 'the name under which that authority signs, an https address of its own')
    .requiredOption('--contact-name <text>', 'whom other members ask')
    .requiredOption('--contact-email <address>', 'where other members ask')
    .requiredOption('--issuer <url>', 'who issues access tokens to its officers, as it names itself')
    .requiredOption('--jwks-uri <url>', 'where that issuer serves its public keys')
    .option('--metadata-uri <url>', 'where its OpenID metadata is, when not below its name')
    .requiredOption('--node <origin>', 'the node that is to host the state, by its origin in the root')
    .option('--record-key <file>', 'its key for statements; without one the state only reads')
    .option('--root-key <file>', 'its key for roots; without one the state does not sign them')
    .requiredOption('--out <file>', 'where the entry goes; never over another file')
    .description('write down what a state that wants to join says of itself')
    .action(action(terminal, async () => (await import('./commands/root-entry.command.js')).rootEntry));
  root
    .command('init')
    .requiredOption('--out <file>', 'where the draft goes; never over another file')
    .option('--after <file>', `${AFTER}; without it, a first root is drafted`)
    .option('--add <file>', 'the entry of a state that joins; may be given several times', collect)
    .option('--circle <id>', 'a treaty circle for the states added; may be given several times', collect)
    .description('write a draft of a root, to be edited')
    .action(action(terminal, async () => (await import('./commands/root-init.command.js')).rootInit));
  root
    .command('propose')
    .argument('<draft>', 'a draft, YAML or JSON')
    .requiredOption('--out <file>', 'where the proposal goes; never over another file')
    .option('--after <file>', AFTER)
    .description('check a draft as a node would, say what it changes, and fix what is to be signed')
    .action(action(terminal, async () => (await import('./commands/root-propose.command.js')).rootPropose));
  root
    .command('sign')
    .argument('<proposal>', 'a proposal, or what others have signed of it')
    .requiredOption('--key <file>', 'your state’s private key for roots, a JWK')
    .requiredOption('--out <file>', 'where the signed root goes; never over another file')
    .option('--after <file>', AFTER)
    .description('say what a root changes, and sign it as your state')
    .action(action(terminal, async () => (await import('./commands/root-sign.command.js')).rootSign));
  root
    .command('publish')
    .argument('<files...>', 'signed roots of one proposal; their signatures are put together')
    .option('--after <file>', AFTER)
    .description('hand the next root to a node; it needs no token')
    .action(action(terminal, async () => (await import('./commands/root-publish.command.js')).rootPublish));
  root
    .command('show')
    .argument('[file]', 'a root; without it, the one that the node uses')
    .option('--out <file>', 'where it goes; never over another file')
    .description('show a root in a few lines, and who has signed it')
    .action(action(terminal, async () => (await import('./commands/root-show.command.js')).rootShow));
  root
    .command('verify')
    .argument('<files...>', 'roots, oldest first')
    .option('--trusted <file>', 'the root that the first of them follows')
    .description('verify roots without asking any node')
    .action(action(terminal, async () => (await import('./commands/root-verify.command.js')).rootVerify));
}
