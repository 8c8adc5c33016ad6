/** What a transaction may do; each is a NOLOGIN role with its own grants (see the migrations). */
export type DatabaseRole = 'reader' | 'intake' | 'worker' | 'matcher';

/** The role a connection rests in between transactions: it may do nothing at all. */
export const IDLE_ROLE = 'grounds_idle';

export function sqlRole(role: DatabaseRole): string {
  return `grounds_${role}`;
}

export const SQL_ROLES = [
  IDLE_ROLE,
  sqlRole('reader'),
  sqlRole('intake'),
  sqlRole('worker'),
  sqlRole('matcher'),
] as const;
