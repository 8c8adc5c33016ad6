import type { Principal } from '#identity';

/** An officer as a proven token makes one. */
export function officerOf(state: string, name = `${state.toLowerCase()}-reader`): Principal {
  return {
    state,
    officer: name,
    roles: new Set(['reader']),
    issuer: `https://id.${state.toLowerCase()}.example`,
    clientId: 'console',
    tokenId: 'token',
    demo: false,
    expiresAt: new Date('2026-11-23T12:05:00Z'),
  };
}
