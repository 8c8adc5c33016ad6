import type { HitAnswer } from '../render/check-answer.type.js';
import { BANDS, VERDICTS } from '../render/match-words.js';
import { statusText } from '../render/status-text.js';
import type { Wording } from '../render/wording.js';
import { safeText } from '../terminal.js';
import type { AnsweredRow } from './ask-rows.js';

/** The same in every language, for programs read them too. */
export const RESULT_COLUMNS = [
  'row',
  'name',
  'hit',
  'record',
  'owner',
  'decision',
  'status',
  'earlier refusal',
  'why',
  'answer',
  'receipt',
  'note',
] as const;

export type ResultLine = Readonly<Record<(typeof RESULT_COLUMNS)[number], string>>;

type Cells = Partial<ResultLine>;

/** What a row came to, in one line for each record found; and one when there is none. */
export function resultLines(answered: AnsweredRow, words: Wording, receiptFile?: string): ResultLine[] {
  const { planned, result } = answered;
  const own: Cells = { row: String(planned.row), name: planned.label };
  if (result.__typename === 'Rejected') {
    const why = result.problems.map(({ code, message }) => `${code}: ${message}`).join(' ');
    return [lineOf({ ...own, hit: words.say('refused'), why })];
  }
  const shared: Cells = {
    ...own,
    answer: result.id,
    receipt: receiptFile ?? result.receipt?.token ?? '',
    note: result.more ? words.say('moreHits') : '',
  };
  const lines = [
    ...result.hits.map((hit) => ({ ...shared, ...hitCells(hit, words) })),
    ...result.announcements.map(({ text, state }) => {
      const owner = `${state.name} (${state.code})`;
      return { ...shared, hit: words.say('announced'), owner, why: text };
    }),
    ...result.notCounted.map(({ text }) => ({ ...shared, hit: words.say('noLongerCounted'), why: text })),
  ];
  const none = { ...shared, hit: words.say('noRecord'), why: result.coverage };
  return (lines.length > 0 ? lines : [none]).map(lineOf);
}

function hitCells({ precedent, matches, earlierRefusal, explanation }: HitAnswer, words: Wording): Cells {
  const [best] = matches;
  const { kind, decidedOn } = precedent.outcome;
  const band = best ? (BANDS[best.band]?.[words.language] ?? best.band) : '';
  const verdict = VERDICTS[earlierRefusal.counts]?.[words.language] ?? earlierRefusal.counts;
  const decision = kind && decidedOn ? `${kind.label}, ${decidedOn.value}` : words.say('outcomeHidden');
  return {
    hit: best ? `${words.say('matchedAs')} ${best.role.label.toLowerCase()}, ${band}: ${best.name}` : '',
    record: precedent.id,
    owner: `${precedent.signedBy.name} (${precedent.signedBy.code})`,
    decision: `${precedent.attribution}: ${decision}`,
    status: statusText(precedent.status, words),
    'earlier refusal': `${verdict}. ${earlierRefusal.reason}`,
    why: explanation.join(' '),
    ...(precedent.demonstration && { note: words.say('demonstration') }),
  };
}

/** What others wrote must turn nothing round in a sheet either. */
function lineOf(cells: Cells): ResultLine {
  const entries = RESULT_COLUMNS.map((column) => [column, safeText(cells[column] ?? '')]);
  return Object.fromEntries(entries) as ResultLine;
}
