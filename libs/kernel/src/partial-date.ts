/** A calendar date known to the day, the month or the year: `2022-11-16`, `2022-11`, `2022`. */
export type PartialDate = string;

export type DatePrecision = 'day' | 'month' | 'year';

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The precision of a partial date, or undefined when no such date exists (`2022-02-30`, `2022-13`). */
export function datePrecision(text: string): DatePrecision | undefined {
  const [, year, month, day] = FORM.exec(text) ?? [];
  if (year === undefined || Number(year) < 1900) return undefined;
  if (month === undefined) return 'year';
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return 'month';
  return Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month)) ? 'day' : undefined;
}

/** First day a partial date may mean, as `YYYY-MM-DD`. */
export function earliestDay(date: PartialDate): string {
  return `${date}-01-01`.slice(0, 10);
}

/** Last day a partial date may mean, as `YYYY-MM-DD`. */
export function latestDay(date: PartialDate): string {
  const year = date.slice(0, 4);
  const month = date.slice(5, 7) || '12';
  const day = date.slice(8, 10) || String(daysIn(Number(year), Number(month)));
  return `${year}-${month}-${day}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
