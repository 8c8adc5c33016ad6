import type { StatementKey } from '#statement';

import type { NodeKey } from './node.input.js';
import type { RootKey, RootPayload } from './root.input.js';
import type { RecordKey } from './state.input.js';

/**
 * All ES256 keys that could stand under a statement, by key id. Keys of other purposes are in, so that the
 * verifier can say "not a record key" instead of "unknown"; Ed25519 keys are not, they sign no statements.
 */
export function indexStatementKeys(root: RootPayload): Map<string, StatementKey> {
  const authorities = root.states.flatMap((state) => state.authorities);
  const keys = [
    ...authorities.flatMap(({ iss, keys }) => keys.map((key) => recordKey(key, iss))),
    ...root.nodes.flatMap(({ origin, keys }) => keys.flatMap((key) => nodeKey(key, origin))),
    ...root.rootKeys.map((key) => rootKey(key, root)),
  ];
  return new Map(keys.map((key) => [key.kid, key]));
}

function recordKey({ kid, jwk, alg, purpose, revokedAt, ...period }: RecordKey, iss: string): StatementKey {
  const key = { kid, jwk, alg, purpose, iss, ...dates(period) };
  return revokedAt === undefined ? key : { ...key, revokedAt: new Date(revokedAt) };
}

function nodeKey({ kid, jwk, alg, purpose, ...period }: NodeKey, iss: string): StatementKey[] {
  return alg === 'ES256' ? [{ kid, jwk, alg, purpose, iss, ...dates(period) }] : [];
}

function rootKey({ kid, jwk }: RootKey, { issued, expires }: RootPayload): StatementKey {
  const period = dates({ notBefore: issued, notAfter: expires });
  return { kid, jwk, alg: 'ES256', purpose: 'root', iss: '', ...period };
}

function dates(period: {
  notBefore: string;
  notAfter: string;
}): Pick<StatementKey, 'notBefore' | 'notAfter'> {
  return { notBefore: new Date(period.notBefore), notAfter: new Date(period.notAfter) };
}
