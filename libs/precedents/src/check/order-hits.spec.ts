import { type PlacedHit, orderHits } from './order-hits.js';

const hit = (recordId: string, state: string, arrival: number, rest: Partial<PlacedHit> = {}): PlacedHit => ({
  ...{ recordId, state, arrival, band: 1, mayHaveEnded: false },
  ...rest,
});
const ordered = (...hits: PlacedHit[]): string[] => orderHits(hits).map(({ recordId }) => recordId);

describe('orderHits', () => {
  it('puts the best band first, whenever it was recorded', () => {
    expect(ordered(hit('new', 'NL', 9, { band: 2 }), hit('old', 'NL', 1))).toEqual(['old', 'new']);
  });

  it('lets the owners take turns within a band, each with its newest first', () => {
    const many = [1, 2, 3].map((arrival) => hit(`NL ${arrival}`, 'NL', arrival + 10));
    expect(ordered(...many, hit('FR 1', 'FR', 1), hit('FR 2', 'FR', 2))).toEqual([
      ...['NL 3', 'FR 2', 'NL 2', 'FR 1', 'NL 1'],
    ]);
  });

  it('keeps the order in which those were found that only sound alike', () => {
    const sounding = (recordId: string, arrival: number, found: number): PlacedHit =>
      hit(recordId, 'NL', arrival, { band: 4, found });
    expect(ordered(sounding('second', 9, 1), sounding('first', 1, 0))).toEqual(['first', 'second']);
  });
});
