import { type Clock, isRegisterError } from '#kernel';

import { parseNote, formatSignature } from '../note/note.js';
import { type SignedCheckpoint, openCheckpoint } from '../note/open-checkpoint.js';
import { parseCheckpoint } from '../note/checkpoint.js';
import { cosign } from '../note/sign-checkpoint.js';
import type { VerifierKey } from '../note/verifier-key.js';
import type { Signer } from '../signer.js';
import { type AddCheckpointRequest, parseAddCheckpoint } from './add-checkpoint-request.js';
import { type Judgement, type WitnessedHead, judgeGrowth } from './judge-growth.js';

/** A witness's memory. */
export interface WitnessStore {
  /**
   * Shows what is known of a log and keeps what `judge` returns, if anything, before any other call for this log
   * is shown it. Were looking and keeping two steps, a smaller checkpoint could overwrite a larger one.
   * What cannot be kept is an error, and the answer of `judge` is then not to be used.
   */
  update(
    origin: string,
    judge: (known: WitnessedHead | undefined) => WitnessedHead | undefined,
  ): Promise<void>;
}

/** The answer to `add-checkpoint`: an HTTP status and its body. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
}

/** Cosigns checkpoints of the logs it knows, each going on from the one before (C2SP tlog-witness 1.0.0). */
export class Witness {
  /**
   * @param name that stands in its signature lines
   * @param keysOf the keys of a log, by its origin; none for a log that it does not witness
   * @param forked is told of a checkpoint that the log signed beside one of the same size and another root
   */
  constructor(
    private readonly name: string,
    private readonly signer: Signer,
    private readonly store: WitnessStore,
    private readonly keysOf: (origin: string) => readonly VerifierKey[],
    private readonly clock: Clock,
    private readonly forked: (known: WitnessedHead | undefined, checkpoint: SignedCheckpoint) => void,
  ) {}

  async addCheckpoint(body: string): Promise<WitnessAnswer> {
    const read = readRequest(body);
    if (read === undefined) return { status: 400, body: 'This is no request to cosign a checkpoint.\n' };
    const keys = this.keysOf(read.origin);
    if (keys.length === 0) return { status: 404, body: 'This witness does not know the log.\n' };
    const checkpoint = await openCheckpoint(read.request.note, read.origin, keys).catch(unlessForeseen);
    if (checkpoint === undefined) return { status: 403, body: 'No key of the log has signed this.\n' };
    return this.answer(read.request, checkpoint);
  }

  /** Checks, takes the time and keeps in one step of the store, so that times grow with sizes. */
  private async answer(request: AddCheckpointRequest, checkpoint: SignedCheckpoint): Promise<WitnessAnswer> {
    let judgement: Judgement = { kind: 'malformed' };
    let at = this.clock.now();
    await this.store.update(checkpoint.origin, (known) => {
      judgement = judgeGrowth(known, request, checkpoint);
      at = this.clock.now();
      if (judgement.kind === 'fork') this.forked(known, checkpoint);
      return judgement.kind === 'cosign' ? { size: checkpoint.size, root: checkpoint.root } : undefined;
    });
    return this.say(judgement, checkpoint, at);
  }

  private async say(judgement: Judgement, { note }: SignedCheckpoint, at: Date): Promise<WitnessAnswer> {
    switch (judgement.kind) {
      case 'malformed':
        return { status: 400, body: 'The old size is larger than the checkpoint.\n' };
      case 'behind':
        return { status: 409, body: `${judgement.size}\n` };
      case 'fork':
        return { status: 409, body: 'Another root was cosigned at this size.\n' };
      case 'unproven':
        return { status: 422, body: 'The proof does not show that this goes on from the old size.\n' };
      case 'cosign': {
        const line = await cosign(parseNote(note).text, this.name, this.signer, at);
        return { status: 200, body: formatSignature(line) };
      }
    }
  }
}

function readRequest(body: string): { request: AddCheckpointRequest; origin: string } | undefined {
  try {
    const request = parseAddCheckpoint(body);
    return { request, origin: parseCheckpoint(parseNote(request.note).text).origin };
  } catch (error) {
    return unlessForeseen(error);
  }
}

function unlessForeseen(error: unknown): undefined {
  if (!isRegisterError(error)) throw error;
  return undefined;
}
