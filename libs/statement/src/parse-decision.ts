import { outcomeDefaults } from './complete-entry.js';
import type { DecisionDraft } from './decision-draft.type.js';
import { FormReader } from './form-reader.js';
import { checkLanguages, ENTRY_LISTS, groundsAt, readRecordEntries } from './read-record-entries.js';
import { checkGrounds } from './record-rules.js';

const MEMBERS = ['audience', 'outcome', ...ENTRY_LISTS, 'announce', 'silent'];

/**
 * Reads the author's form of a decision, from JSON or YAML, and writes out what it left open.
 * StatementError DECISION_INVALID names the field: `['grounds', '0', 'code']`.
 */
export function parseDecision(input: unknown): DecisionDraft {
  const reader = new FormReader('DECISION_INVALID', 'decision');
  const form = reader.form(reader.plain(input), MEMBERS);
  const audience = reader.defaultAudience(form);
  const draft: DecisionDraft = {
    audience,
    outcome: reader.entry('outcome', form.outcome, outcomeDefaults(), ['outcome'], audience),
    ...readRecordEntries(reader, form, audience),
    ...reader.levels(form),
  };
  checkGrounds(groundsAt(draft), ['grounds']);
  checkLanguages(reader, draft);
  return draft;
}
