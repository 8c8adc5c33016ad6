import type { DecisionDraft } from '#statement';
import { decisionKinds, type LabelLanguage, partyRoles } from '#vocabulary';

import { audienceText } from './audience-text.js';
import { groundLabel } from './ground-label.js';
import { renderTable } from './table.js';
import { Wording } from './wording.js';

/** Each part of a decision and whom it is shared with, as its author wrote it. */
export function renderAudiences(draft: DecisionDraft, language: LabelLanguage): string {
  const words = new Wording(language);
  const rows = partsOf(draft, words).map(([part, { audience }]) => [part, audienceText(audience, words)]);
  return `${renderTable(rows, ['PART', 'SHARED WITH'])}\n`;
}

type Shared = Pick<DecisionDraft, 'audience'>;

function partsOf(draft: DecisionDraft, words: Wording): [string, Shared][] {
  const { outcome, grounds, reasons, parties, persons } = draft;
  return [
    [`outcome: ${words.term(decisionKinds, outcome.kind)}, ${outcome.decidedOn}`, outcome],
    ...grounds.map((ground): [string, Shared] => [
      `ground: ${ground.code} ${groundLabel(ground.code, words)}`,
      ground,
    ]),
    ...reasons.map((reason): [string, Shared] => [`reasons: ${reason.language}`, reason]),
    ...parties.map((party): [string, Shared] => [
      `party: ${words.term(partyRoles, party.role)}, ${party.names[0]?.value ?? ''}`,
      party,
    ]),
    ...persons.map((person): [string, Shared] => [
      `person: ${words.term(partyRoles, person.role)}, ${person.name}`,
      person,
    ]),
  ];
}
