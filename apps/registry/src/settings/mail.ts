import type { MailOptions } from '#federation';
import { isCountry } from '#vocabulary';

import { SettingsError } from './settings.errors.js';

/** All but where the notices are read, which is the node's own address. */
export type MailSettings = Omit<MailOptions, 'url'>;

/** One plain address: a name, a list or a line break would be more than one. */
const ADDRESS = /^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/**
 * All three, or none of them. Nothing of an address or a password is repeated.
 * @param to as `NL=unit@example.nl, FR=…`
 * @throws SettingsError SETTING_INVALID
 */
export function mailOf(
  smtp: string | undefined,
  from: string | undefined,
  to: string | undefined,
): MailSettings | undefined {
  if (smtp === undefined && from === undefined && to === undefined) return undefined;
  if (smtp === undefined || from === undefined || to === undefined) {
    throw invalid(
      'GROUNDS_SMTP_URL, GROUNDS_MAIL_FROM and GROUNDS_MAIL_TO belong together.',
      'Set all three, or none.',
    );
  }
  if (!URL.canParse(smtp) || !isRelay(new URL(smtp))) {
    throw invalid(
      'GROUNDS_SMTP_URL is no address of a relay.',
      'Write it like smtps://user:password@mail.example.org',
    );
  }
  if (!ADDRESS.test(from)) {
    throw invalid('GROUNDS_MAIL_FROM is no e-mail address.', 'Write one address: register@example.org');
  }
  return { smtp: new URL(smtp), from, to: addressesOf(to) };
}

function isRelay({ protocol, hostname }: URL): boolean {
  return ['smtp:', 'smtps:'].includes(protocol) && hostname !== '';
}

function addressesOf(text: string): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  for (const one of text.split(',').map((part) => part.trim())) {
    const [state = '', address = '', ...more] = one.split('=');
    if (!isCountry(state) || addresses.has(state) || !ADDRESS.test(address) || more.length > 0) {
      throw invalid(
        'GROUNDS_MAIL_TO is no list of states and e-mail addresses.',
        'Write each state once, with commas between: NL=unit@example.nl, FR=unit@example.fr',
      );
    }
    addresses.set(state, address);
  }
  return addresses;
}

function invalid(message: string, advice: string): SettingsError {
  return new SettingsError('SETTING_INVALID', message, { advice });
}
