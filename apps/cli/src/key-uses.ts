/**
 * What a key is for: the statements of a state, its signature on roots, what binds an access token to its client,
 * what a client says with who it is to its issuer, or one of the three things that a node signs.
 */
export const KEY_USES = ['record', 'root', 'token', 'client', 'log', 'node', 'witness'] as const;

export type KeyUse = (typeof KEY_USES)[number];

/** Node keys are Ed25519, as logs have them (C2SP signed-note); all others P-256 for ES256. */
export function isNodeUse(use: KeyUse): boolean {
  return use === 'log' || use === 'node' || use === 'witness';
}
