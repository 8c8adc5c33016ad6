import {
  ArrayMinSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  Min,
} from 'class-validator';
import type { JWK } from 'jose';

import { HasMember } from './has-member.js';
import { HasMembers } from './has-members.js';
import { IsDay } from './is-day.js';
import { IsInstant } from './is-instant.js';
import { IsDigest, IsOrigin, IsPhone } from './is-matching.js';
import { IsPlainText } from './is-plain-text.js';
import { IsStateCode } from './is-state-code.js';
import { IsHttpsUrl, IsWebUrl } from './is-url.js';
import { MayBeAbsent } from './may-be-absent.js';

/** A key that signs what an authority states. `checkKeys` looks into `jwk`. */
export class RecordKey {
  @IsDigest() kid: string;
  @IsObject() jwk: JWK;
  @Equals('ES256') alg: 'ES256';
  @Equals('record') purpose: 'record';
  @IsInstant() notBefore: string;
  @IsInstant() notAfter: string;
  @MayBeAbsent() @IsInstant() revokedAt?: string;
  @MayBeAbsent() @IsPlainText(300) revokedReason?: string;
}

/** A screening authority; `iss` is the name it signs under. */
export class Authority {
  @IsHttpsUrl() iss: string;
  @IsPlainText(300) name: string;
  @HasMembers(() => RecordKey, 50) keys: RecordKey[];
}

/** The one point of contact of a state. */
export class ContactPoint {
  @IsPlainText(300) name: string;
  @IsEmail() email: string;
  @MayBeAbsent() @IsPhone() phone?: string;
}

export class TokenKey {
  @IsDigest() kid: string;
  @IsObject() jwk: JWK;
  @Equals('ES256') alg: 'ES256';
}

/** The register's names of what officers may do. */
export const REGISTER_ROLES = ['reader', 'drafter', 'releaser', 'auditor', 'steward'] as const;
export type RegisterRole = (typeof REGISTER_ROLES)[number];

/** What a state calls a task, and what officers who have it may do in the register. */
export class RoleMapping {
  @IsPlainText(120) claim: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(REGISTER_ROLES, { each: true })
  roles: RegisterRole[];
}

/**
 * Who issues access tokens to a state's officers; keys here go before those behind `jwksUri`. `metadataUri` is where
 * its OpenID metadata is, when that is not below `iss` (OpenID Connect Discovery §4). Without `roles`, its tokens use the
 * register's own names of roles; with it, only what stands there counts.
 */
export class TokenIssuer {
  @IsWebUrl() iss: string;
  @HasMembers(() => TokenKey, 20) keys: TokenKey[];
  @MayBeAbsent() @IsWebUrl() jwksUri?: string;
  @MayBeAbsent() @IsWebUrl() metadataUri?: string;
  @MayBeAbsent() @HasMembers(() => RoleMapping, 50) roles?: RoleMapping[];
}

export type Participation = 'full' | 'reader';

/** A log that was a state's home, and how many entries it had when the state left it: what stands behind them is not its word. */
export class FormerLog {
  @IsOrigin() origin: string;
  @IsInt() @Min(0) size: number;
}

/** A member state: since when, how far, through whom, and where its log is. */
export class StateEntry {
  @IsStateCode() code: string;
  @IsDay() memberSince: string;
  @IsIn(['full', 'reader']) participation: Participation;
  @HasMembers(() => Authority, 20) authorities: Authority[];
  @HasMember(() => ContactPoint) contactPoint: ContactPoint;
  @IsOrigin() homeLog: string;
  @MayBeAbsent() @HasMembers(() => FormerLog, 20) formerLogs?: FormerLog[];
  @HasMembers(() => TokenIssuer, 20) tokenIssuers: TokenIssuer[];
}
