import { RegisterError } from '#kernel';
import type { NegativeRow, RunnableRow } from './negative-row.type.js';

export interface RowResult {
  readonly id: string;
  readonly title: string;
  /** Code of the refusal, `ACCEPTED`, or the name of an error that nobody foresaw. */
  readonly outcome: string;
  /** What was wrong with the outcome; absent when the row held. */
  readonly failure?: string;
}

export interface RowsSummary {
  /** Ids whose rows all ran, each once, in the order of the table. */
  readonly executedIds: string[];
  readonly failures: RowResult[];
}

/** The rows of one group, each with the fixture it is fed from. */
export function bindRows<Fixture>(
  rows: readonly NegativeRow<Fixture>[],
  fixture: Fixture,
  secrets: readonly string[] = [],
): RunnableRow[] {
  return rows.map(({ id, input, code, attempt }) => ({
    id,
    title: `${id} ${input}`,
    code,
    secrets,
    run: () => attempt(fixture),
  }));
}

/** Runs every row, one after the other, and tells each result as it comes. */
export async function runRows(
  rows: readonly RunnableRow[],
  report: (result: RowResult) => void,
): Promise<RowsSummary> {
  const executed = new Set<string>();
  const failures: RowResult[] = [];
  for (const row of rows) {
    const result = await runRow(row);
    executed.add(row.id);
    if (result.failure !== undefined) failures.push(result);
    report(result);
  }
  return { executedIds: [...executed], failures };
}

async function runRow(row: RunnableRow): Promise<RowResult> {
  const { id, title } = row;
  try {
    await row.run();
  } catch (error) {
    return { id, title, outcome: outcomeOf(error), ...faultOf(row, error) };
  }
  return { id, title, outcome: 'ACCEPTED', failure: `expected ${row.code}` };
}

function outcomeOf(error: unknown): string {
  if (isRefusal(error)) return error.code;
  return error instanceof Error ? error.name : typeof error;
}

/** A refusal has to be typed, of the expected code, and silent about the content. */
function faultOf(row: RunnableRow, error: unknown): { failure?: string } {
  if (!isRefusal(error)) return { failure: 'not a typed refusal' };
  if (error.code !== row.code) return { failure: `expected ${row.code}` };
  const told = [error.message, error.advice ?? '', ...error.path].join(' ');
  return row.secrets.some((secret) => told.includes(secret)) ? { failure: 'repeats record content' } : {};
}

function isRefusal(error: unknown): error is RegisterError {
  return error instanceof RegisterError;
}
