import { REGISTER_ROLES, type RegisterRole } from '#membership';

export const ROLES = REGISTER_ROLES;

/** What an officer may do; a role counts over the data of the officer's own state only. */
export type Role = RegisterRole;

/** Who stands behind a request. What this person may see is decided elsewhere, at each request. */
export interface Principal {
  /** The member state whose issuer signed the token, ISO 3166-1 alpha-2. */
  readonly state: string;
  /** `sub`: the officer, as the issuer names the officer. */
  readonly officer: string;
  readonly roles: ReadonlySet<Role>;
  readonly issuer: string;
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
