import { parseStatementForm } from '#statement';

import { CliError } from '../cli.errors.js';
import { askExclusion } from '../preview/standing-manifest.js';
import type { Session } from '../session.js';
import type { SigningOptions } from '../signing-settings.js';
import { signDraft } from './sign.command.js';
import { submitOne } from './submit.command.js';

export interface ExcludeOptions extends SigningOptions {
  readonly reason: string;
  readonly lift?: boolean;
}

/** Shuts states out of all records of the officer's own state, or lets them in again: the next version, at once. */
export async function exclude(session: Session, options: ExcludeOptions, ...given: string[]): Promise<void> {
  const { reason, lift = false } = options;
  const standing = await askExclusion(session);
  const before = standing?.states ?? [];
  const codes = given.map((code) => code.toUpperCase());
  const changed = codes.filter((code) => before.includes(code) === lift);
  if (changed.length === 0) throw nothingToChange(lift);
  const states = lift
    ? before.filter((code) => !codes.includes(code))
    : [...new Set([...before, ...changed])];
  const version = (standing?.version ?? 0) + 1;
  const draft = parseStatementForm({ kind: 'exclusion', exclusion: { states, version, reason } });
  const { submission } = await signDraft(session, options, draft);
  await submitOne(session, submission);
}

function nothingToChange(lift: boolean): CliError {
  const how = lift ? 'Nobody of these is shut out.' : 'All of these are shut out already.';
  return new CliError('NOTHING_TO_CHANGE', how, { advice: 'Nothing was signed.' });
}
