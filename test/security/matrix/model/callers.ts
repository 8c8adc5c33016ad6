/** What a token may say that its officer is, as docs/integrator.md §1 has it. */
export const ROLES = ['reader', 'drafter', 'releaser', 'auditor', 'steward'] as const;
export type RoleName = (typeof ROLES)[number];

/** What the register knows of the state that somebody comes from. */
const STANDINGS = ['owner', 'member', 'removed', 'stranger'] as const;
export type Standing = (typeof STANDINGS)[number] | 'anonymous';

/** Somebody who asks. */
export interface Caller {
  readonly name: string;
  readonly standing: Standing;
  /** Of the token; nobody has none. */
  readonly role: RoleName | undefined;
}

/** The states behind the standings: all records are the first one's. */
export const STATE_OF: Readonly<Record<Standing, string | undefined>> = {
  owner: 'NL',
  member: 'FR',
  removed: 'GB',
  stranger: undefined,
  anonymous: undefined,
};

export const CALLERS: readonly Caller[] = [
  ...STANDINGS.flatMap((standing) =>
    ROLES.map((role): Caller => ({ name: `${standing}, ${role}`, standing, role })),
  ),
  { name: 'anonymous', standing: 'anonymous', role: undefined },
];

/** Whoever drafts or releases can also read: demonstration officers have both roles. */
export function rolesOf({ role }: Caller): readonly string[] {
  if (role === undefined) return [];
  return role === 'drafter' || role === 'releaser' ? [role, 'reader'] : [role];
}

/** What keeps somebody out before anything is looked at. */
export function outsideCode({ standing }: Caller): string | undefined {
  if (standing === 'anonymous') return 'TOKEN_MISSING';
  return standing === 'removed' || standing === 'stranger' ? 'TOKEN_ISSUER_UNKNOWN' : undefined;
}
