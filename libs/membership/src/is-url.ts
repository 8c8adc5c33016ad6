import { satisfies } from './satisfies.js';

/** Schemes as `URL.protocol` spells them. */
export function isPlainUrl(value: unknown, protocols: readonly string[]): boolean {
  if (typeof value !== 'string' || value.length > 500 || !URL.canParse(value)) return false;
  const url = new URL(value);
  // Issuers are compared as text: only the spelling that the parser itself would write is one issuer.
  const canonical = url.href === value || url.href === `${value}/`;
  return canonical && protocols.includes(url.protocol) && !url.username && !url.password && !url.hash;
}

/** An https URL in canonical spelling, without credentials and fragment. */
export function IsHttpsUrl(): PropertyDecorator {
  const isHttps = (value: unknown) => isPlainUrl(value, ['https:']);
  return satisfies('isHttpsUrl', 'must be an https URL without credentials or fragment', isHttps);
}

/** As `IsHttpsUrl`, and http too: for nodes on the machine itself, which `checkReferences` looks at again. */
export function IsNodeUrl(): PropertyDecorator {
  const isWeb = (value: unknown) => isPlainUrl(value, ['https:', 'http:']);
  return satisfies('isNodeUrl', 'must be an https URL without credentials or fragment', isWeb);
}
