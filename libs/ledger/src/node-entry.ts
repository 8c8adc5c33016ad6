import { signingInputHash } from '#statement';

import { parseNodeStatement } from './core/node-statement.js';
import type { NewLogEntry } from './new-log-entry.type.js';

/** A statement of the node itself as an entry of its log. */
export function nodeEntry(statement: string, loggedAt: Date): NewLogEntry & { kind: 'node' } {
  const { keyId, claims } = parseNodeStatement(statement);
  return {
    kind: 'node',
    statementId: claims.jti,
    signingInputHash: Buffer.from(signingInputHash(statement), 'base64url'),
    state: null,
    issuer: claims.iss,
    keyId,
    entry: statement,
    loggedAt,
  };
}
