import { RegisterError } from '#kernel';

export type DatabaseErrorCode =
  | 'DATABASE_FOLDER_IN_USE'
  | 'DATABASE_LOGIN_TOO_STRONG'
  | 'DATABASE_MIGRATIONS_PENDING'
  | 'DATABASE_OWNER_NEEDED'
  | 'DATABASE_TOO_OLD'
  | 'DATABASE_UNAVAILABLE'
  | 'DATABASE_UNREACHABLE';

export class DatabaseError extends RegisterError<DatabaseErrorCode> {}
