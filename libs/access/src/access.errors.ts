import { RegisterError } from '#kernel';

export type AccessErrorCode = 'MEMBERSHIP_CHANGED';

/** What a state may see could not be worked out; nothing was changed. */
export class AccessError extends RegisterError<AccessErrorCode> {}
