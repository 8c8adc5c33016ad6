import { OperationTypeNode } from 'graphql';

import { CALLERS } from '../model/callers.js';
import type { Cell } from '../run/cells.js';
import { wrongChanges } from './judge-changes.js';
import type { ChangedRow } from './row-watch.js';

describe('what a request leaves behind', () => {
  const cell = (caller: string, field: string, operation = OperationTypeNode.MUTATION): Cell => ({
    way: { name: field, field, operation },
    caller: CALLERS.find(({ name }) => name === caller) ?? {
      name: caller,
      standing: 'anonymous',
      role: undefined,
    },
    visibility: 'named',
  });
  const line = (owner: string | null): ChangedRow => ({ table: 'journal_line', owner, change: 'added' });
  const entry: ChangedRow = { table: 'log_head', owner: null, change: 'added' };

  it('may be rows of the state that asks', () => {
    expect(wrongChanges(cell('member, auditor', 'closeAudit'), 'allowed', [line('FR')])).toEqual([]);
  });

  it('may not be a row of another state, nor of nobody', () => {
    const changes = [line('NL'), line(null)];
    expect(wrongChanges(cell('member, auditor', 'closeAudit'), 'allowed', changes)).toHaveLength(2);
  });

  it('may not be the end of a row that was never to be written again', () => {
    const gone: ChangedRow = { table: 'log_entry', owner: 'NL', change: 'gone' };
    const submitting = cell('owner, releaser', 'submitStatement of its own state');
    expect(wrongChanges(submitting, 'allowed', [gone])).toEqual(['gone in log_entry: a row of NL']);
  });

  it('is in the log only for what was taken in', () => {
    const submitting = cell('owner, releaser', 'submitStatement of its own state');
    expect(wrongChanges(submitting, 'allowed', [entry])).toEqual([]);
    expect(wrongChanges(submitting, 'RECORD_WITHDRAWN', [entry])).toHaveLength(1);
    const reading = cell('owner, reader', 'precedent', OperationTypeNode.QUERY);
    expect(wrongChanges(reading, 'allowed', [entry])).toHaveLength(1);
  });

  it.each(['anonymous', 'removed, auditor', 'stranger, auditor', 'member, reader'])(
    'is nothing at all of %s, who is not let in',
    (caller) => {
      const refused = cell(caller, 'closeAudit');
      expect(wrongChanges(refused, 'PERMISSION_MISSING', [line('FR')])).toHaveLength(1);
    },
  );
});
