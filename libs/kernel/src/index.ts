export * from './base64url.js';
export * from './canonical-text.js';
export * from './clock.js';
export * from './is-object.js';
export * from './paging.js';
export * from './partial-date.js';
export * from './randomness.js';
export * from './register-error.js';
