export { AccessModule } from './access.module.js';
export { AudienceReader } from './audience-reader.entity.js';
export { AudienceRow } from './audience.entity.js';
export { AudienceStore } from './audience.store.js';
export * from './core/audience-definition.js';
export * from './core/who-may-read.js';
export { describeState } from './describe-state.js';
export { Language, LanguageArgs } from './language.input.js';
export { ContactPoint, State } from './state.type.js';
