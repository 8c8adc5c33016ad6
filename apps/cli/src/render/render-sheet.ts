import type { PartKind } from '#statement';
import type { LabelLanguage } from '#vocabulary';

import { contactText } from './contact-text.js';
import { type Absence, describeParts } from './describe-parts.js';
import type { Phrase } from './phrases.js';
import { readEvidence } from './read-evidence.js';
import { renderSections, type Section } from './section.js';
import type { PartStateAnswer, ShownPrecedent } from './shown-precedent.type.js';
import { Wording } from './wording.js';

/** A record as a sheet: every part with its content, or the reason why it is not there. */
export function renderSheet(
  precedent: ShownPrecedent,
  language: LabelLanguage,
  columns: number | undefined,
): string {
  const words = new Wording(language);
  const parts = describeParts(readEvidence(precedent.evidence), absenceIn(precedent, words), words);
  const first = precedent.demonstration ? `${words.say('demonstration')}\n\n` : '';
  return `${first}${precedent.attribution}\n\n${renderSections([describeRecord(precedent, words), ...parts], columns)}`;
}

function describeRecord(precedent: ShownPrecedent, words: Wording): Section {
  const { id, signedBy, recordedAt, logIndex } = precedent;
  return {
    title: `${words.say('record')} ${id}`,
    rows: [
      [words.say('signedBy'), `${signedBy.name} (${signedBy.code})`],
      [words.say('recordedAt'), recordedAt],
      [words.say('logIndex'), String(logIndex)],
    ],
  };
}

const FIELDS = {
  outcome: 'outcome',
  ground: 'grounds',
  reasons: 'reasons',
  party: 'parties',
  person: 'persons',
  sharing: 'sharing',
} as const;

const STATES: Readonly<Record<string, Phrase>> = {
  NotShared: 'notShared',
  NotRecorded: 'notRecorded',
  Erased: 'erased',
};

/** What the node says of the parts that are not in the evidence. */
function absenceIn(precedent: ShownPrecedent, words: Wording): Absence {
  return (kind: PartKind) => {
    if (kind === 'head') return undefined;
    const states: readonly PartStateAnswer[] = [precedent[FIELDS[kind]]].flat();
    const lines = states.flatMap(({ __typename, contactPoint }) => {
      const phrase = STATES[__typename];
      if (phrase === undefined) return [];
      return contactPoint
        ? [words.say(phrase), `${words.say('ask')}: ${contactText(contactPoint)}`]
        : [words.say(phrase)];
    });
    return lines.length > 0 ? lines.join('\n') : undefined;
  };
}
