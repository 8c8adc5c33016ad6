import { SettingsError } from './settings.errors.js';
import { webhooksOf } from './webhooks.js';

const written = (text: string | undefined, onThisMachine = false): Record<string, string> =>
  Object.fromEntries([...webhooksOf(text, onThisMachine)].map(([state, { href }]) => [state, href]));

describe('webhooksOf', () => {
  it('has none when nothing is set', () => {
    expect([written(undefined), written(' , ')]).toEqual([{}, {}]);
  });

  it('reads an address for each state', () => {
    expect(written('NL=https://cases.example.nl/notices?key=1, FR=https://in.example.fr:8443/a=b')).toEqual({
      NL: 'https://cases.example.nl/notices?key=1',
      FR: 'https://in.example.fr:8443/a=b',
    });
  });

  it('takes plain HTTP in a demonstration alone', () => {
    expect(written('NL=http://127.0.0.1:5000/', true)).toEqual({ NL: 'http://127.0.0.1:5000/' });
    expect(() => written('NL=http://127.0.0.1:5000/')).toThrow(SettingsError);
  });

  it.each([
    'https://secret.example.nl/',
    'NL',
    'NL=',
    'nl=https://secret.example.nl/',
    'XX=https://secret.example.nl/',
    'NL=ftp://secret.example.nl/',
    'NL=file:///etc/passwd',
    'NL=https://user:secret@example.nl/',
    'NL=https://secret.example.nl/#part',
    'NL=https://secret.example.nl/,NL=https://secret.example.nl/other',
    'NL=https://secret.example.nl/ FR=https://secret.example.fr/',
  ])('refuses %j, and repeats nothing of it', (text) => {
    const refusal = (): unknown => {
      try {
        return webhooksOf(text, true);
      } catch (error) {
        return error;
      }
    };
    expect(refusal()).toMatchObject({ code: 'SETTING_INVALID' });
    expect(String((refusal() as SettingsError).message)).not.toContain('secret');
  });
});
