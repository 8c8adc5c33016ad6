export { callContext, type CallContext } from './call-context.js';
export { Caller } from './caller.decorator.js';
export { formatError } from './format-error.js';
export * from './graphql.errors.js';
export { GraphqlModule } from './graphql.module.js';
export { Allow, Public, requireRole } from './permission.guard.js';
export { Problem, problemOf } from './problem.type.js';
export { Rejected, rejectedOrThrow } from './rejected.type.js';
export { InvalidInput, validateInput } from './validate-input.js';
