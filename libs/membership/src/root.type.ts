import type { RootPayload } from './root.input.js';

/** One signature of a JWS in General JSON form (RFC 7515 §7.2.1). */
export interface RootSignature {
  readonly protected: string;
  readonly signature: string;
}

/** A root as a file: JWS General JSON, all members in base64url. */
export interface RootFile {
  readonly payload: string;
  readonly signatures: readonly RootSignature[];
}

/** A root that was verified; only `verifyRoot`, `verifyNextRoot` and their like make one. */
export interface Root {
  readonly payload: RootPayload;
  /** SHA-256 of the payload's bytes, base64url: what the next root names as `prev`. */
  readonly digest: string;
}
