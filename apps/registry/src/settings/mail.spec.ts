import { mailOf } from './mail.js';
import type { SettingsError } from './settings.errors.js';

const [SMTP, FROM, TO] = [
  'smtps://user:secret@mail.example.org',
  'register@example.org',
  'NL=unit@example.nl',
];

function refusal(...given: Parameters<typeof mailOf>): SettingsError | undefined {
  try {
    mailOf(...given);
    return undefined;
  } catch (error) {
    return error as SettingsError;
  }
}

describe('mailOf', () => {
  it('has none when nothing is set', () => {
    expect(mailOf(undefined, undefined, undefined)).toBeUndefined();
  });

  it('reads relay, sender, and a unit for each state', () => {
    const mail = mailOf(SMTP, FROM, `${TO}, FR=unit+grounds@example.fr`);
    expect(mail?.smtp.hostname).toBe('mail.example.org');
    expect(mail?.from).toBe(FROM);
    expect([...(mail?.to ?? [])]).toEqual([
      ['NL', 'unit@example.nl'],
      ['FR', 'unit+grounds@example.fr'],
    ]);
  });

  it.each<Parameters<typeof mailOf>>([
    [SMTP, FROM, undefined],
    [SMTP, undefined, TO],
    [undefined, FROM, TO],
    ['secret', FROM, TO],
    ['https://secret.example.org', FROM, TO],
    [SMTP, 'secret', TO],
    [SMTP, 'secret@example.org\r\nBcc: all@example.org', TO],
    [SMTP, FROM, 'unit@secret.example'],
    [SMTP, FROM, 'XX=unit@secret.example'],
    [SMTP, FROM, 'NL=unit@secret.example,NL=other@secret.example'],
    [SMTP, FROM, 'NL=unit@secret.example;all@secret.example'],
    [SMTP, FROM, ''],
  ])('refuses %j, %j and %j, and repeats nothing of them', (...given) => {
    const { code, message, advice } = refusal(...given) ?? {};
    expect(code).toBe('SETTING_INVALID');
    expect(`${message} ${advice}`).not.toContain('secret');
  });
});
