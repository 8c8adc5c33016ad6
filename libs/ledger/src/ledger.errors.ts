import { RegisterError } from '#kernel';

export type LedgerErrorCode = 'LOG_MISSING' | 'LOG_OF_OTHER_REGISTER';

export class LedgerError extends RegisterError<LedgerErrorCode> {}
