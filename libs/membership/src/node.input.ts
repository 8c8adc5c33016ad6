import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsObject } from 'class-validator';
import type { JWK } from 'jose';

import { HasMembers } from './has-members.js';
import { IsInstant } from './is-instant.js';
import { IsDigest, IsOrigin } from './is-matching.js';
import { IsPlainText } from './is-plain-text.js';
import { IsStateCode } from './is-state-code.js';
import { IsWebUrl } from './is-url.js';
import { MayBeAbsent } from './may-be-absent.js';

/** What a node signs with a key: checkpoints of its log, cosignatures of others' logs, its own statements. */
export const NODE_KEY_PURPOSES = ['log', 'witness', 'node'] as const;
export type NodeKeyPurpose = (typeof NODE_KEY_PURPOSES)[number];

export class NodeKey {
  @IsDigest() kid: string;
  @IsObject() jwk: JWK;
  @IsIn(['Ed25519', 'ES256']) alg: 'Ed25519' | 'ES256';
  @IsIn(NODE_KEY_PURPOSES) purpose: NodeKeyPurpose;
  @IsInstant() notBefore: string;
  @IsInstant() notAfter: string;
  @MayBeAbsent() @IsInstant() revokedAt?: string;
  @MayBeAbsent() @IsPlainText(300) revokedReason?: string;
}

/** One installation of the register: the origin of its log, its address, and the states it hosts. */
export class NodeEntry {
  @IsOrigin() origin: string;
  @IsWebUrl() url: string;
  @IsArray() @ArrayMaxSize(300) @ArrayUnique() @IsStateCode({ each: true }) states: string[];
  @HasMembers(() => NodeKey, 50) keys: NodeKey[];
}
