const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether keys, tokens and records may travel to an address: https, or in a demonstration this machine's own. */
export function isSafeAddress(address: string, demo: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (demo && protocol === 'http:' && LOOPBACK.includes(hostname));
}
