import { LedgerError } from '../../ledger.errors.js';
import { decodeHash, encodeBase64 } from '../base64.js';
import { equalBytes } from '../equal-bytes.js';
import { EMPTY_ROOT } from '../hash-tree.js';
import { parseSize } from '../parse-size.js';

/** How far a log has come: `size` entries under `root`, 32 bytes (C2SP tlog-checkpoint 1.0.0). */
export interface Checkpoint {
  /** Name of the log for ever. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The text that the log signs. Extension lines, which nobody could audit, are not written. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${encodeBase64(root)}\n`;
}

/**
 * Reads the text of a note that claims to be a checkpoint; extension lines of other logs are passed over.
 * @throws LedgerError CHECKPOINT_MALFORMED
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin = '', sizeText = '', rootText = ''] = lines;
  const size = parseSize(sizeText);
  const root = decodeHash(rootText);
  if (lines.pop() !== '' || lines.length < 3 || lines.includes(''))
    throw malformed('has not the lines of one');
  if (origin === '') throw malformed('names no log');
  if (size === undefined) throw malformed('has no size in decimal');
  if (root === undefined) throw malformed('has no root of 32 bytes in base64');
  if (size === 0 && !equalBytes(root, EMPTY_ROOT)) throw malformed('gives the empty log another root');
  return { origin, size, root };
}

function malformed(what: string): LedgerError {
  return new LedgerError('CHECKPOINT_MALFORMED', `This checkpoint ${what}.`, {
    advice: 'Take it again from the log, byte for byte.',
  });
}
