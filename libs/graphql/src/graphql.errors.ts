import { RegisterError } from '#kernel';

export type GraphqlErrorCode = 'PERMISSION_MISSING' | 'PERMISSION_UNDECLARED' | 'INPUT_INVALID';

export class GraphqlError extends RegisterError<GraphqlErrorCode> {}
