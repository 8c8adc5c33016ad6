import { isInstant } from './is-instant.js';

describe('isInstant', () => {
  it.each([
    '2026-11-23T20:00:00Z',
    '2026-11-23T20:00:00.250Z',
    '2028-02-29T00:00:00Z',
    '1999-12-31T23:59:59Z',
  ])('takes %s', (text) => {
    expect(isInstant(text)).toBe(true);
  });

  it.each([
    ['a day', '2026-11-23'],
    ['minutes without seconds', '2026-11-23T20:00Z'],
    ['no zone', '2026-11-23T20:00:00'],
    ['another zone', '2026-11-23T20:00:00+00:00'],
    ['small letters', '2026-11-23t20:00:00z'],
    ['tenths of a second', '2026-11-23T20:00:00.1Z'],
    ['29 February of a common year', '2027-02-29T00:00:00Z'],
    ['31 April', '2027-04-31T00:00:00Z'],
    ['month 13', '2027-13-01T00:00:00Z'],
    ['the end of a day as hour 24', '2026-11-23T24:00:00Z'],
    ['a leap second', '2026-12-31T23:59:60Z'],
    ['a line break at the end', '2026-11-23T20:00:00Z\n'],
    ['Arabic-Indic digits', '٢٠٢٦-11-23T20:00:00Z'],
    ['seconds since 1970', 1_795_464_000],
    ['nothing', null],
  ])('refuses %s', (_, value) => {
    expect(isInstant(value)).toBe(false);
  });
});
