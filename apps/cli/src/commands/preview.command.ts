import { systemRandomness } from '#kernel';
import { assembleStatement, parseStatementForm } from '#statement';

import { readAuthorForm } from '../files/read-author-form.js';
import { foresee } from '../preview/preview-text.js';
import type { PreviewOptions } from '../preview/previews-of.js';
import type { Session } from '../session.js';
import { issuerOf, type SigningOptions } from '../signing-settings.js';

/** Says who would be able to read a statement, before anybody signs it. */
export async function preview(
  session: Session,
  options: PreviewOptions & Pick<SigningOptions, 'iss'>,
  file: string,
): Promise<void> {
  const draft = parseStatementForm(await readAuthorForm(file));
  const parts = assembleStatement(draft, systemRandomness);
  const foreseen = await foresee(session, { ...options, iss: issuerOf(session, options) }, parts);
  await session.print(foreseen.answer, () => foreseen.text);
}
