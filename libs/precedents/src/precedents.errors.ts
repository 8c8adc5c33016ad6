import { RegisterError } from '#kernel';

export type PrecedentsErrorCode = 'CURSOR_INVALID' | 'REQUEST_ID_REUSED' | 'QUESTION_EMPTY';

export class PrecedentsError extends RegisterError<PrecedentsErrorCode> {}
