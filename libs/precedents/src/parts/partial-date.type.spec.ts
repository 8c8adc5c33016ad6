import { partialDateOf } from './partial-date.type.js';

describe('partialDateOf', () => {
  it.each([
    ['2022-11-16', 'day'],
    ['2022-11', 'month'],
    ['2022', 'year'],
  ])('shows %s as known to the %s', (value, precision) => {
    expect(partialDateOf(value)).toEqual({ value, precision });
  });

  it.each(['not_recorded', '2022-02-30', ''])('shows no date for %p', (value) => {
    expect(partialDateOf(value)).toBeUndefined();
  });
});
