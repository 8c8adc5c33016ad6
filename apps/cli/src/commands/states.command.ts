import { type Contact, contactText } from '../render/contact-text.js';
import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

const STATES = `
  query States($language: Language!) {
    states {
      code name(language: $language) memberSince participation authorities
      contactPoint { name email phone }
    }
  }`;

interface State {
  readonly code: string;
  readonly name: string;
  readonly memberSince: string | null;
  readonly participation: string | null;
  readonly authorities: readonly string[];
  readonly contactPoint: Contact | null;
}

/** The members of the register. */
export async function states(session: Session): Promise<void> {
  const data = await session.client.ask<{ states: State[] }>(STATES, { language: session.language });
  const rows = data.states.map(({ code, name, memberSince, participation, authorities, contactPoint }) => [
    code,
    name,
    memberSince ?? '',
    participation ?? '',
    authorities.join('; '),
    contactPoint ? contactText(contactPoint) : '',
  ]);
  const head = ['CODE', 'STATE', 'MEMBER SINCE', 'PART', 'AUTHORITY', 'CONTACT POINT'];
  await session.print(data.states, () => renderTable(rows, head));
}
