import { Command, Option } from 'commander';

import { declareAudit } from './declare-audit.js';
import { declareConformance } from './declare-conformance.js';
import { declareOperator } from './declare-operator.js';
import { declareOwner } from './declare-owner.js';
import { declareReading } from './declare-reading.js';
import { declareRegister, declareVerifying } from './declare-register.js';
import { declareRoot } from './declare-root.js';
import { declareSigning } from './declare-signing.js';
import type { Terminal } from './terminal.js';

const EXIT_CODES = `
Exit codes: 0 done; 1 refused, or verification failed; 2 called wrongly; 3 no node or issuer answers; 4 not authorised.
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
      new Option('--token-key <file>', 'private key that the token is bound to (default GROUNDS_TOKEN_KEY)'),
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
  declareReading(program, terminal);
  declareOwner(program, terminal);
  declareSigning(program, terminal);
  declareVerifying(program, terminal);
  declareRoot(program, terminal);
  declareRegister(program, terminal);
  declareAudit(program, terminal);
  declareOperator(program, terminal);
  declareConformance(program, terminal);
  return program;
}
