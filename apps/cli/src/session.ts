import type { Command } from 'commander';

import type { LabelLanguage } from '#vocabulary';

import { clientAccess } from './client/client-access.js';
import { NodeClient } from './client/node-client.js';
import type { Terminal } from './terminal.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly as?: string;
  readonly token?: string;
  readonly tokenKey?: string;
  readonly url?: string;
  readonly lang: LabelLanguage;
  readonly json?: boolean;
}

/** One run of one command. */
export class Session {
  readonly language: LabelLanguage;
  readonly json: boolean;
  /** The demonstration officer asked for with `--as`. */
  readonly officer: string | undefined;
  readonly client: NodeClient;

  constructor(
    readonly terminal: Terminal,
    private readonly options: GlobalOptions,
  ) {
    this.language = options.lang;
    this.json = options.json ?? false;
    this.officer = options.as;
    this.client = this.clientAt(options.url ?? terminal.env.GROUNDS_URL ?? 'http://127.0.0.1:4000');
  }

  /** The same caller at another node. */
  clientAt(url: string): NodeClient {
    const { options } = this;
    const { env } = this.terminal;
    return new NodeClient({
      url,
      officer: options.as,
      token: options.token ?? env.GROUNDS_TOKEN,
      keyFile: options.tokenKey ?? env.GROUNDS_TOKEN_KEY,
      client: () => clientAccess(env),
      state: env.GROUNDS_STATE?.toUpperCase(),
    });
  }

  /** Prints a result: the value as JSON when asked for, else the text that `render` makes of it. */
  async print(value: unknown, render: () => Promise<string> | string): Promise<void> {
    this.terminal.out(this.json ? `${JSON.stringify(value, null, 2)}\n` : await render());
  }
}

/** A command: its own options, and its arguments in their order. */
export type Run<Options> = (session: Session, options: Options, ...words: string[]) => Promise<void>;

/** An action for commander that loads its command when it is called. */
export function action<Options>(
  terminal: Terminal,
  load: () => Promise<Run<Options>>,
): (...values: unknown[]) => Promise<void> {
  return async (...values) => {
    const command = values.at(-1) as Command;
    const session = new Session(terminal, command.optsWithGlobals<GlobalOptions>());
    const run = await load();
    await run(session, command.opts() as Options, ...command.args);
  };
}
