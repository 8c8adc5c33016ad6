import { gatherGrants } from './gather-grants.js';
import type { GrantedRow } from './granted-rows.store.js';

const row = (digest: string, encoded: string | null, index = 3): GrantedRow => ({
  index,
  statement: `statement-${index}`,
  digest,
  encoded,
});

describe('gatherGrants', () => {
  it('names every state that sees a disclosure, whoever’s eyes its text was read with', () => {
    const seen = new Map([
      ['NL', [row('a', 'text of a')]],
      ['DE', [row('a', null), row('b', 'text of b')]],
    ]);
    expect(gatherGrants(seen)).toEqual([
      {
        index: 3,
        statement: 'statement-3',
        parts: { a: ['DE', 'NL'], b: ['DE'] },
        disclosures: ['text of a', 'text of b'],
      },
    ]);
  });

  it('finds a text that was read for another statement, where two have the same disclosure', () => {
    const seen = new Map([
      ['NL', [row('a', 'text of a', 1)]],
      ['DE', [row('a', null, 2)]],
    ]);
    expect(gatherGrants(seen).map(({ disclosures }) => disclosures)).toEqual([['text of a'], ['text of a']]);
  });

  it('grants as many disclosures as it has texts, in the order of their digests', () => {
    const seen = new Map([['NL', [row('c', 'third'), row('a', 'first'), row('b', 'second')]]]);
    const [grant] = gatherGrants(seen);
    expect(grant?.disclosures).toEqual(['first', 'second', 'third']);
    expect(Object.keys(grant?.parts ?? {})).toEqual(['a', 'b', 'c']);
  });

  it('keeps statements in the order of the log', () => {
    const seen = new Map([['NL', [row('x', 'later', 9), row('y', 'earlier', 2)]]]);
    expect(gatherGrants(seen).map(({ index }) => index)).toEqual([2, 9]);
  });
});
