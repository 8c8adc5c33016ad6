import { RegisterError } from '#kernel';

export type OperateErrorCode =
  | 'BACKUP_DAMAGED'
  | 'BACKUP_FILE_EXISTS'
  | 'BACKUP_OF_OTHER_REGISTER'
  | 'BACKUP_OF_OTHER_VERSION'
  | 'BACKUP_UNREADABLE'
  | 'DATABASE_NOT_EMPTY'
  | 'DATABASE_OF_OTHER_REGISTER'
  | 'OPERATOR_USAGE'
  | 'REBUILD_RUNNING';

/** An operator's command that could not do its work, and has changed nothing. */
export class OperateError extends RegisterError<OperateErrorCode> {}
