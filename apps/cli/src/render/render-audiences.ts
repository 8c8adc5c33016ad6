import { findWarnings } from '../preview/find-warnings.js';
import { isSharing, plannedLevels, type PlannedPart, plannedParts } from '../preview/planned-parts.js';
import type { PartPreview, Previews } from '../preview/preview.type.js';
import { onePart, type ValidParts } from '#statement';

import { audienceText } from './audience-text.js';
import { plannedTitle } from './planned-title.js';
import { renderTable } from './table.js';
import type { Wording } from './wording.js';
import { wrapText } from './wrap-text.js';

const READERS_WIDTH = 40;

/** Each part of a statement, whom it is shared with in the author's words, and who that is today. */
export async function renderAudiences(
  parts: ValidParts,
  previews: Previews,
  words: Wording,
): Promise<string> {
  const [planned, levels] = [plannedParts(parts), plannedLevels(parts)];
  const rows = [
    ...planned.map((part, place) => row(part, previews.parts?.parts[place], words)),
    ...levels.map((level, place) => row(level, previews.levels?.parts[place], words)),
    ...headRow(parts, previews, words),
  ];
  const head = ['PART', 'SHARED WITH', ...(previews.parts || previews.levels ? ['WHO READS IT'] : [])];
  const warnings = await findWarnings(planned, previews, words);
  return [
    `${renderTable(rows, head)}\n`,
    ...ends(previews, words),
    ...(isSharing(parts) ? [`${words.say('othersOwnerOnly')}\n\n`] : []),
    ...warnings.map((warning) => `${words.say('warning')}: ${warning}\n`),
    ...(warnings.length > 0 ? ['\n'] : []),
  ].join('');
}

function row(planned: PlannedPart, preview: PartPreview | undefined, words: Wording): string[] {
  const cells = [plannedTitle(planned, words), audienceText(planned.audience, words)];
  return preview ? [...cells, readersText(preview, words)] : cells;
}

/** That there is a record is learnt by whoever reads any part of it; a later statement has but some of them. */
function headRow(parts: ValidParts, previews: Previews, words: Wording): string[][] {
  if (onePart(parts, 'head').kind !== 'decision' || !previews.parts) return [];
  return [[words.say('thatThereIsARecord'), '', readersText(previews.parts.head, words)]];
}

function readersText({ readers, circlesNotShown, ownerOnly }: PartPreview, words: Wording): string {
  if (ownerOnly) return words.say('ownerOnly');
  const states = readers.map(({ state, since }) =>
    since ? `${state.code} (${words.say('from')} ${since.slice(0, 10)})` : state.code,
  );
  const circles = circlesNotShown.map((id) => `${words.say('statesOfCircle')} ${id}`);
  return wrapText([...states, ...circles].join(', '), READERS_WIDTH);
}

/** Circles end, and with them what was shared through them. */
function ends({ parts, levels }: Previews, words: Wording): string[] {
  const readers = [...(parts?.parts ?? []), ...(levels?.parts ?? [])].flatMap((part) => part.readers);
  const first = readers.flatMap(({ until }) => until ?? []).sort()[0];
  return first === undefined ? [] : [`${words.say('endsFirst')} ${first}\n\n`];
}
