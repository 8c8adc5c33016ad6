import { isStatementId } from './base64url-form.js';
import { checkDigests } from './check-digests.js';
import { checkLogPosition } from './check-log-position.js';
import { isAuthorityUrl } from './is-authority-url.js';
import type { JsonObject, JsonValue } from './parse-strict-json.js';
import { CLOCK_SKEW_SECONDS, STATEMENT_PROFILE } from './statement-profile.js';
import { StatementError, type StatementErrorCode } from './statement.errors.js';
import type { StatementClaims } from './statement.type.js';
import { epochSeconds } from '#kernel';

const CLAIMS = new Set(['iss', 'iat', 'jti', 'vct', 'after', '_sd_alg', '_sd', 'demo']);

/** The visible claims of the profile, each in its one form; any other claim is refused. */
export function checkClaims(payload: JsonObject): StatementClaims {
  const { vct, jti, _sd_alg, demo } = payload;
  refuseIf(
    Object.keys(payload).some((name) => !CLAIMS.has(name)),
    'STATEMENT_CLAIM_UNKNOWN',
  );
  refuseIf(vct !== STATEMENT_PROFILE, 'STATEMENT_PROFILE', 'vct');
  if (!isStatementId(jti)) return refuse('STATEMENT_ID', 'jti');
  if (_sd_alg !== 'sha-256') return refuse('STATEMENT_HASH_ALGORITHM', '_sd_alg');
  if (demo !== undefined && demo !== true) return refuse('STATEMENT_DEMONSTRATION', 'demo');
  return {
    iss: issuerOf(payload),
    iat: issuedAtOf(payload),
    jti,
    vct: STATEMENT_PROFILE,
    after: checkLogPosition(payload.after),
    _sd_alg,
    _sd: checkDigests(payload._sd),
    ...(demo && { demo }),
  };
}

/** The authority that says to have signed: looked at before the signature, to find the key. */
export function issuerOf({ iss }: JsonObject): string {
  return isAuthorityUrl(iss) ? iss : refuse('STATEMENT_ISSUER', 'iss');
}

/** The time of issue in seconds since 1970: looked at before the signature, to judge the key. */
export function issuedAtOf({ iat }: JsonObject): number {
  const seconds: JsonValue | undefined = iat;
  return typeof seconds === 'number' && seconds > 0 ? seconds : refuse('STATEMENT_ISSUED_AT', 'iat');
}

/** Clocks differ; a statement dated further ahead than that would outrank later ones. */
export function checkNotFromTheFuture(iat: number, now: Date): void {
  refuseIf(iat > epochSeconds(now) + CLOCK_SKEW_SECONDS, 'STATEMENT_FROM_THE_FUTURE', 'iat');
}

function refuseIf(broken: boolean, code: StatementErrorCode, ...path: string[]): void {
  if (broken) refuse(code, ...path);
}

function refuse(code: StatementErrorCode, ...path: string[]): never {
  throw new StatementError(code, { path: ['payload', ...path] });
}
