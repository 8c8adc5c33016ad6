import type { RoleMapping } from '#membership';
import type { JsonValue } from '#statement';

import { type Role, ROLES } from './principal.type.js';

const OWN_NAMES: readonly RoleMapping[] = ROLES.map((role) => ({ claim: role, roles: [role] }));

/**
 * The roles that the claim of a token gives.
 * @param names what the issuer calls them; without, the register's own names
 * @returns undefined unless the claim is a list of known names, at least one, each once
 */
export function rolesFrom(
  claim: JsonValue | undefined,
  names: readonly RoleMapping[] = OWN_NAMES,
): ReadonlySet<Role> | undefined {
  if (!Array.isArray(claim) || claim.length === 0 || new Set(claim).size < claim.length) return undefined;
  const mapped = claim.map((name) => names.filter((one) => one.claim === name));
  if (mapped.some((found) => found.length === 0)) return undefined;
  return new Set(mapped.flat().flatMap(({ roles }) => roles));
}
