import { PrecedentFilter } from '../precedent-filter.input.js';
import { parseQuery } from './parse-query.js';
import { bothFilters } from './query-filter.js';

const refusal = (text: string): unknown => {
  try {
    return parseQuery(text);
  } catch (error) {
    return error;
  }
};

describe('parseQuery', () => {
  it('takes words, a phrase and an exclusion apart', () => {
    const { words, phrases, without } = parseQuery('Models "foundation models" -cloud');
    expect(words).toEqual(['models', 'foundation']);
    expect(phrases).toEqual([[1, 0]]);
    expect(without).toEqual(['cloud']);
  });

  it('takes every filter, in either case, and several of one name for any of them', () => {
    const text =
      'ground:sec-02 ground:ELE-06 group:con layer:Models technology:I.3.a sector:62.10 kind:prohibited state:ca';
    expect(parseQuery(`${text} from:2024 to:2026-02`).filter).toMatchObject({
      groundCodes: ['SEC-02', 'ELE-06'],
      groundGroups: ['CON'],
      layers: ['models'],
      technologyAreas: ['I.3.a'],
      sectors: ['62.10'],
      kinds: ['prohibited'],
      decidedBy: ['CA'],
      decidedFrom: '2024-01-01',
      decidedTo: '2026-02-28',
    });
  });

  it.each([
    ['an unclosed phrase', 'chips "data', 7],
    ['a quotation mark within a word', 'da"ta chips"', 1],
    ['a filter of no name that there is', 'chips investor:Quillmere', 7],
    ['a filter named as what every object has', 'constructor:x', 1],
    ['a code that is not on the list', 'ground:SEC-99', 1],
    ['a filter without a value', 'chips layer:', 7],
    ['a state that there is not', 'state:XX', 1],
    ['no date', 'chips from:2026-13', 7],
    ['two beginnings', 'from:2024 from:2025', 11],
    ['an excluded filter', 'chips -layer:data', 7],
    ['an empty phrase', 'chips ""', 7],
  ])('says where and what to do about %s', (_, text, at) => {
    expect(refusal(text)).toMatchObject({
      code: 'SEARCH_SYNTAX',
      path: ['text'],
      message: expect.stringContaining(`at character ${at}:`) as string,
      advice: expect.stringMatching(/./) as string,
    });
  });

  it('takes a dash between words for no exclusion', () => {
    expect(parseQuery('chips - data --')).toMatchObject({ words: ['chips', 'data'], without: [] });
  });

  it('repeats nothing of the question in what it says', () => {
    expect(String(refusal('investor:Quillmere'))).not.toMatch(/quillmere/i);
  });

  it.each(['', '   ', '🤖', '\u0000\u202e', '-cloud', 'layer:chips -cloud'])(
    'F21 finds nothing to look for in %j',
    (text) => {
      expect(refusal(text)).toMatchObject({ code: 'SEARCH_EMPTY' });
    },
  );

  it('F21 takes one letter, and text from right to left', () => {
    expect(parseQuery('x').words).toEqual(['x']);
    expect(parseQuery('بيانات').words).toEqual(['بيانات']);
  });

  it('refuses 10,000 letters, and more words than a question needs', () => {
    expect(refusal('a'.repeat(10_000))).toMatchObject({ code: 'SEARCH_TOO_LONG' });
    const many = Array.from({ length: 33 }, (_, place) => `w${place}`).join(' ');
    expect(refusal(many)).toMatchObject({ code: 'SEARCH_TOO_LONG' });
  });
});

describe('the codes that words name', () => {
  const codesOf = (text: string): string[] =>
    parseQuery(text).codes.map(({ facet, code }) => `${facet} ${code}`);

  it.each([
    ['semiconductors', ['layer chips']],
    ['halfgeleiders', ['layer chips']],
    ['Halbleiter', ['layer chips']],
    ['semi-conducteurs', ['layer chips']],
    ['data centres', ['layer compute']],
    ['rekenkracht', ['layer compute']],
    ['verboden', ['kind prohibited']],
    ['submarine cables', ['technology_area III.c', 'layer connectivity']],
    ['energie', ['technology_area III.g']],
    ['SEC-02', ['ground SEC-02']],
    ['state ownership, control or funding', ['ground INV-01']],
    ['data', ['ground DEP-06', 'layer data']],
    ['photonic', ['layer chips']],
    ['wafer thin', ['layer materials']],
    ['not recorded', []],
  ])('are, for %j, %j', (text, expected) => {
    expect(codesOf(text).sort()).toEqual([...expected].sort());
  });
});

describe('bothFilters', () => {
  const filterOf = (values: Partial<PrecedentFilter>): PrecedentFilter =>
    Object.assign(new PrecedentFilter(), values);

  it('holds to both: what is on both lists, in the time of both', () => {
    const one = filterOf({ layers: ['chips', 'data'], decidedFrom: '2024-01-01', decidedTo: '2026-12-31' });
    const other = filterOf({
      layers: ['data'],
      kinds: ['unwound'],
      decidedFrom: '2025-01-01',
      withEnded: true,
    });
    expect(bothFilters(one, other)).toEqual({
      layers: ['data'],
      kinds: ['unwound'],
      decidedFrom: '2025-01-01',
      decidedTo: '2026-12-31',
      withEnded: true,
    });
  });
});
