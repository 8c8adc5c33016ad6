import type { ListedPrecedent, PrecedentPage } from './precedent-page.type.js';
import { renderPage } from './render-page.js';

const REPORTED: ListedPrecedent = {
  id: 'HfbHxMiUx7AQsuxyS2j7Fw',
  attribution: 'Netherlands reports that United States of America decided',
  demonstration: true,
  status: { code: { code: 'annulled', label: 'Annulled' }, since: { value: '2017-02' }, counts: false },
  signedBy: { code: 'NL' },
  outcome: {
    __typename: 'Outcome',
    kind: { code: 'prohibited', label: 'Prohibited' },
    decidedBy: { code: 'US' },
    decidedOn: { value: '2016-12' },
    mainLayer: { code: 'chips', label: 'Chips' },
  },
  grounds: [
    { __typename: 'Ground', code: { code: 'SEC-02' } },
    { __typename: 'Ground', code: { code: 'SEC-14' } },
    { __typename: 'NotShared' },
  ],
  parties: [
    { __typename: 'Party', role: { code: 'target' }, names: [{ value: 'Target One (fictitious)' }] },
    { __typename: 'Party', role: { code: 'owner' }, names: [{ value: 'Owner (fictitious)' }] },
    { __typename: 'Party', role: { code: 'investor' }, names: [{ value: 'Buyer (fictitious)' }] },
    { __typename: 'NotShared' },
  ],
};

const HIDDEN: ListedPrecedent = {
  ...REPORTED,
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  attribution: 'Netherlands has a record',
  outcome: { __typename: 'NotShared' },
  grounds: [{ __typename: 'NotShared' }],
  parties: [{ __typename: 'NotShared' }],
};

function page(nodes: ListedPrecedent[], endCursor: string | null = null): PrecedentPage {
  const edges = nodes.map((node) => ({ node }));
  return { edges, notCounted: [], pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}

describe('a page of precedents', () => {
  it('gives each record one line with all that the list promises', () => {
    const line = renderPage(page([REPORTED]), false, 'en', undefined).split('\n')[1];
    expect(line?.split(/ {2,}/)).toEqual([
      'HfbHxMiUx7AQsuxyS2j7Fw',
      'Netherlands reports that United States of America decided [NL: US]',
      '2016-12',
      'Prohibited',
      'Annulled, 2017-02',
      'Chips',
      'SEC-02, SEC-14',
      'Buyer (fictitious) / Target One (fictitious)',
    ]);
  });

  it('says of each hidden thing that it is not shared', () => {
    const line = renderPage(page([HIDDEN]), false, 'en', undefined).split('\n')[1];
    expect(line?.split(/ {2,}/)).toEqual([
      'AAAAAAAAAAAAAAAAAAAAAA',
      'Netherlands has a record [NL]',
      ...['not shared', 'not shared', 'Annulled, 2017-02'],
      ...Array.from({ length: 3 }, () => 'not shared'),
    ]);
  });

  it('wraps the longer columns on a terminal', () => {
    const lines = renderPage(page([REPORTED]), false, 'en', 120).split('\n');
    expect(lines[1]).toMatch(/^HfbHxMiUx7AQsuxyS2j7Fw {2}Netherlands reports +2016-12/);
    expect(lines[2]).toMatch(/^ {24}that United States +2017-02 +One \(fictitious\)$/);
  });

  it('gives the cursor of the next page when there is one', () => {
    expect(renderPage(page([REPORTED], 'cursor-1'), false, 'en', undefined)).toContain(
      'More: --after cursor-1',
    );
    expect(renderPage(page([REPORTED]), false, 'en', undefined)).not.toContain('More');
  });

  it('never says that there is nothing, only that nothing may be seen', () => {
    expect(renderPage(page([]), false, 'en', undefined)).toBe(
      'No record that you may see answers to this.\n',
    );
  });

  it('says first that it is a demonstration', () => {
    expect(renderPage(page([]), true, 'en', undefined)).toMatch(/^DEMONSTRATION/);
  });

  it('says what it leaves out because it no longer counts', () => {
    const notCounted = [
      { count: 2, text: '2 annulled decisions not counted' },
      { count: 1, text: '1 revoked decision not counted' },
    ];
    expect(renderPage({ ...page([]), notCounted }, false, 'en', undefined)).toMatch(
      /\n2 annulled decisions not counted \(--with-ended shows them\)\n1 revoked decision not counted \(/,
    );
  });

  it('says of a decision that stands as it was taken no date', () => {
    const status = { code: { code: 'standing', label: 'Standing' }, since: null, counts: true };
    const line = renderPage(page([{ ...REPORTED, status }]), false, 'en', undefined).split('\n')[1];
    expect(line?.split(/ {2,}/)[4]).toBe('Standing');
  });
});
