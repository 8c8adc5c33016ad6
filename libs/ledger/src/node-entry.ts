import { createHash } from 'node:crypto';

import { parseNodeStatement } from './core/node-statement.js';
import type { NewLogEntry } from './new-log-entry.type.js';

/** A statement of the node itself as an entry of its log. */
export function nodeEntry(statement: string, loggedAt: Date): NewLogEntry & { kind: 'node' } {
  const { keyId, claims } = parseNodeStatement(statement);
  const signingInput = statement.slice(0, statement.lastIndexOf('.'));
  return {
    kind: 'node',
    statementId: claims.jti,
    signingInputHash: createHash('sha256').update(signingInput).digest(),
    state: null,
    issuer: claims.iss,
    keyId,
    entry: statement,
    loggedAt,
  };
}
