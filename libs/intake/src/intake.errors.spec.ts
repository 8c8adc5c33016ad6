import { INTAKE_ERROR_CODES, IntakeError } from './index.js';

describe('the error codes of the gate', () => {
  it.each(Object.entries(INTAKE_ERROR_CODES))('say of %s in one sentence what it means', (code, meaning) => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)+$/);
    expect(meaning).toMatch(/^[A-Z].*[^.]\.$/);
  });

  it('are carried by an IntakeError', () => {
    expect(new IntakeError('AFTER_UNKNOWN', 'x').code).toBe('AFTER_UNKNOWN');
  });
});
