import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

const CIRCLES = `
  query Circles($language: Language!) {
    circles(language: $language) { id label version expires roster states { code } }
  }`;

interface Circle {
  readonly id: string;
  readonly label: string;
  readonly version: number;
  readonly expires: string;
  readonly roster: string;
  /** Null when the roster is not for the caller. */
  readonly states: readonly { readonly code: string }[] | null;
}

/** The circles that records can be shared with. */
export async function circles(session: Session): Promise<void> {
  const data = await session.client.ask<{ circles: Circle[] }>(CIRCLES, { language: session.language });
  const rows = data.circles.map(({ id, label, version, expires, states }) => [
    id,
    label,
    String(version),
    expires.slice(0, 10),
    states ? states.map(({ code }) => code).join(' ') : 'not for you to see',
  ]);
  await session.print(data.circles, () => renderTable(rows, ['ID', 'CIRCLE', 'VERSION', 'UNTIL', 'STATES']));
}
