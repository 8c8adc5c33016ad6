import { type Contact, contactText } from '../render/contact-text.js';
import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

const MEMBERS = `
  query Members($language: Language!) {
    states {
      code name(language: $language) member memberSince participation authorities
      contactPoint { name email phone }
    }
    circles(language: $language) { id states { code } }
  }`;

interface State {
  readonly code: string;
  readonly name: string;
  readonly member: boolean;
  readonly memberSince: string | null;
  readonly participation: string | null;
  readonly authorities: readonly string[];
  readonly contactPoint: Contact | null;
}

interface Circle {
  readonly id: string;
  /** Null when the roster is not for the caller. */
  readonly states: readonly { readonly code: string }[] | null;
}

/** The members of the register, each with the circles that the officer may know it in. */
export async function members(session: Session): Promise<void> {
  const data = await session.client.ask<{ states: State[]; circles: Circle[] }>(MEMBERS, {
    language: session.language,
  });
  const found = data.states.map((state) => ({ ...state, circles: circlesWith(state.code, data.circles) }));
  const rows = found.map(({ code, name, member, memberSince, participation, circles, ...state }) => [
    code,
    name,
    `${memberSince ?? ''}${member ? '' : ' (not yet)'}`,
    participation ?? '',
    circles.join(' '),
    state.authorities.join('; '),
    state.contactPoint ? contactText(state.contactPoint) : '',
  ]);
  const head = ['CODE', 'STATE', 'MEMBER SINCE', 'PART', 'CIRCLES', 'AUTHORITY', 'CONTACT POINT'];
  await session.print(found, () => renderTable(rows, head));
}

function circlesWith(code: string, circles: readonly Circle[]): string[] {
  return circles.filter(({ states }) => states?.some((state) => state.code === code)).map(({ id }) => id);
}
