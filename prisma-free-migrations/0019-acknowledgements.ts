import { MigrationInterface, QueryRunner } from 'typeorm';

/** Of each word to another node: to whom it opens what, whether it takes something away, and what became of it. */
const WORDS = [
  `ALTER TABLE peer_envelope
     ADD COLUMN parts jsonb NOT NULL DEFAULT '{}',
     ADD COLUMN narrows boolean NOT NULL DEFAULT false,
     ADD COLUMN since timestamptz NOT NULL DEFAULT now(),
     ADD COLUMN answered_at timestamptz`,
  `ALTER TABLE peer_envelope ALTER COLUMN parts DROP DEFAULT, ALTER COLUMN narrows DROP DEFAULT,
     ALTER COLUMN since DROP DEFAULT`,
  'CREATE INDEX peer_envelope_place ON peer_envelope (log_index)',
  `CREATE INDEX peer_envelope_outstanding ON peer_envelope (origin, log_index)
    WHERE outcome IS NULL OR outcome = 'deferred'`,
];

/** What was put aside, also of entries that are no statements yet, and what the owner's node was told of. */
const ASIDE = [
  'ALTER TABLE mirror_envelope ALTER COLUMN statement_id DROP NOT NULL',
  'ALTER TABLE mirror_envelope ADD COLUMN told boolean NOT NULL DEFAULT false',
  'CREATE INDEX mirror_envelope_untold ON mirror_envelope (origin, seq) WHERE NOT told',
  'CREATE INDEX mirror_envelope_refused ON mirror_envelope (origin, log_index) WHERE refused IS NOT NULL',
  `CREATE INDEX mirror_entry_refused ON mirror_entry (origin, log_index) WHERE kind = 'refused'`,
];

/** Up to which line of the own journal another node has what concerns its states, and what others have delivered. */
const READS = [
  'ALTER TABLE mirror_log ADD COLUMN reported_seq bigint NOT NULL DEFAULT 0',
  'CREATE INDEX journal_record_owner ON journal_record (owner, line_id)',
  `CREATE TABLE reported_read (
     origin          text NOT NULL REFERENCES mirror_log,
     seq             bigint NOT NULL CHECK (seq > 0),
     record_id       text NOT NULL,
     owner           text NOT NULL,
     reader          text NOT NULL,
     day             date NOT NULL,
     purpose         text NOT NULL,
     case_commitment bytea NOT NULL CHECK (octet_length(case_commitment) = 32),
     PRIMARY KEY (origin, seq, record_id)
   )`,
  'CREATE INDEX reported_read_owner ON reported_read (owner, day, record_id)',
];

const ACCESS = [
  'ALTER TABLE reported_read ENABLE ROW LEVEL SECURITY',
  'CREATE POLICY owner_sees ON reported_read FOR SELECT TO grounds_reader USING (owner = grounds_state())',
  'CREATE POLICY intake_writes ON reported_read TO grounds_intake USING (true) WITH CHECK (true)',
  'GRANT SELECT ON reported_read TO grounds_reader',
  'GRANT SELECT, INSERT ON reported_read TO grounds_intake',
];

/** What goes back to owners: what became of their words, and who has read their records at other nodes. */
export class Acknowledgements1790000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...WORDS, ...ASIDE, ...READS, ...ACCESS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
