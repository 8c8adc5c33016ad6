import type { LabelLanguage } from '#vocabulary';

import type { FacetsAnswer, FoundPrecedent, SearchPage, SimilarAnswer } from './found.type.js';
import { summaryOf } from './render-page.js';
import { notCountedLines } from './status-text.js';
import { renderTable } from './table.js';
import { Wording } from './wording.js';
import { indent, wrapText } from './wrap-text.js';

const NOTHING = 'No record that you may see answers to this.\n';
const INDENT = 3;

/** How an answer is shown: to whom, in which language, how wide. */
export interface Shown {
  readonly demonstration: boolean;
  readonly language: LabelLanguage;
  readonly columns: number | undefined;
}

/** What was found by words, each record with its reasons. */
export function renderSearch(page: SearchPage, shown: Shown): string {
  const words = new Wording(shown.language);
  const { edges, named, limited, notCounted, pageInfo } = page;
  return blocksOf(shown, words, [
    ...(named.length > 0 ? [named.map(namedLine).join('')] : []),
    recordsOf(edges, shown, words),
    ...(limited === null ? [] : [`${limited}\n`]),
    ...(notCounted.length > 0 ? [notCountedLines(notCounted, words).join('')] : []),
    ...(pageInfo.hasNextPage && pageInfo.endCursor ? [`More: --after ${pageInfo.endCursor}\n`] : []),
  ]);
}

/** What is like a case; nothing at all where there is no such record to see. */
export function renderSimilar(answer: SimilarAnswer | null, shown: Shown): string {
  const words = new Wording(shown.language);
  if (!answer) return blocksOf(shown, words, ['No record with this id that you may see.\n']);
  const found = answer.similar.map(({ precedent, why }) => ({ node: precedent, why }));
  return blocksOf(shown, words, [recordsOf(found, shown, words), 'A likeness informs; you decide.\n']);
}

/** How many records carry which code, under the caption that belongs to every number. */
export function renderFacets(answer: FacetsAnswer, shown: Shown): string {
  const words = new Wording(shown.language);
  const rows = answer.facets.flatMap(({ facet, counts }) =>
    counts.map(({ code, count }, place) => [place === 0 ? facet : '', code.code, code.label, String(count)]),
  );
  return blocksOf(shown, words, [
    `${answer.caption}\n`,
    `${answer.total} ${answer.total === 1 ? 'record' : 'records'} counted\n`,
    ...(rows.length > 0 ? [renderTable(rows, ['FACET', 'CODE', 'LABEL', 'RECORDS'])] : []),
    ...(answer.limited === null ? [] : [`${answer.limited}\n`]),
    ...(answer.notCounted.length > 0 ? [notCountedLines(answer.notCounted, words).join('')] : []),
  ]);
}

function blocksOf({ demonstration }: Shown, words: Wording, blocks: readonly string[]): string {
  return [...(demonstration ? [`${words.say('demonstration')}\n`] : []), ...blocks].join('\n');
}

function namedLine({ asked, facet, code }: SearchPage['named'][number]): string {
  return `${asked}: also ${facet} ${code.code} (${code.label})\n`;
}

function recordsOf(found: readonly FoundPrecedent[], { columns }: Shown, words: Wording): string {
  if (found.length === 0) return NOTHING;
  const width = columns === undefined ? undefined : columns - INDENT;
  return found
    .map(({ node, why }, place) => {
      const [title = '', ...rest] = summaryOf(node, words);
      const lines = [...rest, ...why.map(({ says }) => `- ${says}`), node.id];
      const below = lines.map((line) => indent(wrapText(line, width), INDENT)).join('\n');
      return `${place + 1}. ${title}\n${below}\n`;
    })
    .join('\n');
}
