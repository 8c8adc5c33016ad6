/** A state's point of contact as a node gives it. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

/** One line with which to reach somebody. */
export function contactText({ name, email, phone }: Contact): string {
  return [`${name} <${email}>`, phone].filter((text) => text !== null).join(', ');
}
