export type { AnalysedName, NameForm, NameKind, NameWord, WordKind } from './analysed-name.js';
export { analyseName } from './analyse-name.js';
export { compareNames, type NameMatch } from './compare/compare-names.js';
export { explainReason } from './compare/explain-reason.js';
export type { NameBand } from './compare/name-band.js';
export type { NameReason, ReasonKind } from './compare/reasons-of.js';
export { askedKeys, type AskedKey } from './keys/asked-keys.js';
export { recordedKeys } from './keys/recorded-keys.js';
export { identifierKeys, type Identified, type IdentifierKey } from './identifiers/identifier-keys.js';
