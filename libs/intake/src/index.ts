export { LogPosition } from './submit-statement.type.js';
export { Gate } from './gate.service.js';
export { INTAKE_ERROR_CODES, IntakeError, type IntakeErrorCode } from './intake.errors.js';
export { IntakeModule } from './intake.module.js';
export type { Facet } from './project-facets.js';
export type { HitLevelName } from './hit-level.entity.js';
export type { LoggedStatement } from './logged-statement.js';
export { type Granted, ProjectionStore } from './projection.store.js';
