import { datePrecision, earliestDay, latestDay } from '#kernel';
import {
  type Term,
  decisionKinds,
  groundGroups,
  grounds,
  isCode,
  isCountry,
  naceSectors,
  stackLayers,
  technologyAreas,
} from '#vocabulary';

import { PrecedentFilter } from '../precedent-filter.input.js';
import { type QueryPiece, syntaxError } from './cut-query.js';

type FilterPiece = Extract<QueryPiece, { kind: 'filter' }>;
type ListField =
  'kinds' | 'groundCodes' | 'groundGroups' | 'layers' | 'technologyAreas' | 'sectors' | 'decidedBy';

const capitals = (text: string): string => text.toUpperCase();
const small = (text: string): string => text.toLowerCase();
const exactly = (text: string): string => text;

interface ListFilter {
  readonly field: ListField;
  readonly spelt: (text: string) => string;
  readonly isKnown: (code: string) => boolean;
}

const codes = (field: ListField, list: readonly Term[], spelt: ListFilter['spelt']): ListFilter => ({
  field,
  spelt,
  isKnown: (code) => isCode(list, code),
});

const LISTS: Readonly<Record<string, ListFilter>> = {
  ground: codes('groundCodes', grounds, capitals),
  group: codes('groundGroups', groundGroups, capitals),
  layer: codes('layers', stackLayers, small),
  technology: codes('technologyAreas', technologyAreas, exactly),
  sector: codes('sectors', naceSectors, exactly),
  kind: codes('kinds', decisionKinds, small),
  state: { field: 'decidedBy', spelt: capitals, isKnown: isCountry },
};
const DATES = { from: 'decidedFrom', to: 'decidedTo' } as const;
const NAMES = [...Object.keys(LISTS), ...Object.keys(DATES)].join(', ');

/**
 * What the filters of a question in words say together: of one name any, of different names all.
 * @throws PrecedentsError SEARCH_SYNTAX
 */
export function queryFilter(pieces: readonly FilterPiece[]): PrecedentFilter {
  const filter = new PrecedentFilter();
  for (const piece of pieces) {
    const list = Object.hasOwn(LISTS, piece.name) ? LISTS[piece.name] : undefined;
    if (list) addCode(filter, list, piece);
    else setDay(filter, piece);
  }
  return filter;
}

function addCode(filter: PrecedentFilter, { field, spelt, isKnown }: ListFilter, piece: FilterPiece): void {
  const code = spelt(piece.text);
  if (!isKnown(code)) {
    throw syntaxError(
      piece.at,
      'the filter has a value that is not on its list',
      'Take a code of the vocabulary, as ground:SEC-02 or state:CA.',
    );
  }
  filter[field] = [...(filter[field] ?? []), code];
}

function setDay(filter: PrecedentFilter, { name, text, at }: FilterPiece): void {
  if (name !== 'from' && name !== 'to') {
    throw syntaxError(
      at,
      'there is no filter of this name',
      `Filters are ${NAMES}; for anything else leave out the colon.`,
    );
  }
  if (datePrecision(text) === undefined) {
    throw syntaxError(
      at,
      'this is no date',
      'Give a year, month or day, as from:2024, to:2026-03 or to:2026-03-31.',
    );
  }
  if (filter[DATES[name]] !== undefined) {
    throw syntaxError(at, 'the same end of the time is given twice', 'Give from: and to: once each.');
  }
  filter[DATES[name]] = name === 'from' ? earliestDay(text) : latestDay(text);
}

const LIST_FIELDS = [...Object.values(LISTS).map(({ field }) => field), 'signedBy'] as const;

/** What both ask for. A list that both give holds what is on both, which may be nothing. */
export function bothFilters(one: PrecedentFilter, other: PrecedentFilter): PrecedentFilter {
  const both = Object.assign(new PrecedentFilter(), other, definedOf(one));
  for (const field of LIST_FIELDS) {
    const [left, right] = [one[field], other[field]];
    if (left && right) both[field] = left.filter((code) => right.includes(code));
  }
  const [froms, tos] = [
    [one.decidedFrom, other.decidedFrom],
    [one.decidedTo, other.decidedTo],
  ].map((days) => days.filter((day) => day !== undefined).sort());
  const [from, to] = [froms?.at(-1), tos?.[0]];
  if (from !== undefined) both.decidedFrom = from;
  if (to !== undefined) both.decidedTo = to;
  both.withEnded = one.withEnded || other.withEnded;
  return both;
}

function definedOf(filter: PrecedentFilter): Partial<PrecedentFilter> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
