import { RegisterError } from '#kernel';

import { RefusedError } from './cli.errors.js';
import { exitCodeOf } from './exit-code.js';

describe('the exit code of a failure', () => {
  it.each([
    ['USAGE', 2],
    ['URL_INVALID', 2],
    ['URL_NOT_ENCRYPTED', 2],
    ['FILE_EXISTS', 2],
    ['FILE_UNREADABLE', 2],
    ['ROOT_FILE_UNREADABLE', 2],
    ['CLIENT_INCOMPLETE', 2],
    ['NODE_UNREACHABLE', 3],
    ['ISSUER_UNREACHABLE', 3],
    ['ISSUER_REFUSED', 4],
    ['ISSUER_OTHER', 4],
    ['NODE_ANSWER', 3],
    ['TOKEN_MISSING', 4],
    ['TOKEN_EXPIRED', 4],
    ['PERMISSION_MISSING', 4],
    ['OFFICER_UNKNOWN', 4],
    ['STATE_NOT_A_MEMBER', 4],
    ['STATE_NOT_OWN', 4],
    ['AUDIT_STATE_MISSING', 4],
    ['AUDIT_CONSENT_MISSING', 4],
    ['AUDIT_BODY_PERIOD', 4],
    ['AUTHORIZATION_SCHEME', 4],
    ['NOT_A_DEMONSTRATION', 4],
    ['ROOT_NOT_SERVED', 4],
    ['STATEMENT_SIGNATURE', 1],
    ['STATEMENT_KEY_UNKNOWN', 1],
    ['FILE_NOT_CANONICAL', 1],
    ['ROOT_EXPIRED', 1],
    ['PURPOSE_MISSING', 1],
  ])('of %s is %d', (code, expected) => {
    expect(exitCodeOf(new RegisterError(code, 'It failed.'))).toBe(expected);
  });

  it('of a refused input, and of anything unforeseen, is 1', () => {
    expect(exitCodeOf(new RefusedError([]))).toBe(1);
    expect(exitCodeOf(new TypeError('x'))).toBe(1);
    expect(exitCodeOf(undefined)).toBe(1);
  });
});
