import { RegisterError } from '#kernel';

export type AuditErrorCode = 'LOG_ENTRY_UNKNOWN' | 'LOG_NOT_PUBLISHED';

export class AuditError extends RegisterError<AuditErrorCode> {}
