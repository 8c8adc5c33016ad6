import type { Session } from './session.js';

/** Why record content is read, and in which case of the reader's own. */
export interface InquiryOptions {
  readonly purpose?: string;
  readonly case?: string;
}

/**
 * Purpose and case as variables of a query. A demonstration officer who says neither is doing research for
 * the demonstration; an officer of a real register has to say both, and the node insists.
 */
export function inquiryOf(
  { officer }: Pick<Session, 'officer'>,
  { purpose, case: reference }: InquiryOptions,
): { purpose: string | undefined; case: string | undefined } {
  if (officer === undefined) return { purpose, case: reference };
  return { purpose: purpose ?? 'precedent_research', case: reference ?? 'demonstration' };
}
