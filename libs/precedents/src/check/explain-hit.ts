import { restsOnOthers } from './cite-records.js';
import type { Difference, EarlierRefusal, Hit, Match } from './check.type.js';
import { isWholeSound } from './match-party.js';

/** Why a record is a hit, and what the hit is worth: one sentence for each thing to know. */
export function explainHit({
  precedent,
  matches,
  earlierRefusal,
  origin,
}: Omit<Hit, 'explanation'>): string[] {
  const elsewhere = restsOnOthers(precedent)
    ? ['It rests, among others, on an earlier refusal or broken conditions elsewhere (INV-05).']
    : [];
  const sentences = [
    ...matches.flatMap(explainMatch),
    precedent.status.note,
    effectOf(earlierRefusal),
    ...elsewhere,
    origin.text,
  ];
  return [...new Set(sentences)];
}

function explainMatch(match: Match): string[] {
  const [newest] = match.resolutions;
  return [
    match.connection,
    bandOf(match),
    ...(match.reasons.length > 0 ? [reasonsOf(match)] : []),
    ...match.differences.map(differenceText),
    ...(newest ? [newest.text] : []),
  ];
}

function reasonsOf(match: Match): string {
  const compared = isWholeSound(match) ? 'Not word by word' : 'Word by word';
  return `${compared}: ${match.reasons.map(({ text }) => text).join('; ')}.`;
}

const BANDS: Readonly<Record<string, (asked: string, recorded: string) => string>> = {
  strong: (asked, recorded) =>
    `The name you asked for, "${asked}", is strongly alike "${recorded}" in the record.`,
  likely: (asked, recorded) => `The name you asked for, "${asked}", is likely "${recorded}" in the record.`,
  similar_name_only: (asked, recorded) =>
    `Only the names are similar: you asked for "${asked}", the record has "${recorded}".`,
};

function bandOf({ band, identifiers, askedName = '', name }: Match): string {
  if (band === 'identifier') {
    return `The same identifier: ${identifiers.join(' and ')}; the record names it "${name}".`;
  }
  return BANDS[band]?.(askedName, name) ?? `"${askedName}" and "${name}": ${band}.`;
}

const FIELDS: Readonly<Record<string, string>> = {
  seat: 'seat',
  control: 'country of ultimate control',
  lei: 'LEI',
  registration: 'register number',
  birthYear: 'year of birth',
};

function differenceText({ field, asked, recorded }: Difference): string {
  return `The ${FIELDS[field] ?? field} differs: you asked for ${asked}, the record says ${recorded}.`;
}

const EFFECTS: Readonly<Record<string, string>> = {
  yes: 'It may count as an earlier refusal',
  no: 'It does not count as an earlier refusal',
  unclear: 'Whether it counts as an earlier refusal is unclear',
};

function effectOf({ counts, reason }: EarlierRefusal): string {
  return `${EFFECTS[counts] ?? counts}. ${reason}`;
}
