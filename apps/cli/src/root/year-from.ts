const YEAR_MS = 365 * 86_400_000;

/** When a year begins and ends, as roots write moments: ISO 8601 in UTC, without a part of a second. */
export function yearFrom(now: Date): [begins: string, ends: string] {
  return [seconds(now), seconds(new Date(now.getTime() + YEAR_MS))];
}

function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
