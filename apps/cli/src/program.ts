import { Command, InvalidArgumentError, Option } from 'commander';

import { action } from './session.js';
import type { Terminal } from './terminal.js';

const EXIT_CODES = `
Exit codes: 0 done; 1 refused, or verification failed; 2 called wrongly; 3 no node answers; 4 not authorised.
`;

/** The command `grounds` with everything it can do; what a command needs is loaded when it runs. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('grounds')
    .description('The register in which states share on what grounds they refused an AI investment.')
    .addOption(new Option('--as <officer>', 'demonstration officer, such as nl-reader'))
    .addOption(
      new Option('--token <token>', 'access token; better in GROUNDS_TOKEN, where no other user sees it'),
    )
    .addOption(
      new Option('--url <url>', 'address of the node (default GROUNDS_URL, else http://127.0.0.1:4000)'),
    )
    .addOption(new Option('--lang <language>', 'language of labels').choices(['en', 'nl']).default('en'))
    .addOption(new Option('--json', 'print JSON'))
    .addHelpText('after', EXIT_CODES)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) })
    .showHelpAfterError('Try: grounds --help')
    .exitOverride();
  addReading(program, terminal);
  addSigning(program, terminal);
  addVerifying(program, terminal);
  addRegister(program, terminal);
  return program;
}

function addReading(program: Command, terminal: Terminal): void {
  program
    .command('check')
    .description('ask whether a party appears in a record that you may see')
    .option('--name <name>', 'a name of the party; give several for several names', collect)
    .option('--lei <lei>', 'its Legal Entity Identifier')
    .option(
      '--registration <country:number>',
      'its number in a company register, such as NL:12345678',
      registration,
    )
    .option('--role <role>', 'its role in your case: investor, owner, vehicle or target', 'investor')
    .option('--seat <country>', 'country of its seat')
    .option('--control <country>', 'country of ultimate control')
    .requiredOption('--purpose <code>', 'why you ask, usually screening')
    .requiredOption('--case <reference>', 'your own case; no other state sees it')
    .option('--request-id <id>', 'to get the same answer to the same question again')
    .action(action(terminal, async () => (await import('./commands/check.command.js')).check));
  addInquiry(program.command('precedents').description('list the records that you may see, newest first'))
    .option('--ground <code>', 'rests on this ground, such as SEC-02', collect)
    .option('--ground-group <code>', 'rests on a ground of this group, such as CON', collect)
    .option('--layer <code>', 'concerns this layer of the AI stack, such as chips', collect)
    .option('--kind <code>', 'kind of decision, such as prohibited', collect)
    .option('--decided-by <country>', 'state that decided', collect)
    .option('--from <date>', 'first day of the decision, such as 2024-01-31')
    .option('--to <date>', 'last day of the decision')
    .option('--first <n>', 'how many, 1 to 100', whole)
    .option('--after <cursor>', 'go on after this cursor')
    .action(action(terminal, async () => (await import('./commands/precedents.command.js')).precedents));
  addInquiry(
    program.command('show').argument('<id>').description('show one record, or write it as a verifiable file'),
  )
    .option('--sheet', 'the readable sheet also when the output is no terminal')
    .action(action(terminal, async () => (await import('./commands/show.command.js')).show));
}

function addInquiry(command: Command): Command {
  return command
    .option('--purpose <code>', 'why you read (default with --as: precedent_research)')
    .option('--case <reference>', 'your own case; no other state sees it (default with --as: demonstration)');
}

function addSigning(program: Command, terminal: Terminal): void {
  program
    .command('keys')
    .description('signing keys')
    .command('new')
    .description('make a P-256 key pair')
    .option('--out <file>', 'where the private key goes; never over another file', 'record.jwk.json')
    .action(action(terminal, async () => (await import('./commands/keys-new.command.js')).keysNew));
  program
    .command('sign')
    .argument('<decision>', "a decision in the author's form, YAML or JSON")
    .description('sign a decision as your state')
    .option('--key <file>', 'private key, a JWK')
    .option('--iss <url>', 'the authority that signs, as the root names it')
    .option('--demo', 'mark it as demonstration data (default with --as)')
    .option(
      '--after <file>',
      'log position in a file, or "none" for the start of the log; else the node is asked',
    )
    .option('--origin <name>', 'name of the home log, for --after none')
    .option('--out <file>', 'where the signed statement goes; never over another file')
    .action(action(terminal, async () => (await import('./commands/sign.command.js')).sign));
  program
    .command('submit')
    .argument('<file>', 'what grounds sign wrote')
    .description('hand a signed statement to the register')
    .action(action(terminal, async () => (await import('./commands/submit.command.js')).submit));
}

function addVerifying(program: Command, terminal: Terminal): void {
  program
    .command('verify')
    .argument('<file>', 'a record or a signed statement')
    .requiredOption('--root <file>', 'the root that you trust')
    .description('verify a file without asking any node')
    .action(action(terminal, async () => (await import('./commands/verify.command.js')).verify));
  program
    .command('root')
    .option('--out <file>', 'where it goes; never over another file')
    .description('fetch the root that the node uses')
    .action(action(terminal, async () => (await import('./commands/root.command.js')).root));
}

function addRegister(program: Command, terminal: Terminal): void {
  program
    .command('whoami')
    .description('who you are to the node')
    .action(action(terminal, async () => (await import('./commands/whoami.command.js')).whoami));
  program
    .command('states')
    .description('the members of the register')
    .action(action(terminal, async () => (await import('./commands/states.command.js')).states));
  program
    .command('circles')
    .description('the circles that records can be shared with')
    .action(action(terminal, async () => (await import('./commands/circles.command.js')).circles));
  program
    .command('grounds')
    .description('the grounds in the vocabulary; needs no token')
    .action(action(terminal, async () => (await import('./commands/grounds.command.js')).grounds));
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function whole(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

function registration(text: string): { country: string; number: string } {
  const [, country, number] = /^([A-Za-z]{2}):(.+)$/.exec(text) ?? [];
  if (country && number) return { country: country.toUpperCase(), number };
  throw new InvalidArgumentError('Write it as country and number, such as NL:12345678.');
}
