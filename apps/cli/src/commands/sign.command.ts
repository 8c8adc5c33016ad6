import { systemClock, systemRandomness } from '#kernel';
import {
  assembleStatement,
  issueStatement,
  type LogPosition,
  parseStatementForm,
  type StatementDraft,
} from '#statement';

import { CliError } from '../cli.errors.js';
import { readAuthorForm } from '../files/read-author-form.js';
import { readKeyFile } from '../files/read-key-file.js';
import { readLogPosition, startOfLog } from '../files/read-log-position.js';
import { statementFileText, type SubmissionFile } from '../files/statement-file.js';
import { PRIVATE, writeNewFile } from '../files/write-new-file.js';
import { foresee } from '../preview/preview-text.js';
import type { Session } from '../session.js';
import { type SigningOptions, signingSettings } from '../signing-settings.js';

const LOG_POSITION = 'query LogPosition { logPosition { origin size root } }';

export interface SignOptions extends SigningOptions {
  readonly after?: string;
  readonly origin?: string;
  readonly root?: string;
  readonly out?: string;
}

/** Signs a statement in the author's form, and says before it does so who may read what. */
export async function sign(session: Session, options: SignOptions, file: string): Promise<void> {
  const draft = parseStatementForm(await readAuthorForm(file));
  const { kid, id, submission } = await signDraft(session, options, draft);
  const text = statementFileText(submission);
  if (options.out === undefined) return session.terminal.out(text);
  await writeNewFile(options.out, text, PRIVATE);
  const { out } = options;
  await session.print({ file: out, id, kid }, () => `Signed as ${id}: ${out}\n`);
}

/** A signed statement, ready to be handed in. */
export interface SignedDraft {
  readonly id: string;
  readonly kid: string;
  readonly submission: SubmissionFile;
}

/** Says what a draft would do, and signs it. */
export async function signDraft(
  session: Session,
  options: SignOptions,
  draft: StatementDraft,
): Promise<SignedDraft> {
  const { keyFile, iss, demo } = signingSettings(session, options);
  const parts = assembleStatement(draft, systemRandomness);
  const signer = await readKeyFile(keyFile);
  const after = await logPosition(session, options, demo);
  const offline = options.after !== undefined;
  const { text } = await foresee(session, { root: options.root, offline, iss }, parts);
  session.terminal.err(text);
  const settings = { iss, after, demo, clock: systemClock, randomness: systemRandomness, signer };
  const { signedPart: token, disclosures, jti: id } = await issueStatement({ parts, ...settings });
  const submission = {
    format: 'grounds-submission/1' as const,
    token,
    disclosures: [...disclosures.values()],
  };
  return { id, kid: signer.kid, submission };
}

/** The origin of every demonstration's log. */
const DEMONSTRATION_ORIGIN = 'demonstration.invalid/log';

/** Where the log stood: asked of the node, read from a file, or the start of the log. */
async function logPosition(session: Session, options: SignOptions, demo: boolean): Promise<LogPosition> {
  const { after, origin = demo ? DEMONSTRATION_ORIGIN : undefined } = options;
  if (after === undefined) {
    const answer = await session.client.ask<{ logPosition: LogPosition }>(LOG_POSITION);
    return answer.logPosition;
  }
  if (after !== 'none') return readLogPosition(after);
  if (origin !== undefined) return startOfLog(origin);
  throw new CliError(
    'USAGE',
    'Which log? --after none needs --origin, the name of your home log in the root.',
  );
}
