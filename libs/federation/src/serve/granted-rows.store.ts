import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';

/** A disclosure of the own log that a state may see now. */
export interface GrantedRow {
  /** Place of the statement in the own log. */
  readonly index: number;
  readonly statement: string;
  /** Base64url. */
  readonly digest: string;
  /** Null where it was read with another state's eyes before. */
  readonly encoded: string | null;
}

/** What of one statement a state may see, without its content. */
export interface GrantedDigests {
  readonly index: number;
  /** Base64url, with a comma between them. */
  readonly digests: string;
}

const DIGEST = `translate(encode(d.digest, 'base64'), '+/=', '-_')`;
const DISCLOSED = 'log_entry e JOIN disclosure d USING (arrival)';
/** One look for each statement: before PostgreSQL has counted the rows it would read all disclosures for a page of them. */
const DISCLOSED_BY_EACH = `
  log_entry e CROSS JOIN LATERAL (
    SELECT digest, encoded FROM disclosure WHERE disclosure.arrival = e.arrival OFFSET 0) d`;
/** Looked up by hash: `<> ALL` of a parameter is compared one by one, for each row. */
const WAS_READ = 'd.digest IN (SELECT unnest($2::bytea[]))';
const ROWS = `
  SELECT e.log_index::float8 AS index, e.statement_id AS statement, ${DIGEST} AS digest,
         CASE WHEN NOT ${WAS_READ} THEN d.encoded END AS encoded
    FROM ${DISCLOSED_BY_EACH} WHERE e.log_index = ANY($1::bigint[])`;
const DIGESTS = `SELECT e.log_index::float8 AS index, string_agg(${DIGEST}, ',') AS digests FROM ${DISCLOSED}`;
const ALL = `${DIGESTS} GROUP BY e.log_index`;
const OF_RECORDS = `
  ${DIGESTS} JOIN statement s USING (arrival) WHERE s.record_id = ANY($1::text[]) GROUP BY e.log_index`;

/** What states may see of the own log: each asked with its own eyes, so that row-level security decides. */
@Injectable()
export class GrantedRows {
  constructor(private readonly transactions: Transactions) {}

  /** @param read digests, base64url, of disclosures that were read already: most are for all states of a node */
  visibleTo(state: string, indexes: readonly number[], read: Iterable<string>): Promise<GrantedRow[]> {
    const digests = Array.from(read, (digest) => Buffer.from(digest, 'base64url'));
    return this.transactions.run({ role: 'reader', state }, (manager) =>
      manager.query<GrantedRow[]>(ROWS, [indexes, digests]),
    );
  }

  /** @param records about which to look at all statements; null for the whole log */
  digestsVisibleTo(state: string, records: readonly string[] | null): Promise<GrantedDigests[]> {
    return this.transactions.run({ role: 'reader', state }, (manager) =>
      records === null
        ? manager.query<GrantedDigests[]>(ALL)
        : manager.query<GrantedDigests[]>(OF_RECORDS, [records]),
    );
  }
}
