import type { LabelLanguage } from '#vocabulary';

import type { CheckAnswer, HitAnswer } from './check-answer.type.js';
import { describeHit } from './describe-hit.js';
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
    ...answer.hits.map((hit, at) => renderHit(hit, at + 1, words)),
    ...(answer.more ? [`${words.say('moreHits')}\n`] : []),
    ...(answer.hits.length > 0 ? [`${words.say('informs')}\n`] : []),
    `${words.say('answer')} ${answer.id}, ${answer.answeredAt}\n`,
  ];
  return blocks.join('\n');
}

const INDENT = 3;

function renderHit(hit: HitAnswer, place: number, words: Wording): string {
  const { title, rows } = describeHit(hit, words);
  return `${place}. ${title}\n${indent(renderTable(rows), INDENT)}`;
}
