import type { DemonstrationOfficer } from '#identity';

/** What may not stand in HTML as it is. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** The page on which one says which of the state's officers one is. No script, nothing from elsewhere. */
export function signInPage(state: string, officers: readonly DemonstrationOfficer[], action: string): string {
  const buttons = officers.map(
    ({ id, roles }) =>
      `<p><button name="officer" value="${escaped(id)}">${escaped(id)}</button> ${escaped(roles.join(', '))}</p>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in, ${escaped(state)} (demonstration)</title>
<h1>Sign in as an officer of ${escaped(state)}</h1>
<p><strong>DEMONSTRATION.</strong> These officers are made up and have no passwords.</p>
<form method="post" action="${escaped(action)}">
${buttons.join('\n')}
</form>
`;
}

/** A page may be sent on to where the client wants its answer, and nothing else. */
export function signInPolicy(redirectUri: string): string {
  const target = URL.canParse(redirectUri) ? ` ${new URL(redirectUri).origin}` : '';
  return `default-src 'none'; form-action 'self'${target}; frame-ancestors 'none'; base-uri 'none'`;
}
