import { MigrationInterface, QueryRunner } from 'typeorm';

/** Roots of full subtrees at the levels that stand in tiles above level 0; leaf hashes are in log_entry. */
const NODES = `
CREATE TABLE log_node (
  level      smallint NOT NULL CHECK (level > 0 AND level % 8 = 0),
  node_index bigint NOT NULL CHECK (node_index >= 0),
  hash       bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (level, node_index)
);

CREATE FUNCTION pg_temp.fold(hashes bytea[]) RETURNS bytea LANGUAGE plpgsql AS $$
BEGIN
  WHILE array_length(hashes, 1) > 1 LOOP
    SELECT array_agg(sha256('\\x01'::bytea || hashes[2 * pair - 1] || hashes[2 * pair]) ORDER BY pair)
      INTO hashes FROM generate_series(1, array_length(hashes, 1) / 2) AS pair;
  END LOOP;
  RETURN hashes[1];
END $$;

INSERT INTO log_node
SELECT 8, log_index / 256, pg_temp.fold(array_agg(leaf_hash ORDER BY log_index))
  FROM log_entry GROUP BY log_index / 256 HAVING count(*) = 256;

DO $$
DECLARE below smallint := 8;
BEGIN
  WHILE EXISTS (SELECT FROM log_node WHERE level = below) LOOP
    INSERT INTO log_node
    SELECT below + 8, node_index / 256, pg_temp.fold(array_agg(hash ORDER BY node_index))
      FROM log_node WHERE level = below GROUP BY node_index / 256 HAVING count(*) = 256;
    below := below + 8;
  END LOOP;
END $$`;

/** The newest checkpoint that was signed; \`fence\` counts signatures, so that one that was overtaken is noticed. */
const CHECKPOINT = `
CREATE TABLE log_checkpoint (
  origin    text PRIMARY KEY,
  size      bigint NOT NULL CHECK (size >= 0),
  root_hash bytea NOT NULL CHECK (octet_length(root_hash) = 32),
  note      text NOT NULL,
  signed_at timestamptz NOT NULL,
  fence     bigint NOT NULL
)`;

const GRANTS = [
  'GRANT SELECT ON log_node, log_checkpoint TO grounds_reader, grounds_intake',
  'GRANT INSERT ON log_node TO grounds_intake',
  'GRANT INSERT, UPDATE ON log_checkpoint TO grounds_intake',
];

/** What turns the log into a transparency log: hashes for tiles and proofs, and the signed checkpoint. */
export class TransparencyLog1790000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [NODES, CHECKPOINT, ...GRANTS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
