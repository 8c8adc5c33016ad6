import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

const CIRCLES = `
  query Circles($language: Language!) {
    circles(language: $language) { id owner { code } label version expires roster states { code } }
  }`;

interface Circle {
  readonly id: string;
  /** The state that made it and alone shares with it; null: it is of the root. */
  readonly owner: { readonly code: string } | null;
  readonly label: string;
  readonly version: number;
  readonly expires: string;
  readonly roster: string;
  /** Null when the roster is not for the caller. */
  readonly states: readonly { readonly code: string }[] | null;
}

/** The circles that the officer may know: those of the root, and those that states have made. */
export async function circles(session: Session): Promise<void> {
  const data = await session.client.ask<{ circles: Circle[] }>(CIRCLES, { language: session.language });
  const rows = data.circles.map(({ id, owner, label, version, expires, states }) => [
    id,
    owner?.code ?? '',
    label,
    String(version),
    expires.slice(0, 10),
    states ? states.map(({ code }) => code).join(' ') : 'not for you to see',
  ]);
  await session.print(data.circles, () =>
    renderTable(rows, ['ID', 'OWNER', 'CIRCLE', 'VERSION', 'UNTIL', 'STATES']),
  );
}
