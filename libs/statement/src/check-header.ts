import { isDigest } from './base64url-form.js';
import type { JsonObject } from './parse-strict-json.js';
import { STATEMENT_TYPE } from './statement-profile.js';
import { StatementError } from './statement.errors.js';
import type { StatementHeader } from './statement.type.js';

const MEMBERS = new Set(['alg', 'kid', 'typ']);

/**
 * The header as an allow-list: `jku`, `jwk`, `x5c`, `crit` and every other way to bring a key or a rule
 * along is refused by its mere presence (RFC 8725 §3.1, §3.10).
 */
export function checkHeader(header: JsonObject): StatementHeader {
  const { alg, kid, typ } = header;
  const path = ['header'];
  if (Object.keys(header).some((name) => !MEMBERS.has(name))) {
    throw new StatementError('STATEMENT_HEADER_MEMBERS', { path });
  }
  if (alg !== 'ES256') throw new StatementError('STATEMENT_ALGORITHM', { path: ['header', 'alg'] });
  if (typ !== STATEMENT_TYPE) throw new StatementError('STATEMENT_TYPE', { path: ['header', 'typ'] });
  if (!isDigest(kid)) throw new StatementError('STATEMENT_KEY_ID', { path: ['header', 'kid'] });
  return { alg, kid, typ };
}
