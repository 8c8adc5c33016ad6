import { RegisterError } from '#kernel';

/** How a command ends; documented in its help. */
export const EXIT = { ok: 0, refused: 1, usage: 2, unreachable: 3, unauthorised: 4 } as const;

/** Commands that were called wrongly, as against calls that were right and failed. */
const USAGE = new Set([
  'USAGE',
  'URL_INVALID',
  'URL_NOT_ENCRYPTED',
  'CLIENT_INCOMPLETE',
  'ISSUER_INVALID',
  'FILE_UNREADABLE',
  'ROOT_FILE_UNREADABLE',
  'FILE_EXISTS',
  'FILE_UNWRITABLE',
]);
const UNREACHABLE = new Set([
  'NODE_UNREACHABLE',
  'NODE_ANSWER',
  'STREAM_BROKEN',
  'ISSUER_UNREACHABLE',
  'ISSUER_ANSWER',
]);
const UNAUTHORISED =
  /^(?:TOKEN_|DPOP_|PERMISSION_|OFFICER_|AUTHORIZATION_SCHEME$|ISSUER_(?:NOT_DEMONSTRATION|OTHER|REFUSED)$|NOT_AUTHORISED$|NOT_A_DEMONSTRATION$|ROOT_NOT_SERVED$|STATE_NOT_A_MEMBER$|STATE_NOT_OWN$|AUDIT_BODY_|AUDIT_CONSENT_MISSING$|AUDIT_STATE_MISSING$)/;

export function exitCodeOf(error: unknown): number {
  if (!(error instanceof RegisterError)) return EXIT.refused;
  const { code } = error as RegisterError;
  if (USAGE.has(code)) return EXIT.usage;
  if (UNREACHABLE.has(code)) return EXIT.unreachable;
  return UNAUTHORISED.test(code) ? EXIT.unauthorised : EXIT.refused;
}
