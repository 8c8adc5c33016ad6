import { DatabaseError } from './database.errors.js';

/**
 * SQLSTATE classes and codes of PostgreSQL (Appendix A) by which it says that it cannot work now: no connection,
 * no room, no disk, shutting down, read-only.
 */
const OUTAGES = /^(?:08|53|58)...$|^57P0[1-3]$|^25006$/;
const CONNECTION_LOST = /^E(?:CONN\w+|PIPE|TIMEDOUT|HOSTUNREACH|NOTFOUND)$/;

/** Whether the database failed for a reason that lies in its state and not in what was asked. */
export function isOutage(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === 'DATABASE_UNAVAILABLE';
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return OUTAGES.test(code) || CONNECTION_LOST.test(code);
  // The driver names no code for a connection that ends under a query.
  return typeof message === 'string' && message.startsWith('Connection terminated');
}

export function unavailable(cause: unknown): DatabaseError {
  return new DatabaseError(
    'DATABASE_UNAVAILABLE',
    'The database is full, read-only or out of reach; nothing was done.',
    {
      advice: 'Try again later. A submission that got through all the same is recognised as a repetition.',
      cause,
    },
  );
}
