import type { Owner } from './owner-connection.js';

/** What record and statement a row of a copy belongs to; \`c\` is the copy, \`t\` the record it is a copy of. */
const NUMBERED = `
CREATE TABLE copied AS
SELECT t.record_id AS from_id, t.arrival AS from_index,
       substr(md5(t.record_id || ' ' || c), 1, 21) || 'A' AS record_id,
       (SELECT max(log_index) + 1 FROM log_entry) + row_number() OVER (ORDER BY c, t.arrival) - 1 AS log_index, c
  FROM record t CROSS JOIN generate_series(1, $1::int) c`;

/** Spreads the rows over all audiences, each part of a copy elsewhere. */
const AUDIENCE = (key: string): string =>
  `(SELECT ids[1 + abs(hashtext(${key})::bigint) % cardinality(ids)] FROM chosen)`;

/** Half of the copies keep a word as it was, so that some words stay common. */
const WORD = (column: string): string =>
  `CASE WHEN c.c % 2 = 0 THEN ${column} ELSE ${column} || c.c % 1000 END`;

/** Of every third copy its parts with their parties, of the others only what a list shows. */
const KEPT = `(t.part ~ '^(head|outcome)' OR c.c % 3 = 0 AND t.part !~ '^(reasons|sharing|person)')`;

/** A copy refers to what is copied beside it; the foreign keys would look up each row again. */
const TRUSTED = 'SET session_replication_role = replica; ';

/** Of the keys only the words: the others are many more, and are searched like them. */
const COPIES = [
  `INSERT INTO log_entry (log_index, arrival, statement_id, signing_input_hash, state, issuer, key_id, entry, leaf_hash,
                          root_hash, logged_at)
   SELECT c.log_index, c.log_index, c.record_id, sha256(convert_to(c.record_id, 'UTF8')), t.state, t.issuer, t.key_id, 'a.b.c',
          sha256(convert_to(c.record_id, 'UTF8')), t.root_hash, t.logged_at
     FROM copied c JOIN log_entry t ON t.log_index = c.from_index`,
  `INSERT INTO record (record_id, arrival, state, demo, recorded_at, audience_id)
   SELECT c.record_id, c.log_index, t.state, t.demo, t.recorded_at, ${AUDIENCE('c.record_id')}
     FROM copied c JOIN record t ON t.record_id = c.from_id`,
  `INSERT INTO statement (statement_id, record_id, arrival, kind, state, recorded_at, audience_id)
   SELECT c.record_id, c.record_id, c.log_index, 'decision', r.state, r.recorded_at, r.audience_id
     FROM copied c JOIN record r ON r.record_id = c.record_id`,
  `INSERT INTO disclosure (arrival, part, digest, encoded, audience_id)
   SELECT c.log_index, t.part, t.digest, 'AAAA', ${AUDIENCE('c.record_id || t.part')}
     FROM copied c JOIN disclosure t ON t.arrival = c.from_index WHERE ${KEPT}`,
  `INSERT INTO record_part (record_id, part, kind, content, audience_id, arrival, known_from, known_until, true_from)
   SELECT c.record_id, t.part, t.kind, t.content, ${AUDIENCE('c.record_id || t.part')}, c.log_index, t.known_from,
          t.known_until, t.true_from
     FROM copied c JOIN record_part t ON t.record_id = c.from_id AND t.arrival = c.from_index WHERE ${KEPT}`,
  `INSERT INTO record_facet (record_id, record_arrival, facet, value, audience_id, part, arrival, known_from, known_until)
   SELECT c.record_id, c.log_index, t.facet, t.value, ${AUDIENCE('c.record_id || t.part')}, t.part, c.log_index,
          t.known_from, t.known_until
     FROM copied c JOIN record_facet t ON t.record_id = c.from_id AND t.arrival = c.from_index`,
  // A copy has an eighth of the words, or there would be more of them than of everything else.
  `INSERT INTO record_term (lexeme, stemmer, record_id, record_arrival, part, arrival, positions, length, known_from, known_until,
                            audience_id)
   SELECT ${WORD('t.lexeme')}, t.stemmer, c.record_id, c.log_index, t.part, c.log_index, t.positions, t.length, t.known_from,
          t.known_until, ${AUDIENCE('c.record_id || t.part')}
     FROM copied c JOIN record_term t ON t.record_id = c.from_id AND t.arrival = c.from_index
    WHERE t.part = 'outcome' AND (t.lexeme = ANY('{model,chip,sensor,data}') OR hashtext(t.lexeme) % 8 = 0)`,
  `INSERT INTO party_name (record_id, part, position, role, name, core, analysis, audience_id, arrival, known_from,
                           known_until)
   SELECT c.record_id, t.part, t.position, t.role, t.name, ${WORD('t.core')}, t.analysis,
          ${AUDIENCE('c.record_id || t.part')}, c.log_index, t.known_from, t.known_until
     FROM copied c JOIN party_name t ON t.record_id = c.from_id AND t.arrival = c.from_index WHERE ${KEPT}`,
  `INSERT INTO party_key (key, state, record_id, part, audience_id, arrival)
   SELECT DISTINCT ON (${WORD('t.key')}, c.record_id, t.part)
          ${WORD('t.key')}, t.state, c.record_id, t.part, ${AUDIENCE('c.record_id || t.part')}, c.log_index
     FROM copied c JOIN party_key t ON t.record_id = c.from_id AND t.arrival = c.from_index
    WHERE t.key ~ '^[a-z]' AND ${KEPT}`,
  // Threes that many whole names have.
  `INSERT INTO party_key (key, state, record_id, part, audience_id, arrival)
   SELECT '?' || three, t.state, c.record_id, n.part, ${AUDIENCE('c.record_id || n.part')}, c.log_index
     FROM copied c JOIN record t ON t.record_id = c.from_id
     JOIN (SELECT DISTINCT record_id, arrival, part FROM party_name) n ON n.record_id = c.record_id AND n.arrival = c.log_index
    CROSS JOIN unnest('{jus,usi,osa,sag,agu,gum,ums,msu,suj,uju,jun}'::text[]) three
    WHERE c.c % 15 = 0`,
  `INSERT INTO party_identifier (scheme, value, record_id, part, role, audience_id, arrival, known_from, known_until)
   SELECT 'register:NL', (c.log_index % 100000)::text, c.record_id, t.part, t.role, ${AUDIENCE('c.record_id || t.part')},
          c.log_index, t.known_from, t.known_until
     FROM copied c JOIN party_name t ON t.record_id = c.from_id AND t.arrival = c.from_index AND t.position = 0
    WHERE ${KEPT}`,
  `INSERT INTO record_event (arrival, record_id, part, event, standing, true_from, true_until, known_from, audience_id)
   SELECT c.log_index, c.record_id, 'event', 'annulled', 'ended', '2026-01-01', '2026-01-01', '2026-06-01',
          ${AUDIENCE('c.record_id')}
     FROM copied c WHERE c.c % 20 = 0`,
  `INSERT INTO record_relation (arrival, record_id, part, to_record_id, known_from, audience_id)
   SELECT c.log_index, c.record_id, 'relation', other.record_id, '2026-06-01', ${AUDIENCE('c.record_id')}
     FROM copied c JOIN copied other ON other.log_index = c.log_index - 1 WHERE c.c % 10 = 0`,
  `INSERT INTO record_sighting (record_id, owner, reader, day, purpose, what)
   SELECT r.record_id, r.state, 'JP', '2026-06-01', 'screening', 'read'
     FROM copied c JOIN record r ON r.record_id = c.record_id WHERE r.state <> 'JP'`,
  // What one state has decided about hits, each with its line; the line keeps the id of the record where an officer stands.
  `INSERT INTO journal_line (line_id, at, state, officer, action, outcome, detail, as_auditor, salt)
   SELECT gen_random_uuid(), '2026-06-01', 'NL', c.record_id, 'resolve_hit', 'answered', '{}', false,
          sha256(convert_to(c.record_id, 'UTF8'))
     FROM copied c WHERE c.c % 10 = 0`,
  `INSERT INTO hit_resolution (line_id, state, record_id, part, asked, digest, verdict)
   SELECT l.line_id, l.state, l.officer, 'party:many', 'asked', 'digest', 'same'
     FROM journal_line l WHERE l.action = 'resolve_hit'`,
  // What others watch, were told and have read, of no member, so that it is never judged; the state that asks adds its own.
  `INSERT INTO watch (watch_id, state, officer, issuer, kind, question, purpose, case_reference, saved_at, until, judged_at,
                      limited)
   SELECT c.record_id, 'XX', c.record_id, 'https://id.xx.example', 'search', '{}', 'screening', 'XX-1', '2026-06-01',
          'infinity', '2026-06-01', false
     FROM copied c WHERE c.c % 10 = 0`,
  `INSERT INTO watch_seen (watch_id, state, record_id, digest, status)
   SELECT w.watch_id, w.state, w.watch_id, sha256(''), 'standing' FROM watch w`,
  `INSERT INTO notice (state, seq, officer, watch_id, record_id, kind, because, noticed_at)
   SELECT w.state, row_number() OVER (), w.officer, w.watch_id, w.watch_id, 'new', '{}', '2026-06-01' FROM watch w`,
  `INSERT INTO shown_status (state, record_id, status, events)
   SELECT 'XX', r.record_id, 'standing', sha256('')
     FROM copied c JOIN record r ON r.record_id = c.record_id`,
  `UPDATE log_head SET (size, arrivals) = (SELECT max(log_index) + 1, max(arrival) + 1 FROM log_entry)`,
];

