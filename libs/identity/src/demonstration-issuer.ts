import { importJWK, type JWK, SignJWT } from 'jose';

import { type Clock, encodeBase64Url, epochSeconds, type Randomness, systemRandomness } from '#kernel';
import type { Participation } from '#membership';

import { LIFETIME_MOST } from './check-token-claims.js';
import { IdentityError } from './identity.errors.js';
import { type Role, ROLES } from './principal.type.js';
import { isDemonstrationIssuer } from './refuse-demonstration.js';

/** The made-up issuer of one state; the root names the public part of the key. */
export interface DemonstrationState {
  readonly state: string;
  readonly participation: Participation;
  /** Under `.demonstration.invalid`. */
  readonly iss: string;
  readonly kid: string;
  readonly privateJwk: JWK;
}

export interface DemonstrationIssuerOptions {
  readonly states: readonly DemonstrationState[];
  readonly clock: Clock;
  readonly randomness?: Randomness;
}

export interface DemonstrationOfficer {
  /** `<state>-<role>` in small letters: `nl-reader`. */
  readonly id: string;
  readonly state: string;
  readonly roles: readonly Role[];
}

/** RFC 6749 §5.1. */
export interface IssuedToken {
  readonly access_token: string;
  readonly token_type: 'Bearer' | 'DPoP';
  /** Seconds. */
  readonly expires_in: number;
}

/** Who writes must also be able to read; who audits or keeps the register sees records by other means. */
const ALSO_READS: ReadonlySet<Role> = new Set(['drafter', 'releaser']);
const READER_STATE_ROLES: readonly Role[] = ['reader', 'auditor'];

/** Issues tokens to officers that do not exist, so that the register can be tried without an issuer. */
export class DemonstrationIssuer {
  readonly #officers: ReadonlyMap<string, { officer: DemonstrationOfficer; by: DemonstrationState }>;

  readonly #clock: Clock;
  readonly #randomness: Randomness;

  /** @throws IdentityError ISSUER_NOT_DEMONSTRATION */
  constructor({ states, clock, randomness = systemRandomness }: DemonstrationIssuerOptions) {
    states.forEach(mustBeDemonstration);
    const entries = states.flatMap((by) =>
      officersOf(by).map((officer) => [officer.id, { officer, by }] as const),
    );
    this.#officers = new Map(entries);
    this.#clock = clock;
    this.#randomness = randomness;
  }

  officers(): DemonstrationOfficer[] {
    return [...this.#officers.values()].map(({ officer }) => officer);
  }

  /**
   * @param boundTo thumbprint of the key that requests will be proved with; without one, the token is a bearer
   * @throws IdentityError OFFICER_UNKNOWN
   */
  async issue(officerId: string, audience: string, boundTo?: string): Promise<IssuedToken> {
    const found = this.#officers.get(officerId);
    if (found === undefined) throw this.#unknownOfficer();
    const { officer, by } = found;
    const issuedAt = epochSeconds(this.#clock.now());
    const token = new SignJWT({
      client_id: 'grounds-demonstration',
      roles: [...officer.roles],
      demo: true,
      ...(boundTo === undefined ? {} : { cnf: { jkt: boundTo } }),
    })
      .setProtectedHeader({ alg: 'ES256', kid: by.kid, typ: 'at+jwt' })
      .setIssuer(by.iss)
      .setSubject(officer.id)
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFETIME_MOST)
      .setJti(encodeBase64Url(this.#randomness.bytes(16)));
    const key = await importJWK(by.privateJwk, 'ES256');
    const token_type = boundTo === undefined ? 'Bearer' : 'DPoP';
    return { access_token: await token.sign(key), token_type, expires_in: LIFETIME_MOST };
  }

  #unknownOfficer(): IdentityError {
    const states = [...new Set(this.officers().map(({ state }) => state.toLowerCase()))];
    return new IdentityError('OFFICER_UNKNOWN', 'The demonstration has no such officer.', {
      advice:
        `Names are <state>-<role>; states: ${states.join(', ')}; roles: ${ROLES.join(', ')}. ` +
        `States that only read have ${READER_STATE_ROLES.join(' and ')}.`,
    });
  }
}

function officersOf({ state, participation }: DemonstrationState): DemonstrationOfficer[] {
  const roles = participation === 'full' ? ROLES : READER_STATE_ROLES;
  return roles.map((role) => ({
    id: `${state.toLowerCase()}-${role}`,
    state,
    roles: ALSO_READS.has(role) ? [role, 'reader'] : [role],
  }));
}

/** Whoever mistakes a real issuer's key for a toy must hear it at once. */
function mustBeDemonstration({ iss, state }: DemonstrationState): void {
  if (isDemonstrationIssuer(iss)) return;
  throw new IdentityError(
    'ISSUER_NOT_DEMONSTRATION',
    `The demonstration issuer of ${state} must be under .demonstration.invalid.`,
  );
}
