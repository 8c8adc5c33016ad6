/**
 * Rows as a node of the first version wrote them: record A of NL, shared with FR and DE but for one ground
 * (two of its grounds are of one group), and record B of FR, shared with nobody.
 */
export const FIRST_ROWS = `
INSERT INTO log_entry
SELECT at, name, sha256(name::bytea), 'NL', 'https://screening.nl.example', 'key', name || '.x.y',
       sha256(name::bytea), sha256(name::bytea), '2026-11-20T08:00:00Z'
  FROM (VALUES (3, 'record-a'), (5, 'record-b'), (6, 'correction-b')) entry (at, name);

INSERT INTO audience (owner, definition, digest) VALUES
  ('NL', '{"owner": "NL", "any": []}', sha256('1')),
  ('NL', '{"owner": "NL", "any": [{"circles": [], "states": ["DE", "FR"], "except": []}]}', sha256('2'));
INSERT INTO audience_reader (audience_id, state, until) VALUES
  (1, 'FR', 'infinity'), (2, 'NL', 'infinity'), (2, 'FR', 'infinity'), (2, 'DE', '2027-01-01');

INSERT INTO record VALUES
  ('record-a', 3, 'NL', false, '2026-11-20T08:00:00Z', 2),
  ('record-b', 5, 'FR', false, '2026-11-21T08:00:00Z', 1);

INSERT INTO record_part VALUES
  ('record-a', 'head', 'head', '{"kind": "decision"}', 2),
  ('record-a', 'outcome', 'outcome', '{"decidedOn": "2025-03"}', 2),
  ('record-a', 'ground:aaaaaaaa', 'ground', '{"code": "ELE-01"}', 2),
  ('record-a', 'ground:bbbbbbbb', 'ground', '{"code": "ELE-06"}', 2),
  ('record-a', 'ground:cccccccc', 'ground', '{"code": "SEC-01"}', 1),
  ('record-b', 'outcome', 'outcome', '{"decidedOn": "2022"}', 1);

INSERT INTO record_facet VALUES
  ('record-a', 3, 'kind', 'prohibited', 2),
  ('record-a', 3, 'decided_by', 'NL', 2),
  ('record-a', 3, 'ground', 'ELE-01', 2),
  ('record-a', 3, 'ground_group', 'ELE', 2),
  ('record-a', 3, 'ground', 'ELE-06', 2),
  ('record-a', 3, 'ground_group', 'ELE', 2),
  ('record-a', 3, 'ground', 'SEC-01', 1),
  ('record-a', 3, 'ground_group', 'SEC', 1);

INSERT INTO party_name VALUES
  ('record-a', 'party:aaaaaaaa', 0, 'investor', 'Quillmere', 'quillmere', 2),
  ('record-b', 'party:aaaaaaaa', 0, 'investor', 'Ostara', 'ostara', 1);
INSERT INTO party_token VALUES
  ('quillmere', 'record-a', 'party:aaaaaaaa', 0, 2),
  ('ostara', 'record-b', 'party:aaaaaaaa', 0, 1);
INSERT INTO party_identifier VALUES
  ('lei', '529900T8BM49AURSDO55', 'record-a', 'party:aaaaaaaa', 'investor', 2);

INSERT INTO journal_line VALUES
  ('00000000-0000-4000-8000-000000000001', '2026-11-22T23:30:00Z', 'FR', 'fr-reader', 'read_precedent', 'answered',
   'screening', 'FR-1', '{}'),
  ('00000000-0000-4000-8000-000000000002', '2026-11-22T10:00:00Z', 'NL', 'nl-reader', 'read_precedent', 'answered',
   'screening', 'NL-1', '{}'),
  ('00000000-0000-4000-8000-000000000003', '2026-11-20T08:00:00Z', 'NL', 'nl-releaser', 'submit_statement', 'answered',
   NULL, NULL, '{}');
INSERT INTO journal_record VALUES
  ('00000000-0000-4000-8000-000000000001', 'record-a', 'NL'),
  ('00000000-0000-4000-8000-000000000002', 'record-a', 'NL'),
  ('00000000-0000-4000-8000-000000000003', 'record-a', 'NL');

INSERT INTO answered_request VALUES
  ('FR', 'fr-reader', 'request-1', sha256('question'), 'answer-1', '2026-11-22T23:30:00Z', 6, 1, false,
   ARRAY['record-a']);
`;
