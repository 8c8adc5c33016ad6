import { ANALYSIS_VERSION, analyseName, recordedKeys, recordedSoundKeys, soundOf } from '#matching';

import type { OwnerSql } from '../../security/two-worlds/owner-sql.js';

/** Names of a record: an investor and a target, each under two names. */
const NAMES_PER_RECORD = 4;
const RECORDS_PER_BATCH = 1000;

/** What every record is but for its parties: one of the demonstration's. */
const TEMPLATE = `
CREATE TABLE template AS
SELECT r.record_id, r.arrival FROM record r
  JOIN record_part p ON p.record_id = r.record_id AND p.kind = 'outcome' AND p.content ->> 'kind' = 'prohibited'
 ORDER BY r.arrival LIMIT 1`;

const BATCH = `
CREATE TABLE batch AS
SELECT substr(md5('name ' || place), 1, 21) || 'A' AS record_id,
       (SELECT max(arrival) FROM log_entry) + row_number() OVER () AS arrival,
       ($2::bigint[])[1 + abs(hashtext('audience ' || place)) % cardinality($2::bigint[])] AS audience_id
  FROM unnest($1::int[]) AS place`;

const TRUSTED = 'SET session_replication_role = replica; ';

const RECORDS = [
  `INSERT INTO log_entry (log_index, arrival, statement_id, signing_input_hash, state, issuer, key_id, entry, leaf_hash,
                          root_hash, logged_at)
   SELECT b.arrival, b.arrival, b.record_id, sha256(convert_to(b.record_id, 'UTF8')), t.state, t.issuer, t.key_id,
          'a.b.c', sha256(convert_to(b.record_id, 'UTF8')), t.root_hash, t.logged_at
     FROM batch b CROSS JOIN (SELECT log_entry.* FROM log_entry JOIN template USING (arrival)) t`,
  `INSERT INTO record (record_id, arrival, state, demo, recorded_at, audience_id)
   SELECT b.record_id, b.arrival, (ARRAY['NL', 'DE', 'FR', 'CA', 'GB', 'JP', 'CZ', 'IT'])[1 + b.arrival % 8], t.demo,
          t.recorded_at, b.audience_id
     FROM batch b CROSS JOIN (SELECT record.* FROM record JOIN template USING (record_id)) t`,
  `INSERT INTO statement (statement_id, record_id, arrival, kind, state, recorded_at, audience_id)
   SELECT b.record_id, b.record_id, b.arrival, 'decision', r.state, r.recorded_at, b.audience_id
     FROM batch b JOIN record r USING (record_id)`,
  `INSERT INTO record_part (record_id, part, kind, content, audience_id, arrival, known_from, known_until, true_from)
   SELECT b.record_id, t.part, t.kind, t.content, b.audience_id, b.arrival, t.known_from, t.known_until, t.true_from
     FROM batch b CROSS JOIN (SELECT record_part.* FROM record_part JOIN template USING (record_id)) t
    WHERE t.kind IN ('head', 'outcome', 'ground')`,
];

const NAMES = `
CREATE TABLE batch_name AS
SELECT n.*, b.record_id, b.arrival, b.audience_id,
       CASE n.party WHEN 0 THEN 'party:investor' ELSE 'party:targetto' END AS part,
       CASE n.party WHEN 0 THEN 'investor' ELSE 'target' END AS role
  FROM unnest($1::int[], $2::int[], $3::int[], $4::text[], $5::text[]) AS n (record, party, position, name, core)
  JOIN (SELECT *, row_number() OVER (ORDER BY arrival) - 1 AS record FROM batch) b ON b.record = n.record`;

const PARTIES = [
  `INSERT INTO record_part (record_id, part, kind, content, audience_id, arrival, known_from, known_until)
   SELECT record_id, part, 'party',
          '{"lei": "not_recorded", "registration": "not_recorded", "seat": "CN", "control": "not_recorded",
            "investorType": "private_company", "stateLink": ["ownership"]}'::jsonb ||
          jsonb_build_object('role', min(role), 'names', jsonb_agg(jsonb_build_object(
            'value', name, 'kind', CASE position WHEN 0 THEN 'current' ELSE 'former' END) ORDER BY position)),
          min(audience_id), arrival, '2026-06-01', 'infinity'
     FROM batch_name GROUP BY record_id, part, arrival`,
  `INSERT INTO party_name (record_id, part, position, role, name, core, analysis, audience_id, arrival, known_from)
   SELECT record_id, part, position, role, name, core, ${ANALYSIS_VERSION}, audience_id, arrival, '2026-06-01'
     FROM batch_name`,
  `INSERT INTO disclosure (arrival, part, digest, encoded, audience_id)
   SELECT p.arrival, p.part, sha256(convert_to(e.encoded, 'UTF8')), e.encoded, p.audience_id
     FROM batch b JOIN record_part p USING (record_id) CROSS JOIN LATERAL (
       SELECT translate(encode(convert_to(
                json_build_array(substr(b.record_id, 1, 22), p.part, p.content)::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')
              AS encoded) e`,
];

