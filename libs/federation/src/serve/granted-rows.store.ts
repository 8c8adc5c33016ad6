import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';

/** A disclosure of the own log that a state may see now. */
export interface GrantedRow {
  /** Place of the statement in the own log. */
  readonly index: number;
  readonly statement: string;
  /** Base64url. */
  readonly digest: string;
  readonly encoded: string;
}

/** Which statements to look at: those about these records, those at these places, or all. */
export type Scope = { readonly records: readonly string[] } | { readonly indexes: readonly number[] } | 'all';

const ROWS = `
  SELECT e.log_index::float8 AS index, e.statement_id AS statement, d.encoded,
         translate(encode(d.digest, 'base64'), '+/=', '-_') AS digest
    FROM log_entry e JOIN disclosure d USING (arrival)`;
const OF_RECORDS = `${ROWS} JOIN statement s USING (arrival) WHERE s.record_id = ANY($1::text[])`;
const AT_INDEXES = `${ROWS} WHERE e.log_index = ANY($1::bigint[])`;

/** What states may see of the own log: each asked with its own eyes, so that row-level security decides. */
@Injectable()
export class GrantedRows {
  constructor(private readonly transactions: Transactions) {}

  visibleTo(state: string, scope: Scope): Promise<GrantedRow[]> {
    return this.transactions.run({ role: 'reader', state }, (manager) => {
      if (scope === 'all') return manager.query<GrantedRow[]>(ROWS);
      return 'records' in scope
        ? manager.query<GrantedRow[]>(OF_RECORDS, [scope.records])
        : manager.query<GrantedRow[]>(AT_INDEXES, [scope.indexes]);
    });
  }
}
