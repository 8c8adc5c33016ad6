import type { LogEntry } from '#ledger';

import { StatementReceipt, receiptOf } from './submit-statement.type.js';

describe('receiptOf', () => {
  const entry: LogEntry = {
    logIndex: 6,
    arrival: 9,
    kind: 'statement' as const,
    statementId: 'statement',
    signingInputHash: Buffer.alloc(32, 1),
    state: 'NL',
    issuer: 'https://screening.nl.example',
    keyId: 'key',
    entry: 'header.payload.signature',
    leafHash: Buffer.alloc(32, 2),
    rootHash: Buffer.alloc(32, 3),
    loggedAt: new Date('2026-11-23T12:00:00Z'),
  };

  it('says where the statement stands, and the log right after it', () => {
    expect(receiptOf({ entry, recordId: 'record' }, 'example.org/log')).toEqual({
      recordId: 'record',
      statementId: 'statement',
      logIndex: 6,
      leafHash: entry.leafHash.toString('base64'),
      loggedAt: entry.loggedAt,
      log: { origin: 'example.org/log', size: 7, root: entry.rootHash.toString('base64') },
    });
  });

  it('is told apart from a refusal by its class', () => {
    expect(receiptOf({ entry, recordId: 'record' }, 'example.org/log')).toBeInstanceOf(StatementReceipt);
  });
});
