import { LedgerError } from '../../ledger.errors.js';
import { decodeBase64, decodeHash, encodeBase64 } from '../base64.js';
import { leafHash } from '../hash-tree.js';
import { type SignedCheckpoint, openCheckpoint } from '../note/open-checkpoint.js';
import type { VerifierKey } from '../note/verifier-key.js';
import { parseSize } from '../parse-size.js';
import { verifyInclusion } from './inclusion.js';

const HEADER = 'c2sp.org/tlog-proof@v1';
const HASH_LIMIT = 63;

/** Shows offline that an entry is in a log: C2SP tlog-proof. */
export interface TlogProof {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  /** The checkpoint as a signed note. */
  readonly checkpoint: string;
  /** Said beside the proof and covered by nothing. */
  readonly extra?: Uint8Array;
}

export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  const beside = extra ? `extra ${encodeBase64(extra)}\n` : '';
  const lines = hashes.map((hash) => `${encodeBase64(hash)}\n`).join('');
  return `${HEADER}\n${beside}index ${index}\n${lines}\n${checkpoint}`;
}

/** @throws LedgerError PROOF_MALFORMED */
export function parseTlogProof(text: string): TlogProof {
  const end = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift() : undefined;
  const extra = extraLine === undefined ? undefined : decodeBase64(extraLine.slice('extra '.length));
  const [indexLine = '', ...hashLines] = lines;
  const index = indexLine.startsWith('index ') ? parseSize(indexLine.slice('index '.length)) : undefined;
  const hashes = hashLines.map(decodeHash).filter((hash) => hash !== undefined);
  const isWhole = hashes.length === hashLines.length && hashes.length <= HASH_LIMIT;
  if (header !== HEADER || index === undefined || !isWhole) throw malformed();
  if (extraLine !== undefined && extra === undefined) throw malformed();
  return { index, hashes, checkpoint: text.slice(end + 2), ...(extra ? { extra } : {}) };
}

/**
 * Verifies that the log held this entry when it signed the proof's checkpoint.
 * @param keys of the log, and of witnesses
 * @throws LedgerError NOTE_MALFORMED, CHECKPOINT_MALFORMED, NOTE_UNVERIFIED, PROOF_INVALID
 */
export async function verifyTlogProof(
  { index, hashes, checkpoint }: TlogProof,
  entry: Uint8Array,
  origin: string,
  keys: readonly VerifierKey[],
): Promise<SignedCheckpoint> {
  const opened = await openCheckpoint(checkpoint, origin, keys);
  const { size, root } = opened;
  verifyInclusion({ index, size, root, leafHash: leafHash(entry), proof: hashes });
  return opened;
}

function malformed(): LedgerError {
  return new LedgerError('PROOF_MALFORMED', 'This is no proof that an entry is in a log.', {
    advice: 'Take it again from its source, byte for byte.',
  });
}
