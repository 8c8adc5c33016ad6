const LENGTH_MOST = 1000;

/** Where a sign-in leads in the end: a path of this node, whatever was asked for. */
export function returnPath(asked: unknown, publicUrl: string): string {
  if (typeof asked !== 'string' || asked.length > LENGTH_MOST || !URL.canParse(asked, publicUrl)) return '/';
  const { origin, pathname, search, hash } = new URL(asked, publicUrl);
  const isOwn = origin === new URL(publicUrl).origin && asked.startsWith('/');
  // `//host` as a path of ours would be an address of another's where it is used.
  return isOwn && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}
