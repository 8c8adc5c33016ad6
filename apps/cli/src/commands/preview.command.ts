import { systemRandomness } from '#kernel';
import { assembleStatement, parseStatementForm } from '#statement';

import { readAuthorForm } from '../files/read-author-form.js';
import { previewsOf, type PreviewOptions } from '../preview/previews-of.js';
import { renderAudiences } from '../render/render-audiences.js';
import { Wording } from '../render/wording.js';
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
  const previews = await previewsOf(session, { ...options, iss: issuerOf(session, options) }, parts);
  await session.print(previews, () => renderAudiences(parts, previews, new Wording(session.language)));
}
