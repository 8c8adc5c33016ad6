const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/;

/** An instant in UTC, `2026-11-23T20:00:00Z`, milliseconds allowed; a date that does not exist is refused. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !FORM.test(value)) return false;
  const at = new Date(value);
  // Engines roll 30 February over to March: the day must come back as written.
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19) === value.slice(0, 19);
}
