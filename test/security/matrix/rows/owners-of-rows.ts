/**
 * Whose each row is: an expression over the row `t`. Rows of the node itself are nobody's: the log's own numbers,
 * hashes and the members' roots. A sighting is written by who asks into the account of the owner.
 */
export const OWNER_OF_ROW: Readonly<Record<string, string | undefined>> = {
  answered_request: 't.state',
  audience: 't.owner',
  audience_reader: '(SELECT owner FROM audience a WHERE a.audience_id = t.audience_id)',
  audit_closure: 't.state',
  disclosure: '(SELECT state FROM log_entry e WHERE e.arrival = t.arrival)',
  hit_level: ofRecord(),
  journal_head: undefined,
  journal_line: 't.state',
  journal_record: '(SELECT state FROM journal_line l WHERE l.line_id = t.line_id)',
  journal_seal: undefined,
  log_checkpoint: undefined,
  log_entry: 't.state',
  log_head: undefined,
  log_node: undefined,
  membership_root: undefined,
  migrations: undefined,
  mirror_entry: 't.state',
  mirror_envelope: '(SELECT state FROM mirror_entry m WHERE m.statement_id = t.statement_id)',
  mirror_lease: undefined,
  mirror_log: undefined,
  officer_session: undefined,
  party_identifier: ofRecord(),
  party_name: ofRecord(),
  party_token: ofRecord(),
  peer: undefined,
  peer_envelope: undefined,
  record: 't.state',
  record_event: ofRecord(),
  record_facet: ofRecord(),
  record_part: ofRecord(),
  record_relation: ofRecord(),
  record_sighting: 't.reader',
  reported_read: 't.owner',
  state_circle: 't.owner',
  state_exclusion: 't.owner',
  statement: 't.state',
  used_proof: undefined,
};

function ofRecord(): string {
  return '(SELECT state FROM record r WHERE r.record_id = t.record_id)';
}
