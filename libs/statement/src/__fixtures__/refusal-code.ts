import { StatementError, type StatementErrorCode } from '../index.js';

/** What a call was refused with: `CODE at a/b/c`, or `accepted`; other errors pass through. */
export function refusalOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    return describeRefusal(error);
  }
  return 'accepted';
}

/** The same for a promise. */
export async function refusalOfPromise(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(() => 'accepted', describeRefusal);
}

/** The refusal itself, where what it says matters. */
export function refusedWith(attempt: () => unknown): StatementError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof StatementError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

/** Only the code, where the place does not matter. */
export function codeOf(attempt: () => unknown): StatementErrorCode | 'accepted' {
  return refusalOf(attempt).replace(/ at .*/s, '') as StatementErrorCode | 'accepted';
}

function describeRefusal(error: unknown): string {
  if (!(error instanceof StatementError)) throw error;
  return error.path.length > 0 ? `${error.code} at ${error.path.join('/')}` : error.code;
}
