import type { StoredNode } from './core/frontier.js';
import type { LogEntry } from './log-entry.entity.js';

/** An entry as a row of `log_entry` in JSON. */
export function entryRow(entry: LogEntry): object {
  return {
    log_index: entry.logIndex,
    arrival: entry.arrival,
    kind: entry.kind,
    statement_id: entry.statementId,
    signing_input_hash: hex(entry.signingInputHash),
    state: entry.state,
    issuer: entry.issuer,
    key_id: entry.keyId,
    entry: entry.entry,
    leaf_hash: hex(entry.leafHash),
    root_hash: hex(entry.rootHash),
    logged_at: entry.loggedAt,
  };
}

/** The root of a full subtree as a row of `log_node` in JSON. */
export function nodeRow({ level, index, hash }: StoredNode): object {
  return { level, node_index: index, hash: hex(hash) };
}

/** How PostgreSQL reads bytes from a text. */
function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}
