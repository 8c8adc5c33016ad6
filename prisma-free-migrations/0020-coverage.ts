import { MigrationInterface, QueryRunner } from 'typeorm';

/** The root of another node's log wherever it was held to: what was searched of it at an earlier time has a root too. */
const REACHED = `
ALTER TABLE mirror_entry ADD COLUMN root_hash bytea CHECK (octet_length(root_hash) = 32);
UPDATE mirror_entry SET root_hash = l.root_hash
  FROM mirror_log l WHERE l.origin = mirror_entry.origin AND l.size = mirror_entry.log_index + 1;
CREATE INDEX mirror_entry_reached ON mirror_entry (origin, log_index) WHERE root_hash IS NOT NULL`;

/**
 * What an answer said of the logs searched and of the states asked. Of an answer of before, its receipt tells; where there
 * is none, the size of the log does.
 */
const TOLD = `
ALTER TABLE answered_request ADD COLUMN told jsonb;
UPDATE answered_request SET told = jsonb_build_object(
    'searched', jsonb_build_array(jsonb_build_object(
      'origin', (SELECT origin FROM log_head), 'size', log_size, 'checkpoint', NULL,
      'root', coalesce((SELECT encode(root_hash, 'base64') FROM log_entry WHERE log_index = log_size - 1),
                       '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='))),
    'asked', '[]'::jsonb, 'answered', '[]'::jsonb, 'notAsked', '[]'::jsonb)
  WHERE receipt IS NULL;
UPDATE answered_request SET told = jsonb_build_object(
    'searched', claims -> 'searched', 'asked', claims -> 'asked',
    'answered', claims -> 'answered', 'notAsked', claims -> 'notAsked')
  FROM (SELECT answer_id AS id,
               convert_from(decode(rpad(text, (length(text) + 3) / 4 * 4, '='), 'base64'), 'UTF8')::jsonb AS claims
          FROM (SELECT answer_id, translate(split_part(receipt, '.', 2), '-_', '+/') AS text
                  FROM answered_request WHERE receipt IS NOT NULL) signed) opened
 WHERE opened.id = answer_id;
ALTER TABLE answered_request ALTER COLUMN told SET NOT NULL, DROP COLUMN log_size`;

/**
 * Records that a state could read until the lease of their owner's node was over: that they are there, and nothing of
 * them. The view reads as its owner and answers for the state of the session alone.
 */
const WITHHELD = `
CREATE INDEX record_audience ON record (audience_id);
CREATE VIEW withheld_record WITH (security_barrier = true) AS
SELECT r.record_id, r.state, lease.origin, lease.until
  FROM mirror_lease lease
  JOIN audience granted ON granted.definition ->> 'lease' = lease.origin
  JOIN audience_reader allowed ON allowed.audience_id = granted.audience_id
  JOIN record r ON r.audience_id = granted.audience_id
 WHERE lease.until <= grounds_now()
   AND allowed.state = grounds_state() AND allowed.since <= lease.until AND allowed.until >= lease.until;
GRANT SELECT ON withheld_record TO grounds_reader`;

/** What answers cover: every log of the register, and how fresh what is held of it is. */
export class Coverage1790000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [REACHED, TOLD, WITHHELD]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
