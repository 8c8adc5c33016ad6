import { RegisterError } from '#kernel';

export type GraphqlErrorCode =
  | 'PERMISSION_MISSING'
  | 'PERMISSION_UNDECLARED'
  | 'INPUT_INVALID'
  | 'OPERATION_TOO_LARGE'
  | 'OPERATION_TOO_DEEP'
  | 'OPERATION_TOO_MANY_FIELDS'
  | 'OPERATION_TOO_MANY_ALIASES'
  | 'ENTITY_UNKNOWN'
  | 'ENTITIES_TOO_MANY';

export class GraphqlError extends RegisterError<GraphqlErrorCode> {}
