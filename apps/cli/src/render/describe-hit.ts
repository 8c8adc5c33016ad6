import type { GroundAnswer, HitAnswer, MatchAnswer } from './check-answer.type.js';
import { contactText } from './contact-text.js';
import { groundLabel } from './ground-label.js';
import { BANDS, TOKEN_REASONS, VERDICTS } from './match-words.js';
import { type Phrase, PHRASES } from './phrases.js';
import type { Section } from './section.js';
import { statusText } from './status-text.js';
import type { Wording } from './wording.js';

type Rows = Section['rows'];

/** One record found: who decided what and when, how the party matched, on what grounds, and what is kept back. */
export function describeHit(
  { precedent, matches, earlierRefusal, origin }: HitAnswer,
  words: Wording,
): Section {
  const { kind, decidedOn, decidedBy, authority = '' } = precedent.outcome;
  const decision = kind && decidedOn ? `${kind.label}, ${decidedOn.value}` : words.say('outcomeHidden');
  const verdict = VERDICTS[earlierRefusal.counts]?.[words.language] ?? earlierRefusal.counts;
  const decided: Rows = decidedBy
    ? [[words.say('decidedBy'), `${decidedBy.name} (${decidedBy.code}), ${authority}`]]
    : [];
  const { name, code } = precedent.signedBy;
  const rows: Rows = [
    ...matches.map((match) => matchRow(match, words)),
    ...decided,
    [words.say('signedBy'), `${name} (${code})`],
    [words.say('status'), statusText(precedent.status, words)],
    ...groundRows(precedent.grounds, words),
    ...noteRow(precedent.groundsNote),
    ...hiddenRow(precedent, words),
    [words.say('earlierRefusal'), `${verdict}. ${earlierRefusal.reason}`],
    ...originRow(precedent.id, origin, words),
    [words.say('record').toLowerCase(), precedent.id],
  ];
  return { title: `${precedent.attribution}: ${decision}`, rows };
}

/** How the party matched: the name and its words, then what else there is to know of it, line by line. */
function matchRow(match: MatchAnswer, words: Wording): Rows[number] {
  const band = BANDS[match.band]?.[words.language] ?? match.band;
  const tokens = match.reasons.map((reason) => tokenText(reason, words));
  const differences = match.differences.map(
    ({ field, asked, recorded }) =>
      `${words.say('differs')}: ${fieldName(field, words)} - ${words.say('youAsked')} ${asked}, ${words.say('recordSays')} ${recorded}`,
  );
  const name = tokens.length > 0 ? `${match.name} (${tokens.join('; ')})` : match.name;
  const same = match.identifiers.map((identifier) => `${words.say('sameIdentifier')}: ${identifier}`);
  const decided = match.resolutions.slice(0, 1).map(({ text }) => text);
  // Role and band stand in one cell with the phrase: this is the line that people search for.
  const heading = `${words.say('matchedAs')} ${match.role.label.toLowerCase()}, ${band}`;
  return [heading, [name, ...same, match.connection, ...differences, ...decided].join('\n')];
}

function tokenText({ token, how, other, text }: MatchAnswer['reasons'][number], words: Wording): string {
  const known = TOKEN_REASONS[how]?.[words.language];
  return known === undefined ? text : `${token}: ${known}${other === null ? '' : ` ${other}`}`;
}

/** Only where another record goes back to the same, or this one follows another. */
function originRow(id: string, origin: HitAnswer['origin'], words: Wording): Rows {
  return origin.records.length > 1 || origin.id !== id ? [[words.say('origin'), origin.text]] : [];
}

function fieldName(field: string, words: Wording): string {
  return field in PHRASES ? words.say(field as Phrase) : field;
}

function groundRows(grounds: readonly GroundAnswer[], words: Wording): Rows {
  const title = words.say('grounds').toLowerCase();
  return grounds
    .flatMap(({ code, weight, texts = [] }) => {
      if (!code) return [];
      const label = code.unavailable ? groundLabel(code.code, words) : code.label;
      const heavy = weight && weight.code !== 'not_stated' ? ` (${weight.label.toLowerCase()})` : '';
      const said = texts.map(({ language, text }) => `[${language}] ${text}`);
      return [[`${code.code}  ${label}${heavy}`, ...said].join('\n')];
    })
    .map((line, at) => [at === 0 ? title : '', line]);
}

/** What the node bids to bear in mind about the grounds; said under them. */
function noteRow(note: string | null): Rows {
  return note === null ? [] : [['', note]];
}

const LISTS = ['outcome', 'grounds', 'reasons', 'parties', 'persons'] as const;

/** What the owner keeps back, or does not have: the answer is the same for both, so it says so. */
function hiddenRow(precedent: HitAnswer['precedent'], words: Wording): Rows {
  const names = LISTS.flatMap((list) => hiddenName([precedent[list]].flat(), list, words) ?? []);
  if (names.length === 0) return [];
  const { contactPoint } = precedent.signedBy;
  const ask = contactPoint ? `\n${words.say('ask')}: ${contactText(contactPoint)}` : '';
  return [[words.say('hiddenParts'), `${names.join(', ')} ${words.say('hiddenMeaning')}${ask}`]];
}

/** `grounds`, or `further grounds` when some of them are shown; undefined when nothing is kept back. */
function hiddenName(
  parts: readonly { readonly __typename: string }[],
  list: Phrase,
  words: Wording,
): string | undefined {
  const hidden = parts.filter(({ __typename }) => __typename === 'NotShared').length;
  if (hidden === 0) return undefined;
  const name = words.say(list).toLowerCase();
  return hidden < parts.length ? `${words.say('further')} ${name}` : name;
}
