import { RegisterError } from '#kernel';
import { STATEMENT_ERROR_CODES, StatementError, type StatementErrorCode } from './statement.errors.js';

const entries = Object.entries(STATEMENT_ERROR_CODES);

describe('Statement error codes', () => {
  it('are of the form CONTEXT_REASON, each with a sentence of its own', () => {
    expect(
      entries.every(([code]) =>
        /^(STATEMENT|JSON|PRESENTATION|DISCLOSURE|PART|HEAD|RECORD|SHARING|CORRECTION|RELATION|ERASURE|DECISION|FORM|MANIFEST)_[A-Z0-9_]+$/.test(
          code,
        ),
      ),
    ).toBe(true);
    expect(entries.every(([, meaning]) => /^[A-Z].*\.$/.test(meaning))).toBe(true);
    expect(new Set(Object.values(STATEMENT_ERROR_CODES)).size).toBe(entries.length);
  });

  it('are the message of an error that says no more', () => {
    const code: StatementErrorCode = 'STATEMENT_SIGNATURE';
    const error = new StatementError(code, { path: ['a', 'b'] });
    expect(error).toBeInstanceOf(RegisterError);
    expect(error).toMatchObject({
      name: 'StatementError',
      code,
      path: ['a', 'b'],
      message: STATEMENT_ERROR_CODES[code],
    });
    expect(new StatementError(code, { message: 'Other.' }).message).toBe('Other.');
  });
});
