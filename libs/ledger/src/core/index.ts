export * from './frontier.js';
export * from './hash-tree.js';
export * from './signer.js';
