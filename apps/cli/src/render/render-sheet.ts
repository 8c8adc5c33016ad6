import type { ValidParts } from '#statement';
import type { LabelLanguage } from '#vocabulary';

import { contactText } from './contact-text.js';
import { currentParts } from './current-parts.js';
import { type Absence, describeParts, describeSharing, type SheetKind } from './describe-parts.js';
import type { Phrase } from './phrases.js';
import { distinctRelations, relationLines } from './describe-entry.js';
import { renderSections, type Section } from './section.js';
import type { PartStateAnswer, ShownPrecedent } from './shown-precedent.type.js';
import { statusText } from './status-text.js';
import { Wording } from './wording.js';

/** A record as a sheet: every part with its content, or the reason why it is not there. */
export function renderSheet(
  precedent: ShownPrecedent,
  language: LabelLanguage,
  columns: number | undefined,
): string {
  const words = new Wording(language);
  const current = currentParts(precedent);
  const shown = new Map([...current].filter(([name]) => name !== 'sharing'));
  const parts = [
    ...describeParts(shown, absenceIn(precedent, words), words),
    ...sharingSection(precedent, current, words),
  ];
  const first = precedent.demonstration ? `${words.say('demonstration')}\n\n` : '';
  return `${first}${precedent.attribution}\n\n${renderSections([describeRecord(precedent, words), ...parts], columns)}`;
}

/** As it is now: what was signed with the decision may have been changed since. */
function sharingSection({ sharing }: ShownPrecedent, parts: ValidParts, words: Wording): Section[] {
  if (!sharing.parts) return [];
  const audiences = new Map(sharing.parts.map((shared) => [shared.part, shared]));
  return [describeSharing({ ...sharing, parts: audiences }, parts, words)];
}

function describeRecord(precedent: ShownPrecedent, words: Wording): Section {
  const { id, signedBy, recordedAt, logIndex, status, version, groundsNote, relations } = precedent;
  return {
    title: `${words.say('record')} ${id}`,
    rows: [
      [words.say('signedBy'), `${signedBy.name} (${signedBy.code})`],
      [words.say('recordedAt'), recordedAt],
      [words.say('logIndex'), String(logIndex)],
      [words.say('status'), statusText(status, words)],
      ...(version > 1 ? [[words.say('version'), String(version)] as const] : []),
      ...(groundsNote === null ? [] : [[words.say('grounds').toLowerCase(), groundsNote] as const]),
      ...distinctRelations(relations).map(
        (one) => [words.say('related'), relationLines(one, words).join('\n')] as const,
      ),
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
  return (kind: SheetKind) => {
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
