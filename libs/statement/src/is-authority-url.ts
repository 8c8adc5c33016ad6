const LENGTH_LIMIT = 300;

/**
 * Whether a text is the URL of an authority: https, no user, query or fragment, and written as the URL
 * standard writes it, except that a bare host may do without its slash. Compared as it stands.
 */
export function isAuthorityUrl(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LENGTH_LIMIT || !URL.canParse(value)) return false;
  const { protocol, host, pathname, href } = new URL(value);
  return (
    protocol === 'https:' && `https://${host}${pathname}` === href && (value === href || `${value}/` === href)
  );
}
