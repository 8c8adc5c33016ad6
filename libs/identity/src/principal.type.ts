import { REGISTER_ROLES, type RegisterRole } from '#membership';

export const ROLES = REGISTER_ROLES;

/** What an officer may do; a role counts over the data of the officer's own state only. */
export type Role = RegisterRole;

/** An audit body of several states, as the root names it. */
export interface AuditBodyName {
  readonly id: string;
  readonly name: string;
}

/** Who stands behind a request. What this person may see is decided elsewhere, at each request. */
export interface Principal {
  /** The state acted for, ISO 3166-1 alpha-2: whose issuer signed the token, or that has let the audit body in. */
  readonly state: string;
  /** `sub`: the officer, as the issuer names the officer. */
  readonly officer: string;
  readonly roles: ReadonlySet<Role>;
  readonly issuer: string;
  /** For whom the officer works who is no state's; undefined for officers of the state itself. */
  readonly auditBody?: AuditBodyName | undefined;
  readonly clientId: string;
  /** The client that acts for the officer (RFC 8693 §4.1), such as a gateway; undefined when the officer's own asks. */
  readonly actor?: string | undefined;
  /** `jti` of the token, for the journal. */
  readonly tokenId: string;
  /** True when the token says that the officer is made up. */
  readonly demo: boolean;
  readonly expiresAt: Date;
  /** RFC 7638 thumbprint of the key that requests must be proved with (RFC 9449 §6.1); undefined for a bearer. */
  readonly boundTo?: string | undefined;
}