/** Copies the records that are there until there are about so many, shared with the given audiences. */
export async function makeManyRecords(
  owner: Owner,
  records: number,
  audienceIds: readonly string[],
): Promise<void> {
  const [{ count } = { count: 1 }] = await owner.query<{ count: number }>('SELECT count(*)::int FROM record');
  await owner.query(`CREATE TABLE chosen AS SELECT $1::bigint[] AS ids`, [audienceIds]);
  await owner.query(NUMBERED, [Math.ceil(records / count)]);
  await withoutIndexes(owner, async () => {
    for (const copy of COPIES) await owner.query(TRUSTED + copy);
  });
  await owner.query('DROP TABLE copied');
  await owner.query('DROP TABLE chosen');
  await owner.query('ANALYZE');
}

/**
 * Keys and indexes are made when the rows are there: one sort instead of a search per row. What refers to other rows is not
 * looked up again.
 */
async function withoutIndexes(owner: Owner, fill: () => Promise<void>): Promise<void> {
  const keys = await owner.query<{ place: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS place, quote_ident(conname) AS name,
            pg_get_constraintdef(oid) || CASE contype WHEN 'f' THEN ' NOT VALID' ELSE '' END AS definition
       FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'p', 'u')
      ORDER BY contype = 'f'`,
  );
  const indexes = await owner.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
       FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
      WHERE relnamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
  );
  for (const { place, name } of [...keys].reverse()) {
    await owner.query(`ALTER TABLE ${place} DROP CONSTRAINT ${name}`);
  }
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  await fill();
  for (const { definition } of indexes) await owner.query(definition);
  for (const { place, name, definition } of keys) {
    await owner.query(`ALTER TABLE ${place} ADD CONSTRAINT ${name} ${definition}`);
  }
}
