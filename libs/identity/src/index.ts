export * from './demonstration-issuer.js';
export * from './identity.errors.js';
export * from './identity.module.js';
export { Identity, type IdentityOptions } from './identity.service.js';
export { IssuerKeys } from './issuer-keys.js';
export * from './principal.type.js';
export { type TokenTrust, verifyAccessToken } from './verify-access-token.js';
