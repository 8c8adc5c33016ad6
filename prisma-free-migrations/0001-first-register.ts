import { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles are shared by all databases of a server, so another database may have made them already. */
const ROLES = `
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['grounds_idle', 'grounds_reader', 'grounds_intake', 'grounds_worker'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END $$`;

/** The state a reader acts for; an empty setting is an error, never "sees nothing" by accident. */
const SESSION = `
CREATE FUNCTION grounds_state() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE state text := current_setting('grounds.state', true);
BEGIN
  IF state IS NULL OR state = '' THEN
    RAISE EXCEPTION 'no reader state is set for this transaction' USING ERRCODE = '42501';
  END IF;
  RETURN state;
END $$;

CREATE FUNCTION grounds_now() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT current_setting('grounds.now')::timestamptz $$`;

/** Primary data: the log, and the disclosures that open its digests. */
const LOG = `
CREATE TABLE log_head (
  origin     text PRIMARY KEY,
  size       bigint NOT NULL CHECK (size >= 0),
  root_hash  bytea NOT NULL CHECK (octet_length(root_hash) = 32),
  frontier   bytea NOT NULL CHECK (octet_length(frontier) % 32 = 0)
);

CREATE TABLE log_entry (
  log_index          bigint PRIMARY KEY CHECK (log_index >= 0),
  statement_id       text NOT NULL UNIQUE,
  signing_input_hash bytea NOT NULL UNIQUE CHECK (octet_length(signing_input_hash) = 32),
  state              text NOT NULL,
  issuer             text NOT NULL,
  key_id             text NOT NULL,
  entry              text NOT NULL,
  leaf_hash          bytea NOT NULL CHECK (octet_length(leaf_hash) = 32),
  root_hash          bytea NOT NULL CHECK (octet_length(root_hash) = 32),
  logged_at          timestamptz NOT NULL
)`;

const AUDIENCES = `
CREATE TABLE audience (
  audience_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner       text NOT NULL,
  definition  jsonb NOT NULL,
  digest      bytea NOT NULL UNIQUE CHECK (octet_length(digest) = 32)
);

CREATE TABLE audience_reader (
  audience_id bigint NOT NULL REFERENCES audience,
  state       text NOT NULL,
  until       timestamptz NOT NULL,
  PRIMARY KEY (state, audience_id)
);
CREATE INDEX audience_reader_audience ON audience_reader (audience_id)`;

/** Every row that holds, or follows from, record content carries the audience of the part it comes from. */
const RECORDS = `
CREATE TABLE disclosure (
  log_index   bigint NOT NULL REFERENCES log_entry,
  part        text NOT NULL,
  digest      bytea NOT NULL CHECK (octet_length(digest) = 32),
  encoded     text NOT NULL,
  audience_id bigint NOT NULL REFERENCES audience,
  PRIMARY KEY (log_index, part)
);

CREATE TABLE record (
  record_id   text PRIMARY KEY,
  log_index   bigint NOT NULL UNIQUE REFERENCES log_entry,
  state       text NOT NULL,
  demo        boolean NOT NULL,
  recorded_at timestamptz NOT NULL,
  audience_id bigint NOT NULL REFERENCES audience
);

CREATE TABLE record_part (
  record_id   text NOT NULL REFERENCES record,
  part        text NOT NULL,
  kind        text NOT NULL,
  content     jsonb NOT NULL,
  audience_id bigint NOT NULL REFERENCES audience,
  PRIMARY KEY (record_id, part)
);

CREATE TABLE record_facet (
  record_id   text NOT NULL REFERENCES record,
  log_index   bigint NOT NULL,
  facet       text NOT NULL,
  value       text NOT NULL,
  audience_id bigint NOT NULL REFERENCES audience
);
CREATE INDEX record_facet_value ON record_facet (facet, value, log_index);

CREATE TABLE party_name (
  record_id   text NOT NULL REFERENCES record,
  part        text NOT NULL,
  position    smallint NOT NULL,
  role        text NOT NULL,
  name        text NOT NULL,
  core        text NOT NULL,
  audience_id bigint NOT NULL REFERENCES audience,
  PRIMARY KEY (record_id, part, position)
);
CREATE INDEX party_name_core ON party_name (core);

CREATE TABLE party_token (
  token       text NOT NULL,
  record_id   text NOT NULL,
  part        text NOT NULL,
  position    smallint NOT NULL,
  audience_id bigint NOT NULL REFERENCES audience,
  PRIMARY KEY (token, record_id, part, position),
  FOREIGN KEY (record_id, part, position) REFERENCES party_name
);

CREATE TABLE party_identifier (
  scheme      text NOT NULL,
  value       text NOT NULL,
  record_id   text NOT NULL REFERENCES record,
  part        text NOT NULL,
  role        text NOT NULL,
  audience_id bigint NOT NULL REFERENCES audience,
  PRIMARY KEY (scheme, value, record_id, part)
)`;

const JOURNAL = `
CREATE TABLE journal_line (
  line_id        uuid PRIMARY KEY,
  at             timestamptz NOT NULL,
  state          text NOT NULL,
  officer        text NOT NULL,
  action         text NOT NULL,
  outcome        text NOT NULL,
  purpose        text,
  case_reference text,
  detail         jsonb NOT NULL
);
CREATE INDEX journal_line_state ON journal_line (state, at);

CREATE TABLE journal_record (
  line_id   uuid NOT NULL REFERENCES journal_line,
  record_id text NOT NULL,
  owner     text NOT NULL,
  PRIMARY KEY (line_id, record_id)
);

CREATE TABLE answered_request (
  state             text NOT NULL,
  officer           text NOT NULL,
  client_request_id text NOT NULL,
  request_hash      bytea NOT NULL CHECK (octet_length(request_hash) = 32),
  answer_id         text NOT NULL,
  answered_at       timestamptz NOT NULL,
  log_size          bigint NOT NULL,
  hits              integer NOT NULL,
  more              boolean NOT NULL,
  record_ids        text[] NOT NULL,
  PRIMARY KEY (state, officer, client_request_id)
)`;

const BY_AUDIENCE = [
  'audience',
  'disclosure',
  'record',
  'record_part',
  'record_facet',
  'party_name',
  'party_token',
  'party_identifier',
];
const BY_STATE = ['audience_reader', 'journal_line', 'answered_request'];

const VISIBLE = `audience_id IN (
  SELECT allowed.audience_id FROM audience_reader allowed
   WHERE allowed.state = grounds_state() AND allowed.until > grounds_now())`;

function protect(table: string, readable: string): string[] {
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY reader_sees ON ${table} FOR SELECT TO grounds_reader USING (${readable})`,
  ];
}

const POLICIES = [
  ...BY_AUDIENCE.flatMap((table) => protect(table, VISIBLE)),
  ...BY_STATE.flatMap((table) => protect(table, 'state = grounds_state()')),
  ...protect(
    'journal_record',
    'EXISTS (SELECT FROM journal_line line WHERE line.line_id = journal_record.line_id)',
  ),
  ...BY_AUDIENCE.map(
    (table) => `CREATE POLICY intake_writes ON ${table} TO grounds_intake USING (true) WITH CHECK (true)`,
  ),
  'CREATE POLICY intake_writes ON audience_reader TO grounds_intake, grounds_worker USING (true) WITH CHECK (true)',
  'CREATE POLICY worker_reads ON audience FOR SELECT TO grounds_worker USING (true)',
  'CREATE POLICY reader_writes ON answered_request FOR INSERT TO grounds_reader WITH CHECK (state = grounds_state())',
  'CREATE POLICY reader_writes ON journal_line FOR INSERT TO grounds_reader WITH CHECK (state = grounds_state())',
  'CREATE POLICY intake_writes ON journal_line FOR INSERT TO grounds_intake WITH CHECK (true)',
  'CREATE POLICY intake_writes ON journal_record FOR INSERT TO grounds_intake WITH CHECK (true)',
  `CREATE POLICY reader_writes ON journal_record FOR INSERT TO grounds_reader WITH CHECK (
     EXISTS (SELECT FROM journal_line line WHERE line.line_id = journal_record.line_id))`,
];

const GRANTS = [
  'GRANT SELECT ON log_head, log_entry TO grounds_reader, grounds_intake',
  'GRANT INSERT, UPDATE ON log_head TO grounds_intake',
  'GRANT INSERT ON log_entry TO grounds_intake',
  `GRANT SELECT ON ${[...BY_AUDIENCE, ...BY_STATE, 'journal_record'].join(', ')} TO grounds_reader`,
  `GRANT SELECT, INSERT ON ${BY_AUDIENCE.join(', ')} TO grounds_intake`,
  'GRANT SELECT, INSERT, UPDATE, DELETE ON audience_reader TO grounds_intake, grounds_worker',
  'GRANT SELECT ON audience TO grounds_worker',
  'GRANT INSERT ON journal_line, journal_record TO grounds_reader, grounds_intake',
  'GRANT INSERT ON answered_request TO grounds_reader',
];

/** The log, the records projected from it, who may see them, and the journal. */
export class FirstRegister1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ROLES, SESSION, LOG, AUDIENCES, RECORDS, JOURNAL, ...POLICIES, ...GRANTS]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
