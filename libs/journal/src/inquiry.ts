import type { Principal } from '#identity';
import { Purpose, isCode, purposes } from '#vocabulary';

import { JournalError } from './journal.errors.js';

/** Who asks, for what purpose and in which of its cases: without all three no record content is read. */
export interface Inquiry {
  readonly principal: Principal;
  readonly purpose: Purpose;
  readonly caseReference: string;
}

interface Declared {
  readonly purpose?: string | null | undefined;
  readonly caseReference?: string | null | undefined;
}

/** The first declaration that is made wins: an argument before the request's headers. */
export function openInquiry(principal: Principal, ...declared: readonly Declared[]): Inquiry {
  const purpose = declared.map((source) => source.purpose).find((value) => value != null);
  const caseReference = declared.map((source) => source.caseReference).find((value) => value != null);
  return { principal, purpose: checkPurpose(purpose), caseReference: checkCase(caseReference) };
}

function checkPurpose(purpose: string | null | undefined): Purpose {
  const known = purposes.map((term) => term.code).join(', ');
  const advice = `Give one of: ${known}; as argument "purpose" or header Grounds-Purpose.`;
  if (!purpose)
    throw new JournalError('PURPOSE_MISSING', 'Reading needs a purpose.', { path: ['purpose'], advice });
  if (isCode(purposes, purpose)) return purpose;
  throw new JournalError('PURPOSE_UNKNOWN', 'This purpose is not on the list.', {
    path: ['purpose'],
    advice,
  });
}

const CASE_FORM = /^[\p{L}\p{N}][\p{L}\p{N} ._/:-]{0,99}$/u;

function checkCase(reference: string | null | undefined): string {
  const path = ['caseReference'];
  if (!reference) {
    throw new JournalError(
      'CASE_REFERENCE_MISSING',
      'Reading needs the reference of your own case or file.',
      {
        path,
        advice: 'Give it as argument "caseReference" or header Grounds-Case. No other state sees it.',
      },
    );
  }
  if (CASE_FORM.test(reference)) return reference;
  throw new JournalError(
    'CASE_REFERENCE_INVALID',
    'A case reference is 1 to 100 letters, digits or . _ / : - .',
    { path },
  );
}
