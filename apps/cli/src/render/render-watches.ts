import type { LabelLanguage } from '#vocabulary';

import { type Phrase } from './phrases.js';
import { renderTable } from './table.js';
import type { NoticePage, SavedWatch, ToldNotice } from './watch.type.js';
import { Wording } from './wording.js';

const KINDS: Readonly<Record<ToldNotice['kind'], Phrase>> = {
  NEW: 'noticeNew',
  CHANGED: 'noticeChanged',
  STATUS_CHANGED: 'noticeStatus',
};

export function renderSaved({ id, until, limited }: SavedWatch): string {
  const most = limited ? ' More records answer than it reads: ask more narrowly.' : '';
  return `Watch ${id} goes on until ${day(until)}. It tells of what comes from now on; see grounds notices.${most}\n`;
}

export function renderEnded({ id }: SavedWatch): string {
  return `Watch ${id} has ended, and what it told is gone.\n`;
}

export function renderWatches(watches: readonly SavedWatch[]): string {
  if (watches.length === 0) return 'You have no watch that goes on.\n';
  const rows = watches.map(({ id, question, caseReference, until, judgedAt, limited }) => [
    ...[id, asked(question), caseReference, day(until), judgedAt],
    limited ? 'in part' : 'whole',
  ]);
  return renderTable(rows, ['WATCH', 'ASKS', 'CASE', 'UNTIL', 'ASKED LAST', 'READ']);
}

export function renderNotices(page: NoticePage, demonstration: boolean, language: LabelLanguage): string {
  const words = new Wording(language);
  const { notices, pageInfo } = page;
  const blocks = [
    ...(demonstration ? [`${words.say('demonstration')}\n`] : []),
    notices.length > 0
      ? notices.map((notice) => renderNotice(notice, language)).join('')
      : 'Nothing that you may see now.\n',
    `${pageInfo.hasNextPage ? 'More' : 'Next time'}: --after ${pageInfo.endCursor}\n`,
  ];
  return blocks.join('\n');
}

/** The reasons are the node's, in English. */
export function renderNotice(notice: ToldNotice, language: LabelLanguage): string {
  const { noticedAt, kind, recordId, status, because, cursor } = notice;
  const words = new Wording(language);
  const head = `${noticedAt}  ${words.say(KINDS[kind])}  ${recordId}  ${status.code.label}  (--after ${cursor})`;
  return [head, ...because.map((reason) => `   - ${reason}`), ''].join('\n');
}

const day = (instant: string): string => instant.slice(0, 10);

interface Question {
  readonly text?: string;
  readonly parties?: readonly {
    readonly names?: readonly string[];
    readonly lei?: string;
    readonly registration?: { readonly country: string; readonly number: string };
  }[];
}

/** In a line, what was saved. */
function asked(question: string): string {
  const { text, parties = [] } = JSON.parse(question) as Question;
  if (text !== undefined) return text;
  return parties
    .flatMap(({ names = [], lei, registration }) => [
      ...names,
      ...(lei ? [`LEI ${lei}`] : []),
      ...(registration ? [`${registration.country}:${registration.number}`] : []),
    ])
    .join(', ');
}
