export { LogPosition } from './submit-statement.type.js';
export { nameKindOf } from './file-names.js';
export { type FollowedLog, FollowedLogs } from './followed-logs.store.js';
export { Gate } from './gate.service.js';
export { INTAKE_ERROR_CODES, IntakeError, type IntakeErrorCode } from './intake.errors.js';
export { IntakeModule } from './intake.module.js';
export { MirroredRecords, type MirroredStatement } from './mirrored-records.service.js';
export type { Facet } from './project-facets.js';
export type { HitLevelName } from './hit-level.entity.js';
export { type LoggedStatement, headOf } from './logged-statement.js';
export { NameRefresh } from './name-refresh.service.js';
export { type Granted, ProjectionStore } from './projection.store.js';
export { type TableComparison, differs } from './rebuild/compare-projections.js';
export type { Schemas } from './rebuild/compare-projections.js';
export type { HeldStatement } from './rebuild/held-statement.type.js';
export {
  LogReplay,
  type ReplayMirrored,
  type ReplaySource,
  type Replayed,
  type Unreadable,
} from './rebuild/log-replay.js';
export { DERIVED_TABLES, DISCLOSURES, PROJECTIONS } from './rebuild/projection-tables.js';
export { type RebuildProgress, type Rebuilt, applyRebuilt, rebuild } from './rebuild/rebuild.js';
export { TakenBackFile } from './rebuild/taken-back.file.js';
export { KeptRootsReader } from './roots/kept-roots.service.js';
export { RootGate, type RootInForce } from './roots/root-gate.service.js';
export { rootStore } from './roots/root.store.js';
export { type PlacedWord, splitWords } from './texts/split-words.js';
export { LEXEMES_OF, STEMMERS } from './texts/stemmers.js';
export { settleRoots } from './roots/settle-root.js';
export { TAKEN_BACK_FOLDER, TakenBack } from './taken-back.js';
