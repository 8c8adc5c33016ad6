import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

const ME = `
  query Me($language: Language!) {
    me {
      officer actor roles demonstration expiresAt
      state { code name(language: $language) participation } auditBody { id name }
    }
  }`;

interface Me {
  readonly officer: string;
  readonly actor: string | null;
  readonly roles: readonly string[];
  readonly demonstration: boolean;
  readonly expiresAt: string;
  readonly auditBody: { readonly id: string; readonly name: string } | null;
  readonly state: { readonly code: string; readonly name: string; readonly participation: string | null };
}

/** Who the caller is to the node. */
export async function whoami(session: Session, { state }: { readonly state?: string }): Promise<void> {
  const { me } = await session.client.actingFor(state).ask<{ me: Me }>(ME, { language: session.language });
  const rows = [
    ['officer', me.officer],
    ...(me.actor === null ? [] : [['through', me.actor]]),
    ['state', `${me.state.name} (${me.state.code}), ${me.state.participation ?? 'no member'}`],
    ...(me.auditBody ? [['audit body', `${me.auditBody.name} (${me.auditBody.id})`]] : []),
    ['roles', me.roles.join(', ')],
    ['demonstration', me.demonstration ? 'yes' : 'no'],
    ['token ends', me.expiresAt],
  ];
  await session.print(me, () => renderTable(rows));
}
