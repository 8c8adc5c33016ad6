import { systemClock } from '#kernel';
import type { KeyFor } from './check-key.js';
import type { ValidParts } from './find-parts.js';
import { openDisclosures, type OpenedParts } from './open-disclosures.js';
import { splitPresentation } from './presentation.js';
import { StatementError } from './statement.errors.js';
import type { VerifiedStatement } from './statement.type.js';
import { validateParts } from './validate-record.js';
import { verifyStatement } from './verify-statement.js';

export interface VerifiedPresentation {
  readonly statement: VerifiedStatement;
  /** The disclosures as sent, with their digests. */
  readonly parts: OpenedParts;
  /** The same parts as typed values. */
  readonly values: ValidParts;
}

/**
 * What one reader holds, checked without a node: the signature, every disclosure and every part on its own.
 * The set may be partial; the head has to be there, since it says what the other parts are parts of.
 */
export async function verifyPresentation(
  text: string,
  trust: { readonly keyFor: KeyFor; readonly now?: Date },
): Promise<VerifiedPresentation> {
  const { signedPart, disclosures } = splitPresentation(text);
  const { keyFor, now = systemClock.now() } = trust;
  const statement = await verifyStatement(signedPart, { keyFor, now });
  const parts = openDisclosures(statement, disclosures);
  requireHead(parts);
  return { statement, parts, values: validateParts(parts) };
}

/**
 * Whoever may see any part may see what it is a part of.
 * @throws StatementError PRESENTATION_HEAD_MISSING
 */
export function requireHead(parts: OpenedParts): void {
  if (!parts.has('head')) throw new StatementError('PRESENTATION_HEAD_MISSING');
}
