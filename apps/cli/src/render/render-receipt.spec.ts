import type { Following, SearchedLog } from '#journal/core';

import type { VerifiedReceipt } from '../verify/verify-receipt-file.js';
import { renderReceipt } from './render-receipt.js';

const SECOND = Date.parse('2026-11-24T09:00:00Z') / 1000;
const OWN: Following = { states: ['NL'], freshness: 'own', reasons: [], pulledAt: null, withheld: null };
const log = (change: Partial<SearchedLog>, following?: Partial<Following>): SearchedLog => ({
  ...{ origin: 'nl.example/log', size: 3, root: 'AAAA' },
  checkpoint: { size: 3, signedAt: SECOND, age: 10 },
  ...(following ? { following: { ...OWN, ...following } } : {}),
  ...change,
});

const rendered = (searched: SearchedLog[], rest: Partial<VerifiedReceipt['claims']> = {}): string[] => {
  const claims = {
    ...{
      iss: 'nl.example/log',
      iat: SECOND,
      jti: 'A',
      state: 'NL',
      commitment: 'C',
      says: 'What it covers.',
    },
    ...{ searched, asked: [], answered: [], notAsked: ['FR'] },
    found: { records: [], more: false, notCounted: 0, announcedBy: [] },
    ...rest,
  };
  return renderReceipt({ keyId: 'K', claims, question: '{}' }).split('\n');
};
const searchedIn = (lines: string[]): string[] =>
  lines.filter((line) => line.startsWith('searched:')).map((line) => line.slice(13));

describe('the receipt of a check for a person', () => {
  it('names each log, whose home it is, and how fresh it was', () => {
    const pulled = { pulledAt: SECOND };
    const lines = rendered([
      log({}, {}),
      log({ origin: 'fr.example/log' }, { states: ['FR'], freshness: 'fresh', ...pulled }),
      log(
        { origin: 'ca.example/log' },
        { states: ['AU', 'CA'], freshness: 'stale', reasons: ['lease_over', 'not_pulled'], ...pulled },
      ),
    ]);
    expect(searchedIn(lines)).toEqual([
      'nl.example/log at 3 entries, root AAAA; newest checkpoint of 3 entries, signed at 2026-11-24T09:00:00.000Z, 10 s old; home of NL',
      'fr.example/log at 3 entries, root AAAA; newest checkpoint of 3 entries, received at 2026-11-24T09:00:00.000Z, 10 s old; home of FR; fresh, last pulled 2026-11-24T09:00:00.000Z',
      'ca.example/log at 3 entries, root AAAA; newest checkpoint of 3 entries, received at 2026-11-24T09:00:00.000Z, 10 s old; home of AU, CA; stale (lease over, not pulled), last pulled 2026-11-24T09:00:00.000Z',
    ]);
  });

  it('says how far witnesses have confirmed a log, or that none have', () => {
    const witnessed = { size: 2, witnessedAt: SECOND, age: 70 };
    const [first, second] = searchedIn(rendered([log({ witnessed }, {}), log({ witnessed: null }, {})]));
    expect(first).toContain(
      '; a quorum of witnesses for 2 entries, at 2026-11-24T09:00:00.000Z, 70 s old; home of NL',
    );
    expect(second).toContain('; no quorum of witnesses; home of NL');
  });

  it('says of a log that was never followed, or never taken over whole, that it was not', () => {
    const none = { size: 0, checkpoint: null };
    const never = log(none, { states: ['CA'], freshness: 'never_followed' });
    const begun = log({}, { states: ['CA'], freshness: 'stale', reasons: ['not_pulled'] });
    const [first, second] = searchedIn(rendered([never, begun]));
    expect(first).toMatch(/; nothing of it had come by then; home of CA; never followed$/);
    expect(second).toMatch(/; stale \(not pulled\), last pulled never$/);
  });

  it('reads a receipt of a node that knew one log alone', () => {
    expect(searchedIn(rendered([log({ checkpoint: null })]))).toEqual([
      'nl.example/log at 3 entries, root AAAA; nothing of it was published then',
    ]);
  });

  it('names the states asked, those of them without an answer, and those not asked', () => {
    const lines = rendered([log({})], { asked: ['CA', 'DE'], answered: ['DE'] });
    expect(lines).toContain('asked:       CA, DE; without an answer: CA; not asked: FR');
  });
});
