import { Equals, IsInt, IsObject, Max, Min, ValidateIf } from 'class-validator';
import type { JWK } from 'jose';

import { AuditBody } from './audit-body.input.js';
import { Circle } from './circle.input.js';
import { HasMember } from './has-member.js';
import { HasMembers } from './has-members.js';
import { IsInstant } from './is-instant.js';
import { IsDigest } from './is-matching.js';
import { IsStateCode } from './is-state-code.js';
import { MayBeAbsent } from './may-be-absent.js';
import { NodeEntry } from './node.input.js';
import { StateEntry } from './state.input.js';

/** The key with which a state signs roots, always ES256. */
export class RootKey {
  @IsDigest() kid: string;
  @IsObject() jwk: JWK;
  @IsStateCode() state: string;
}

/** What the members have agreed beyond who they are. */
export class RootPolicies {
  /** How many of the other nodes must have cosigned a checkpoint; null while none need have. */
  @ValidateIf((_, value) => value !== null) @IsInt() @Min(1) @Max(300) quorum: number | null;
}

/** What the members sign: who is a member, with which keys, at which nodes, in which circles. */
export class RootPayload {
  @Equals('register-root/1') format: 'register-root/1';
  @IsInt() @Min(1) @Max(Number.MAX_SAFE_INTEGER) version: number;
  /** SHA-256 of the payload before this one, base64url; null in a first root. */
  @ValidateIf((_, value) => value !== null) @IsDigest() prev: string | null;
  @IsInstant() issued: string;
  @IsInstant() expires: string;
  @MayBeAbsent() @Equals(true) demo?: true;
  /** How many member states must have signed. */
  @IsInt() @Min(1) threshold: number;
  @HasMembers(() => RootKey) rootKeys: RootKey[];
  @HasMembers(() => StateEntry, 300) states: StateEntry[];
  @HasMembers(() => NodeEntry, 300) nodes: NodeEntry[];
  @HasMembers(() => Circle) circles: Circle[];
  @HasMember(() => RootPolicies) policies: RootPolicies;
  @HasMembers(() => AuditBody) auditors: AuditBody[];
}
