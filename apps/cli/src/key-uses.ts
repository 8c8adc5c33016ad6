/** What a key is for: the statements of a state, or one of the three things that a node signs. */
export const KEY_USES = ['record', 'log', 'node', 'witness'] as const;

export type KeyUse = (typeof KEY_USES)[number];
