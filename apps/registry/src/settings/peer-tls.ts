import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { PeerTls } from '#federation';

import { readKeyFile } from './key-file.js';
import { SettingsError } from './settings.errors.js';

/** Where the certificate is that this node shows to others. */
export interface PeerTlsFiles {
  /** PEM, with those between it and its authority. */
  readonly certificate: string;
  /** PEM, for this process alone. */
  readonly key: string;
  /** PEM of the authorities that other nodes' certificates are from; absent: those that the platform trusts. */
  readonly authorities: string | undefined;
}

/**
 * A certificate and its key, or neither of them.
 * @throws SettingsError SETTING_INVALID
 */
export function peerTlsOf(
  certificate: string | undefined,
  key: string | undefined,
  authorities: string | undefined,
): PeerTlsFiles | undefined {
  if (certificate !== undefined && key !== undefined) return { certificate, key, authorities };
  if (certificate === undefined && key === undefined && authorities === undefined) return undefined;
  throw invalid(
    'GROUNDS_PEER_CERTIFICATE and GROUNDS_PEER_KEY belong together.',
    'Set both, and GROUNDS_PEER_AUTHORITIES beside them where you need it, or none.',
  );
}

/**
 * Reads them at start: a pair that does not fit would only be noticed when no node can be reached.
 * @throws SettingsError SETTING_INVALID, KEY_FILE_OPEN
 */
export async function readPeerTls(files: PeerTlsFiles): Promise<PeerTls> {
  const key = await readKeyFile(files.key);
  const cert = await readFile(files.certificate, 'utf8');
  if (!isPair(cert, key)) {
    throw invalid(
      'GROUNDS_PEER_CERTIFICATE and GROUNDS_PEER_KEY are no certificate and its key.',
      'Give both as PEM, the certificate first in its file.',
    );
  }
  return { cert, key, ...(files.authorities ? { ca: await readFile(files.authorities, 'utf8') } : {}) };
}

function isPair(cert: string, key: string): boolean {
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
  } catch {
    // What the platform says of it could repeat the key.
    return false;
  }
}

function invalid(message: string, advice: string): SettingsError {
  return new SettingsError('SETTING_INVALID', message, { advice });
}
