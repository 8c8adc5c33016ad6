import type { FacetsAnswer, SearchPage } from './found.type.js';
import type { ListedPrecedent } from './precedent-page.type.js';
import { renderFacets, renderSearch, renderSimilar } from './render-found.js';

const SHOWN = { demonstration: false, language: 'en', columns: undefined } as const;

const RECORD: ListedPrecedent = {
  id: 'HfbHxMiUx7AQsuxyS2j7Fw',
  attribution: 'Canada decided',
  demonstration: true,
  status: { code: { code: 'standing', label: 'Standing' }, since: null, counts: true },
  signedBy: { code: 'CA' },
  outcome: {
    __typename: 'Outcome',
    kind: { code: 'prohibited', label: 'Prohibited' },
    decidedBy: { code: 'CA' },
    decidedOn: { value: '2024-11' },
    mainLayer: { code: 'chips', label: 'Chips' },
  },
  grounds: [{ __typename: 'Ground', code: { code: 'SEC-02' } }, { __typename: 'NotShared' }],
  parties: [{ __typename: 'NotShared' }],
};
const WHY = [{ says: '“photonic” stands in the outcome' }, { says: 'both carry the layer chips (Chips)' }];

const PAGE: SearchPage = {
  edges: [{ node: RECORD, why: WHY }],
  named: [{ asked: 'halbleiter', facet: 'layer', code: { code: 'chips', label: 'Chips' } }],
  limited: null,
  notCounted: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};

describe('what a search found', () => {
  it('says of each record who decided what, why it is there, and its id', () => {
    expect(renderSearch(PAGE, SHOWN)).toBe(`halbleiter: also layer chips (Chips)

1. Canada decided [CA]: Prohibited, 2024-11
   Standing; Chips; SEC-02
   - “photonic” stands in the outcome
   - both carry the layer chips (Chips)
   HfbHxMiUx7AQsuxyS2j7Fw
`);
  });

  it('says of a record whose outcome is not shared just that', () => {
    const node = { ...RECORD, outcome: { __typename: 'NotShared' } };
    expect(renderSearch({ ...PAGE, edges: [{ node, why: [] }] }, SHOWN)).toContain(
      '1. Canada decided [CA]: not shared\n   Standing; SEC-02\n',
    );
  });

  it('never says that there is nothing, only that nothing may be seen', () => {
    expect(renderSearch({ ...PAGE, edges: [], named: [] }, SHOWN)).toBe(
      'No record that you may see answers to this.\n',
    );
  });

  it('says where it was limited, what it leaves out, and how to go on', () => {
    const text = renderSearch(
      {
        ...PAGE,
        limited: 'A word stands in more records.',
        notCounted: [{ count: 1, text: '1 annulled decision not counted' }],
        pageInfo: { hasNextPage: true, endCursor: 'cursor-1' },
      },
      { ...SHOWN, demonstration: true },
    );
    expect(text).toMatch(/^DEMONSTRATION/);
    expect(text).toMatch(
      /more records\.\n\n1 annulled decision not counted \(--with-ended.*\n\nMore: --after cursor-1\n$/,
    );
  });
});

describe('what is like a case', () => {
  it('is shown with its reasons, and with who decides', () => {
    const text = renderSimilar({ similar: [{ precedent: RECORD, why: WHY }] }, SHOWN);
    expect(text).toContain('   - both carry the layer chips (Chips)\n');
    expect(text).toMatch(/A likeness informs; you decide\.\n$/);
  });

  it('is nothing where there is no such record to see', () => {
    expect(renderSimilar(null, SHOWN)).toBe('No record with this id that you may see.\n');
  });
});

describe('counts', () => {
  const ANSWER: FacetsAnswer = {
    caption: 'What members chose to share; not a measure of practice.',
    total: 2,
    limited: null,
    facets: [
      { facet: 'ground', counts: [] },
      {
        facet: 'layer',
        counts: [
          { code: { code: 'chips', label: 'Chips' }, count: 1 },
          { code: { code: 'models', label: 'Models' }, count: 1 },
        ],
      },
    ],
    notCounted: [],
  };

  it('stand under what they are not', () => {
    const [caption, , total, , head, first, second] = renderFacets(ANSWER, SHOWN).split('\n');
    expect([caption, total]).toEqual([ANSWER.caption, '2 records counted']);
    expect([head, first, second].map((line) => line?.trim().split(/ {2,}/))).toEqual([
      ['FACET', 'CODE', 'LABEL', 'RECORDS'],
      ['layer', 'chips', 'Chips', '1'],
      ['models', 'Models', '1'],
    ]);
  });
});
