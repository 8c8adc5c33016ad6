import type { Principal, Role } from '#identity';

/** An officer of NL with these roles, as a proven token makes one. */
export function officerWith(...roles: Role[]): Principal {
  return {
    state: 'NL',
    officer: `nl-${roles.join('-')}`,
    roles: new Set(roles),
    issuer: 'https://id.nl.example',
    clientId: 'console',
    tokenId: 'token',
    demo: false,
    expiresAt: new Date('2026-11-23T12:05:00Z'),
  };
}
