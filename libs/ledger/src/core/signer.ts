/** A private key that signs, wherever it is kept: in a file, in a hardware module, at a key service. */
export interface Signer {
  /** RFC 7638 thumbprint of the public key. */
  readonly keyId: string;
  /** Ed25519, 32 bytes (RFC 8032 §5.1.5). */
  readonly publicKey: Uint8Array;
  /** @returns the Ed25519 signature, 64 bytes; the same bytes give the same signature */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A node's own keys, each as it may be used now: undefined where there is no file, or the root does not list it. */
export interface NodeSigners {
  /** Signs checkpoints of the node's log. */
  log(): Signer | undefined;
  /** Signs the node's own statements, and the receipts of checks. */
  node(): Signer | undefined;
  /** Cosigns checkpoints of others' logs. */
  witness(): Signer | undefined;
}
