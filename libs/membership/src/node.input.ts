import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsObject } from 'class-validator';
import type { JWK } from 'jose';

import { HasMembers } from './has-members.js';
import { IsInstant } from './is-instant.js';
import { IsDigest, IsOrigin } from './is-matching.js';
import { IsStateCode } from './is-state-code.js';
import { IsNodeUrl } from './is-url.js';

export type NodeKeyPurpose = 'log' | 'witness' | 'node';

export class NodeKey {
  @IsDigest() kid: string;
  @IsObject() jwk: JWK;
  @IsIn(['Ed25519', 'ES256']) alg: 'Ed25519' | 'ES256';
  @IsIn(['log', 'witness', 'node']) purpose: NodeKeyPurpose;
  @IsInstant() notBefore: string;
  @IsInstant() notAfter: string;
}

/** One installation of the register: the origin of its log, its address, and the states it hosts. */
export class NodeEntry {
  @IsOrigin() origin: string;
  @IsNodeUrl() url: string;
  @IsArray() @ArrayMaxSize(300) @ArrayUnique() @IsStateCode({ each: true }) states: string[];
  @HasMembers(() => NodeKey, 50) keys: NodeKey[];
}