const KEYS = `
INSERT INTO party_key (key, state, record_id, part, arrival, audience_id)
SELECT k.key, r.state, b.record_id, CASE k.party WHEN 0 THEN 'party:investor' ELSE 'party:targetto' END, b.arrival,
       b.audience_id
  FROM unnest($1::text[], $2::int[], $3::int[]) AS k (key, record, party)
  JOIN (SELECT *, row_number() OVER (ORDER BY arrival) - 1 AS record FROM batch) b ON b.record = k.record
  JOIN record r USING (record_id)`;

/** Puts records with so many names beside the demonstration's, behind the gate's back: no gate is measured here. */
export async function fillRegister(
  owner: OwnerSql,
  names: Iterator<string, never>,
  audienceIds: readonly string[],
  from: number,
  to: number,
): Promise<void> {
  const [{ made } = { made: null }] = await owner.query<{ made: string | null }>(
    `SELECT to_regclass('template') AS made`,
  );
  if (made === null) await owner.query(TEMPLATE);
  await withoutIndex(owner, async () => {
    for (let at = from; at < to; at += NAMES_PER_RECORD * RECORDS_PER_BATCH) {
      const count = Math.min(RECORDS_PER_BATCH, Math.ceil((to - at) / NAMES_PER_RECORD));
      await fillBatch(owner, names, audienceIds, at, count);
    }
  });
  await owner.query(
    'UPDATE log_head SET (size, arrivals) = (SELECT max(log_index) + 1, max(arrival) + 1 FROM log_entry)',
  );
  await owner.query('VACUUM ANALYZE');
}

async function fillBatch(
  owner: OwnerSql,
  names: Iterator<string, never>,
  audienceIds: readonly string[],
  at: number,
  count: number,
): Promise<void> {
  const places = Array.from({ length: count }, (_, place) => at + place);
  await owner.query(BATCH, [places, audienceIds]);
  for (const insert of RECORDS) await owner.query(TRUSTED + insert);
  const rows = places.flatMap((_, record) =>
    Array.from({ length: NAMES_PER_RECORD }, (_unused, place) => ({
      record,
      party: place >> 1,
      position: place & 1,
      name: names.next().value,
    })),
  );
  const analysed = rows.map(({ name }) => analyseName(name, 'organisation'));
  await owner.query(NAMES, [
    rows.map(({ record }) => record),
    rows.map(({ party }) => party),
    rows.map(({ position }) => position),
    rows.map(({ name }) => name),
    analysed.map(({ norm }) => norm),
  ]);
  for (const insert of PARTIES) await owner.query(TRUSTED + insert);
  const keys = new Map<string, { key: string; record: number; party: number }>();
  for (const [place, { record, party, name: written }] of rows.entries()) {
    const name = analysed[place];
    const sounds = recordedSoundKeys(soundOf(written));
    for (const key of name ? [...recordedKeys(name), ...sounds] : [])
      keys.set(`${record} ${party} ${key}`, { key, record, party });
  }
  const filed = [...keys.values()];
  await owner.query(KEYS, [
    filed.map(({ key }) => key),
    filed.map(({ record }) => record),
    filed.map(({ party }) => party),
  ]);
  await owner.query('DROP TABLE batch_name; DROP TABLE batch');
}

/** The keys are sorted once when all are there, instead of a search for each. */
async function withoutIndex(owner: OwnerSql, fill: () => Promise<void>): Promise<void> {
  const constraints = await owner.query<{ name: string; definition: string }>(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE conrelid = 'party_key'::regclass`,
  );
  for (const { name } of constraints) await owner.query(`ALTER TABLE party_key DROP CONSTRAINT ${name}`);
  await owner.query('DROP INDEX party_key_part');
  await fill();
  await owner.query('CREATE INDEX party_key_part ON party_key (record_id, part)');
  for (const { name, definition } of constraints)
    await owner.query(`ALTER TABLE party_key ADD CONSTRAINT ${name} ${definition}`);
}
