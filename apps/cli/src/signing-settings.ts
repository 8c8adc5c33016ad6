import { join } from 'node:path';

import { CliError } from './cli.errors.js';
import type { Session } from './session.js';

export interface SigningOptions {
  readonly key?: string;
  readonly iss?: string;
  readonly demo?: boolean;
}

export interface SigningSettings {
  /** Path of the private key, a JWK. */
  readonly keyFile: string;
  /** URL of the authority, as the root names it. */
  readonly iss: string;
  readonly demo: boolean;
}

const OFFICER = /^([a-z]{2})-[a-z]+$/;

/** Who signs, and with which key. A demonstration officer signs with the demonstration's own key of the state. */
export function signingSettings({ officer, terminal }: Session, options: SigningOptions): SigningSettings {
  const state = OFFICER.exec(officer ?? '')?.[1];
  const keyFile = options.key ?? (state && demonstrationKeyFile(terminal.env, state));
  const iss = issuerOf({ officer }, options);
  if (keyFile && iss) return { keyFile, iss, demo: options.demo ?? state !== undefined };
  throw new CliError(
    'USAGE',
    'Who signs? Give --key and --iss, or at a demonstration --as, such as nl-releaser.',
  );
}

/** The authority that speaks: the one that was named, or at a demonstration that of the officer's state. */
export function issuerOf(
  { officer }: Pick<Session, 'officer'>,
  { iss }: Pick<SigningOptions, 'iss'>,
): string | undefined {
  const state = OFFICER.exec(officer ?? '')?.[1];
  return iss ?? (state && `https://${state}.demonstration.invalid/`);
}

function demonstrationKeyFile(env: Readonly<Record<string, string | undefined>>, state: string): string {
  return join(env.GROUNDS_DATA ?? '.grounds', 'keys', `record-${state}.jwk.json`);
}
