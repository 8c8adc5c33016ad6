import { LedgerError } from '../../ledger.errors.js';
import { decodeHash, encodeBase64 } from '../base64.js';
import { parseSize } from '../parse-size.js';

export const CONSISTENCY_LINE_LIMIT = 63;

/** What a log asks of a witness: to cosign `note`, which grew from the `oldSize` that the witness knows. */
export interface AddCheckpointRequest {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  /** The checkpoint as a signed note. */
  readonly note: string;
}

/** The body of `POST add-checkpoint` (C2SP tlog-witness 1.0.0). */
export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpointRequest): string {
  return `old ${oldSize}\n${proof.map((hash) => `${encodeBase64(hash)}\n`).join('')}\n${note}`;
}

/** @throws LedgerError PROOF_MALFORMED */
export function parseAddCheckpoint(body: string): AddCheckpointRequest {
  const end = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(end, 0)).split('\n');
  const oldSize = first.startsWith('old ') ? parseSize(first.slice('old '.length)) : undefined;
  const proof = lines.map(decodeHash);
  if (oldSize === undefined || lines.length > CONSISTENCY_LINE_LIMIT) throw malformed();
  if (!proof.every((hash) => hash !== undefined)) throw malformed();
  return { oldSize, proof, note: body.slice(end + 2) };
}

function malformed(): LedgerError {
  return new LedgerError('PROOF_MALFORMED', 'This is no request to cosign a checkpoint.', {
    advice: 'Send it as C2SP tlog-witness says: "old SIZE", up to 63 hashes, an empty line, the checkpoint.',
  });
}
