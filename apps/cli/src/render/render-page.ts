import type { LabelLanguage } from '#vocabulary';

import type { ListedPrecedent, PrecedentPage } from './precedent-page.type.js';
import { notCountedLines } from './status-text.js';
import { renderTable } from './table.js';
import { Wording } from './wording.js';
import { wrapText } from './wrap-text.js';

const HEAD = ['ID', 'WHO', 'DATE', 'DECISION', 'STATUS', 'LAYER', 'GROUNDS', 'INVESTOR / TARGET'];
/** Widths that the longer columns are wrapped to on a terminal; a file gets one line for each record. */
const WIDTH = { who: 20, decision: 14, status: 12, layer: 14, grounds: 14, parties: 28 } as const;

/** A page of precedents as a table, and how to get the next one. */
export function renderPage(
  { edges, pageInfo, notCounted }: PrecedentPage,
  demonstration: boolean,
  language: LabelLanguage,
  columns: number | undefined,
): string {
  const words = new Wording(language);
  const rows = edges.map(({ node }) => rowOf(node, words, columns !== undefined));
  const blocks = [
    ...(demonstration ? [`${words.say('demonstration')}\n`] : []),
    rows.length > 0 ? renderTable(rows, HEAD) : 'No record that you may see answers to this.\n',
    ...(notCounted.length > 0 ? [notCountedLines(notCounted, words).join('')] : []),
    ...(pageInfo.hasNextPage && pageInfo.endCursor ? [`More: --after ${pageInfo.endCursor}\n`] : []),
  ];
  return blocks.join('\n');
}

function rowOf(precedent: ListedPrecedent, words: Wording, wrapped: boolean): string[] {
  const { kind, decidedOn, mainLayer } = precedent.outcome;
  const hidden = words.say('hiddenParts');
  const fit = (text: string, width: number): string => wrapText(text, wrapped ? width : undefined);
  return [
    precedent.id,
    fit(`${precedent.attribution} [${codesOf(precedent)}]`, WIDTH.who),
    decidedOn?.value ?? hidden,
    fit(kind?.label ?? hidden, WIDTH.decision),
    fit(statusLabel(precedent), WIDTH.status),
    fit(mainLayer?.label ?? hidden, WIDTH.layer),
    fit(groundCodes(precedent) || hidden, WIDTH.grounds),
    fit(partyNames(precedent) || hidden, WIDTH.parties),
  ];
}

/** One record in two lines: who decided what and when, then where it stands, its layer, grounds and parties. */
export function summaryOf(precedent: ListedPrecedent, words: Wording): string[] {
  const { kind, decidedOn, mainLayer } = precedent.outcome;
  const hidden = words.say('hiddenParts');
  const what = [kind?.label, decidedOn?.value].filter((part) => part !== undefined).join(', ') || hidden;
  return [
    `${precedent.attribution} [${codesOf(precedent)}]: ${what}`,
    [statusLabel(precedent), mainLayer?.label, groundCodes(precedent), partyNames(precedent)]
      .filter((part) => part)
      .join('; '),
  ];
}

/** `GB`, or `NL: US` when one state reports what another decided. */
function codesOf({ signedBy, outcome }: ListedPrecedent): string {
  const decidedBy = outcome.decidedBy?.code ?? signedBy.code;
  return decidedBy === signedBy.code ? decidedBy : `${signedBy.code}: ${decidedBy}`;
}

function statusLabel({ status: { code, since } }: ListedPrecedent): string {
  return since ? `${code.label}, ${since.value}` : code.label;
}

function groundCodes({ grounds }: ListedPrecedent): string {
  return grounds.flatMap(({ code }) => code?.code ?? []).join(', ');
}

function partyNames({ parties }: ListedPrecedent): string {
  const named = (code: string): string =>
    parties.flatMap(({ role, names }) => (role?.code === code ? (names?.[0]?.value ?? []) : [])).join(', ');
  const [investor, target] = [named('investor'), named('target')];
  return investor || target ? `${investor || '-'} / ${target || '-'}` : '';
}
