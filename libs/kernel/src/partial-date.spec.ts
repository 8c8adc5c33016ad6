import fc from 'fast-check';

import { datePrecision, earliestDay, latestDay } from './index.js';

const MILLISECONDS_A_DAY = 86_400_000;

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('datePrecision', () => {
  it.each([
    ['2022-11-16', 'day'],
    ['2022-11', 'month'],
    ['2022', 'year'],
    ['2024-02-29', 'day'],
    ['2000-02-29', 'day'],
    ['1900-01-01', 'day'],
  ])('knows %s to the %s', (text, precision) => {
    expect(datePrecision(text)).toBe(precision);
  });

  it.each([
    ['a day that no month has', '2022-02-30'],
    ['the 29th of February of a common year', '2023-02-29'],
    ['the 29th of February of a century', '2100-02-29'],
    ['the 31st of a month of thirty days', '2022-11-31'],
    ['day zero', '2022-11-00'],
    ['month zero', '2022-00'],
    ['a thirteenth month', '2022-13'],
    ['a year before any screening', '1899-12-31'],
    ['a year of two digits', '22-11-16'],
    ['a date without leading zeros', '2022-1-6'],
    ['a date the other way round', '16-11-2022'],
    ['a moment', '2022-11-16T00:00:00Z'],
    ['a date and a line break', '2022-11-16\n'],
    ['white space around', ' 2022 '],
    ['digits of another script', '٢٠٢٢'],
    ['nothing', ''],
    ['the word for an unknown date', 'not_recorded'],
  ])('knows no such date as %s', (_, text) => {
    expect(datePrecision(text)).toBeUndefined();
  });

  it('accepts every day of the calendar', () => {
    fc.assert(fc.property(anyDay, (day) => datePrecision(day) === 'day'));
  });

  it('accepts no day that the calendar moves to another month', () => {
    const part = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'));
    fc.assert(
      fc.property(part, part, (month, day) => {
        const text = `2023-${month}-${day}`;
        const parsed = new Date(`${text}T00:00:00Z`);
        const real = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
        expect(datePrecision(text)).toBe(real ? 'day' : undefined);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('earliestDay and latestDay', () => {
  it.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['2022-11', '2022-11-01', '2022-11-30'],
    ['2022-02', '2022-02-01', '2022-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2022-12', '2022-12-01', '2022-12-31'],
    ['2022-11-16', '2022-11-16', '2022-11-16'],
  ])('gives %s the days from %s to %s', (date, earliest, latest) => {
    expect(earliestDay(date)).toBe(earliest);
    expect(latestDay(date)).toBe(latest);
  });

  it('gives each precision the days it may mean, and not one more', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(4, 7, 10), (day, length) => {
        const known = day.slice(0, length);
        expect(earliestDay(known) <= day && day <= latestDay(known)).toBe(true);
        expect(latestDay(known).slice(0, length)).toBe(known);
        const next = new Date(Date.parse(latestDay(known)) + MILLISECONDS_A_DAY);
        expect(next.toISOString().slice(0, length)).not.toBe(known);
      }),
    );
  });
});
