import { satisfies } from './satisfies.js';

/** @param protocols as `URL.protocol` spells them */
export function isPlainUrl(value: unknown, protocols: readonly string[]): boolean {
  if (typeof value !== 'string' || value.length > 300 || !URL.canParse(value)) return false;
  const url = new URL(value);
  // Issuers are compared as text: only the spelling that the parser itself would write is one issuer.
  const canonical = url.href === value || url.href === `${value}/`;
  const bare = `${url.protocol}//${url.host}${url.pathname}` === url.href;
  return canonical && bare && protocols.includes(url.protocol);
}

/** An https URL in canonical spelling, without credentials, query and fragment. */
export function IsHttpsUrl(): PropertyDecorator {
  const isHttps = (value: unknown) => isPlainUrl(value, ['https:']);
  return satisfies('isHttpsUrl', 'must be an https URL without credentials, query or fragment', isHttps);
}

/** As `IsHttpsUrl`, and http too: for what runs on the machine itself, which `checkReferences` looks at again. */
export function IsWebUrl(): PropertyDecorator {
  const isWeb = (value: unknown) => isPlainUrl(value, ['https:', 'http:']);
  return satisfies('isWebUrl', 'must be an https URL without credentials, query or fragment', isWeb);
}
