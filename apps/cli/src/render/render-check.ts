import type { LabelLanguage } from '#vocabulary';

import type { CheckAnswer, HitAnswer } from './check-answer.type.js';
import { contactText } from './contact-text.js';
import { describeHit } from './describe-hit.js';
import { notCountedLines } from './status-text.js';
import { renderTable } from './table.js';
import { indent } from './wrap-text.js';
import { Wording } from './wording.js';

/** The answer to a check for a person: what it covers first, then each record found. */
export function renderCheck(answer: CheckAnswer, demonstration: boolean, language: LabelLanguage): string {
  const words = new Wording(language);
  const shown = demonstration || answer.hits.some(({ precedent }) => precedent.demonstration);
  const blocks = [
    ...(shown ? [`${words.say('demonstration')}\n`] : []),
    `${answer.coverage}\n`,
    // Several records that go back to one decision are not several decisions.
    ...(answer.origins.origins < answer.origins.records ? [`${answer.origins.text}\n`] : []),
    ...answer.hits.map((hit, at) => renderHit(hit, at + 1, words)),
    ...blockOf(notCountedLines(answer.notCounted, words)),
    ...blockOf(reachLines(answer, words)),
    ...(answer.more ? [`${words.say('moreHits')}\n`] : []),
    ...(answer.hits.length > 0 ? [`${words.say('informs')}\n`] : []),
    `${words.say('answer')} ${answer.id}, ${answer.answeredAt}\n`,
  ];
  return blocks.join('\n');
}

function blockOf(lines: readonly string[]): string[] {
  return lines.length > 0 ? [lines.join('')] : [];
}

/** Who would have you ask, and to whom the question went; nothing when it went to nobody. */
function reachLines(
  { announcements, asked, answered, notAnswered, notAsked }: CheckAnswer,
  words: Wording,
): string[] {
  const codes = (states: readonly { readonly code: string }[]): string =>
    states.map(({ code }) => code).join(', ') || words.say('none');
  const announced = announcements.map(({ text, state: { contactPoint } }) => {
    const ask = contactPoint ? ` ${words.say('ask')}: ${contactText(contactPoint)}` : '';
    return `${words.say('announced')}: ${text}${ask}\n`;
  });
  if (asked.length === 0) return announced;
  const rows = [
    [words.say('asked'), codes(asked)],
    [words.say('answered'), codes(answered)],
    ...(notAnswered.length > 0 ? [[words.say('notAnswered'), codes(notAnswered)]] : []),
    [words.say('notAsked'), codes(notAsked)],
  ];
  return [...announced, renderTable(rows)];
}

const INDENT = 3;

function renderHit(hit: HitAnswer, place: number, words: Wording): string {
  const { title, rows } = describeHit(hit, words);
  return `${place}. ${title}\n${indent(renderTable(rows), INDENT)}`;
}
