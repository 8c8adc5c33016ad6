export * from './analyse-name.js';
export * from './match-names.js';
export { identifierKeys, type Identified, type IdentifierKey } from './identifier-keys.js';
