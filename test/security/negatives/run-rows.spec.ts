import { RegisterError } from '#kernel';
import { bindRows, type RowResult, runRows, type RowsSummary } from './run-rows.js';

function run(attempt: () => Promise<unknown>, code = 'EXPECTED_CODE'): Promise<RowsSummary> {
  return runRows(
    bindRows([{ id: 'A1', input: 'a bad input', code, attempt }], {}, ['secret']),
    () => undefined,
  );
}

const refuse =
  (code: string, message: string, path: string[] = []) =>
  () =>
    Promise.reject(new RegisterError(code, message, { path }));

describe('The runner of the bad-input table', () => {
  it('passes a row that is refused with the expected code', async () => {
    expect(await run(refuse('EXPECTED_CODE', 'No.'))).toEqual({ executedIds: ['A1'], failures: [] });
  });

  it.each<[string, () => Promise<unknown>, Partial<RowResult>]>([
    [
      'an accepted input',
      () => Promise.resolve('fine'),
      { outcome: 'ACCEPTED', failure: 'expected EXPECTED_CODE' },
    ],
    [
      'another code',
      refuse('OTHER_CODE', 'No.'),
      { outcome: 'OTHER_CODE', failure: 'expected EXPECTED_CODE' },
    ],
    [
      'an error that nobody foresaw',
      () => Promise.reject(new TypeError('x')),
      { outcome: 'TypeError', failure: 'not a typed refusal' },
    ],
    [
      'a message that repeats content',
      refuse('EXPECTED_CODE', 'The secret.'),
      { failure: 'repeats record content' },
    ],
    [
      'a path that repeats content',
      refuse('EXPECTED_CODE', 'No.', ['secret']),
      { failure: 'repeats record content' },
    ],
  ])('fails a row for %s', async (_what, attempt, failure) => {
    const summary = await run(attempt);
    expect(summary.executedIds).toEqual(['A1']);
    expect(summary.failures).toEqual([
      expect.objectContaining({ id: 'A1', title: 'A1 a bad input', ...failure }),
    ]);
  });

  it('tells every result as it comes and counts an id once', async () => {
    const rows = ['A1', 'A1', 'B2'].map((id) => ({ id, input: 'x', code: 'C', attempt: refuse('C', 'No.') }));
    const told: string[] = [];
    const { executedIds } = await runRows(bindRows(rows, {}), ({ id, outcome }) =>
      told.push(`${id} ${outcome}`),
    );
    expect(told).toEqual(['A1 C', 'A1 C', 'B2 C']);
    expect(executedIds).toEqual(['A1', 'B2']);
  });
});
