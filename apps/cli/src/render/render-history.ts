import { earliestDay } from '#kernel';
import type { LabelLanguage } from '#vocabulary';

import type { MomentOptions } from '../moment.js';
import { describeEntry, distinctRelations, type EntryText, relationLines } from './describe-entry.js';
import type { HistoryEntry, RecordHistory } from './history.type.js';
import { statusCourse } from './status-course.js';
import { statusText } from './status-text.js';
import type { StatusAnswer } from './status.type.js';
import { renderTable } from './table.js';
import { Wording } from './wording.js';
import { indent, wrapText } from './wrap-text.js';

/** From where the history is looked at. */
export interface HistoryView extends MomentOptions {
  /** Where the decision stands now, when the history is that of an earlier moment. */
  readonly now: StatusAnswer | undefined;
}

const INDENT = 2;
const WHAT_WIDTH = 60;
const HEAD = ['WHEN', 'WHAT', 'STATUS AFTER', 'SAID BY', 'RECORDED'];

/** The story of a decision in the order in which things happened. */
export function renderHistory(record: RecordHistory, view: HistoryView, language: LabelLanguage): string {
  const words = new Wording(language);
  const facts = renderTable(factRows(record, view, words));
  return [
    record.demonstration ? `${words.say('demonstration')}\n\n` : '',
    `${record.attribution}\n${indent(facts, INDENT)}\n`,
    renderTable(entryRows(record, words), HEAD),
  ].join('');
}

function factRows(record: RecordHistory, view: HistoryView, words: Wording): string[][] {
  const { asOf, knownAt, now } = view;
  const status = statusText(record.status, words);
  const named = record.parties.flatMap(({ names }) => names?.[0]?.value ?? []);
  const inverse = distinctRelations(record.relations).filter((relation) => relation.inverse);
  return [
    [words.say('record').toLowerCase(), record.id],
    ...(named.length > 0 ? [[words.say('parties').toLowerCase(), named.join(', ')]] : []),
    ...(asOf === undefined ? [] : [[words.say('asOf'), asOf]]),
    ...(knownAt === undefined ? [] : [[words.say('knownAt'), knownAt]]),
    [now ? words.say('statusThen') : words.say('status'), status],
    ...(now ? [[words.say('statusNow'), statusText(now, words)]] : []),
    ...inverse.map((relation) => [words.say('related'), relationLines(relation, words).join('\n')]),
  ];
}

function entryRows(record: RecordHistory, words: Wording): string[][] {
  const course = statusCourse(record.history, words);
  return record.history
    .map((entry) => ({ entry, text: describeEntry(entry, words) }))
    .sort(byDate)
    .map(({ entry, text: { date, lines } }) => [
      date,
      wrapText(lines.join('\n'), WHAT_WIDTH),
      course.get(entry.id) ?? '',
      record.signedBy.code,
      entry.recordedAt,
    ]);
}

interface Told {
  readonly entry: HistoryEntry;
  readonly text: EntryText;
}

function byDate(one: Told, other: Told): number {
  const [left, right] = [earliestDay(one.text.date), earliestDay(other.text.date)];
  if (left === right) return one.entry.logIndex - other.entry.logIndex;
  return left < right ? -1 : 1;
}
