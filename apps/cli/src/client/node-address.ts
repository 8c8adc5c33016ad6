import { CliError } from '../cli.errors.js';

const LOOPBACK = /^(?:127(?:\.\d+){3}|\[::1\]|localhost)$/;

/** The address of a node, without a path. */
export function nodeAddress(text: string): URL {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(new URL(text).origin);
  throw new CliError('URL_INVALID', 'The address of the node is no http or https address.', {
    advice: 'Set GROUNDS_URL or --url, such as http://127.0.0.1:4000.',
  });
}

/** A token that crosses a network in the clear is anybody's: only this machine itself may be asked without TLS. */
export function mustBeEncrypted({ protocol, hostname }: URL): void {
  if (protocol === 'https:' || LOOPBACK.test(hostname)) return;
  throw new CliError('URL_NOT_ENCRYPTED', 'A token is only sent over https, or within this machine.', {
    advice: 'Use the https address of the node.',
  });
}
