import type { GraphQLSchema } from 'graphql';

import { type Way, waysOf } from '../ask/ways.js';
import { CALLERS } from '../model/callers.js';
import type { Situation } from '../model/rule.type.js';
import { VISIBILITIES } from '../model/secrets.js';

/** One way, one caller, one record. */
export interface Cell extends Situation {
  readonly way: Way;
}

/**
 * Every cell, or of each way, caller and record every `nth`: places are shifted against one another, so that each
 * caller still meets each way, each way each record, and each record each caller.
 */
export function cellsOf(schema: GraphQLSchema, nth = 1): Cell[] {
  return waysOf(schema).flatMap((way, row) =>
    CALLERS.flatMap((caller, column) =>
      VISIBILITIES.flatMap((visibility, depth) =>
        (row + column + depth) % nth === 0 ? [{ way, caller, visibility }] : [],
      ),
    ),
  );
}

export function titleOf({ way, caller, visibility }: Cell): string {
  return `${way.operation} ${way.name}, ${caller.name}, record ${visibility}`;
}
