import { quantile } from './quantile.js';

describe('quantile', () => {
  it.each([
    [0, 1],
    [0.5, 3],
    [0.95, 5],
    [1, 5],
  ])('gives the value below which %p of the values lie', (share, value) => {
    expect(quantile([5, 1, 4, 2, 3], share)).toBe(value);
  });

  it('is no number where there are no values', () => expect(quantile([], 0.5)).toBeNaN());
});
