import { refusalOf } from './__fixtures__/refusal-of.js';
import { Session } from './session.js';
import { MemoryTerminal } from './__fixtures__/memory-terminal.js';
import { signingSettings } from './signing-settings.js';

function session(as?: string, env: Record<string, string> = {}): Session {
  return new Session(new MemoryTerminal(env), { as, lang: 'en' });
}

describe('who signs', () => {
  it('is a demonstration state with its own key and name when an officer of it is asked for', () => {
    expect(signingSettings(session('nl-releaser', { GROUNDS_DATA: '/data' }), {})).toEqual({
      keyFile: '/data/keys/record-nl.jwk.json',
      iss: 'https://nl.demonstration.invalid/',
      demo: true,
    });
  });

  it('finds the demonstration in its usual folder', () => {
    expect(signingSettings(session('gb-releaser'), {}).keyFile).toBe('.grounds/keys/record-gb.jwk.json');
  });

  it('is whom the options name, and no demonstration unless they say so', () => {
    const options = { key: 'my.jwk.json', iss: 'https://bti.example/' };
    const expected = { keyFile: 'my.jwk.json', iss: 'https://bti.example/', demo: false };
    expect(signingSettings(session(), options)).toEqual(expected);
    expect(signingSettings(session(), { ...options, demo: true }).demo).toBe(true);
  });

  it.each([{}, { key: 'my.jwk.json' }, { iss: 'https://bti.example/' }])(
    'is asked for with %j',
    (options) => {
      expect(refusalOf(() => signingSettings(session(), options))).toMatchObject({ code: 'USAGE' });
    },
  );

  it('never makes a path of an officer that is no name', () => {
    expect(refusalOf(() => signingSettings(session('../x-releaser'), {}))).toMatchObject({ code: 'USAGE' });
  });
});
