import { OperationTypeNode } from 'graphql';

import { STATE_OF } from '../model/callers.js';
import { outcomeOf } from '../model/expected.js';
import { ruleFor } from '../model/rules.js';
import type { Cell } from '../run/cells.js';
import { OWNER_OF_ROW } from './owners-of-rows.js';
import type { ChangedRow } from './row-watch.js';

/** What follows from a statement may be written anew for its owner; nothing else ever goes. */
const MADE_ANEW = ['audience_reader', 'record', 'record_part', 'record_relation', 'statement'];
/** Refused before anything is looked at: not even a line in the journal. */
const AT_THE_DOOR = ['TOKEN_MISSING', 'TOKEN_ISSUER_UNKNOWN', 'PERMISSION_MISSING'];

/** What must not have changed: rows of others, the node's own but by a mutation, and for outsiders anything. */
export function wrongChanges(cell: Cell, outcome: string, changes: readonly ChangedRow[]): string[] {
  const state = STATE_OF[cell.caller.standing];
  const isOutside = AT_THE_DOOR.includes(outcomeOf(ruleFor(cell.way.name), cell));
  const mayWrite = outcome === 'allowed' && cell.way.operation === OperationTypeNode.MUTATION;
  const wrong = changes.filter(({ table, owner, change }) => {
    if (isOutside) return true;
    if (OWNER_OF_ROW[table] === undefined) return !mayWrite;
    return owner !== state || (change === 'gone' && !(mayWrite && MADE_ANEW.includes(table)));
  });
  return wrong.map(({ table, owner, change }) => `${change} in ${table}: a row of ${owner ?? 'the node'}`);
}
