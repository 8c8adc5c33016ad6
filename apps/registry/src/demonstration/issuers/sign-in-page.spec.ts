import { signInPage, signInPolicy } from './sign-in-page.js';

const officer = (id: string) => ({ id, state: 'NL', roles: ['reader'] as const });

describe('the sign-in page of a demonstration issuer', () => {
  it('says that nobody on it is real, and has no script', () => {
    const page = signInPage('NL', [officer('nl-reader')], '/interaction/1');
    expect(page).toContain('DEMONSTRATION');
    expect(page).toContain('<button name="officer" value="nl-reader">nl-reader</button> reader');
    expect(page).not.toContain('<script');
  });

  it('shows names as text', () => {
    const page = signInPage('NL', [officer(`"><img src=x onerror='1'>&`)], '/interaction/"1');
    expect(page).not.toContain('<img');
    expect(page).toContain('&quot;&gt;&lt;img src=x onerror=&#39;1&#39;&gt;&amp;');
    expect(page).toContain('action="/interaction/&quot;1"');
  });

  it('may be sent on to where the client waits, and to nothing else', () => {
    expect(signInPolicy('https://gateway.example/callback')).toBe(
      "default-src 'none'; form-action 'self' https://gateway.example; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(signInPolicy('nowhere')).toContain("form-action 'self';");
  });
});
