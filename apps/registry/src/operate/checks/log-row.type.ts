/** An entry of the log as the database holds it. */
export interface LogRow {
  readonly logIndex: number;
  readonly kind: 'statement' | 'node' | 'root';
  readonly statementId: string;
  readonly signingInputHash: Buffer;
  readonly state: string | null;
  readonly issuer: string | null;
  readonly keyId: string | null;
  readonly entry: string;
  readonly leafHash: Buffer;
  readonly rootHash: Buffer;
  readonly loggedAt: Date;
}

export const LOG_ROWS = `
  SELECT log_index::float8 AS "logIndex", kind, statement_id AS "statementId", signing_input_hash AS "signingInputHash",
         state, issuer, key_id AS "keyId", entry, leaf_hash AS "leafHash", root_hash AS "rootHash",
         logged_at AS "loggedAt"
    FROM log_entry WHERE log_index > $1 ORDER BY log_index LIMIT 500`;
