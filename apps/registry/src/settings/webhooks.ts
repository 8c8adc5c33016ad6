import { isCountry } from '#vocabulary';

import { SettingsError } from './settings.errors.js';

/**
 * Addresses by state, as `NL=https://cases.example.nl/notices, FR=https://…`.
 * @param onThisMachine a demonstration may also speak plain HTTP
 * @throws SettingsError SETTING_INVALID
 */
export function webhooksOf(text = '', onThisMachine: boolean): ReadonlyMap<string, URL> {
  const webhooks = new Map<string, URL>();
  for (const one of text.split(',').flatMap((part) => part.trim() || [])) {
    const [, state = '', address = ''] = /^([A-Z]{2})=(\S+)$/.exec(one) ?? [];
    if (!isCountry(state) || webhooks.has(state) || !isTaken(address, onThisMachine)) throw invalid();
    webhooks.set(state, new URL(address));
  }
  return webhooks;
}

/** What stands before the host would be a password in the open; what stands behind a hash is never sent. */
function isTaken(address: string, onThisMachine: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, hash } = new URL(address);
  const isSecured = protocol === 'https:' || (onThisMachine && protocol === 'http:');
  return isSecured && username === '' && password === '' && hash === '';
}

/** The address itself may be a secret: it is not repeated. */
function invalid(): SettingsError {
  return new SettingsError('SETTING_INVALID', 'GROUNDS_WEBHOOKS is no list of states and https addresses.', {
    advice:
      'Write each state once, with commas between: NL=https://cases.example.nl/notices, FR=https://notices.example.fr/in',
  });
}
