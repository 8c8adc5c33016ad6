import { systemClock, systemRandomness } from '#kernel';
import { assembleStatement, issueStatement, type LogPosition, parseStatementForm } from '#statement';

import { CliError } from '../cli.errors.js';
import { readAuthorForm } from '../files/read-author-form.js';
import { readKeyFile } from '../files/read-key-file.js';
import { readLogPosition, startOfLog } from '../files/read-log-position.js';
import { statementFileText } from '../files/statement-file.js';
import { PRIVATE, writeNewFile } from '../files/write-new-file.js';
import { previewsOf } from '../preview/previews-of.js';
import { renderAudiences } from '../render/render-audiences.js';
import { Wording } from '../render/wording.js';
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
  const { terminal, language } = session;
  const { keyFile, iss, demo } = signingSettings(session, options);
  const draft = parseStatementForm(await readAuthorForm(file));
  const parts = assembleStatement(draft, systemRandomness);
  const signer = await readKeyFile(keyFile);
  const after = await logPosition(session, options, demo);
  const offline = options.after !== undefined;
  const previews = await previewsOf(session, { root: options.root, offline, iss }, parts);
  terminal.err(await renderAudiences(parts, previews, new Wording(language)));
  const clock = systemClock;
  const issued = await issueStatement({
    parts,
    iss,
    after,
    demo,
    clock,
    randomness: systemRandomness,
    signer,
  });
  const { signedPart: token, disclosures } = issued;
  const text = statementFileText({
    format: 'grounds-submission/1',
    token,
    disclosures: [...disclosures.values()],
  });
  if (options.out === undefined) return terminal.out(text);
  await writeNewFile(options.out, text, PRIVATE);
  const { out } = options;
  await session.print(
    { file: out, id: issued.jti, kid: signer.kid },
    () => `Signed as ${issued.jti}: ${out}\n`,
  );
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
