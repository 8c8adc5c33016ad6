import { RegisterError } from './register-error.js';

/** A page of a Relay connection asked for: `after` has been opened already, `first` is within bounds. */
export interface PageRequest<Key> {
  readonly first: number;
  readonly after: Key | undefined;
}

export const PAGE_DEFAULT = 20;
export const PAGE_LIMIT = 100;

/** The page size asked for, refused outside 1..100: silently capping would hide that rows are missing. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? PAGE_DEFAULT;
  if (Number.isInteger(size) && size >= 1 && size <= PAGE_LIMIT) return size;
  throw new RegisterError('PAGE_SIZE', `A page holds 1 to ${PAGE_LIMIT} entries.`, {
    path: ['first'],
    advice: `Ask for at most ${PAGE_LIMIT} and follow the cursor.`,
  });
}
