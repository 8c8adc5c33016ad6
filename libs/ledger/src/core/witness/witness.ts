import { type Clock, isRegisterError } from '#kernel';

import { parseNote, formatSignature } from '../note/note.js';
import { type SignedCheckpoint, openCheckpoint } from '../note/open-checkpoint.js';
import { parseCheckpoint } from '../note/checkpoint.js';
import { cosign } from '../note/sign-checkpoint.js';
import type { VerifierKey } from '../note/verifier-key.js';
import type { Signer } from '../signer.js';
import { type AddCheckpointRequest, parseAddCheckpoint } from './add-checkpoint-request.js';
import { type Judgement, type WitnessedNote, judgeGrowth } from './judge-growth.js';

/** A witness's memory. */
export interface WitnessStore {
  /**
   * Shows what is known of a log and keeps what `judge` returns, if anything, before any other call for this log
   * is shown it. Were looking and keeping two steps, a smaller checkpoint could overwrite a larger one.
   * What cannot be kept is an error, and the answer of `judge` is then not to be used.
   */
  update(
    origin: string,
    judge: (known: WitnessedNote | undefined) => WitnessedNote | undefined,
  ): Promise<void>;
}

/** The answer to `add-checkpoint`: an HTTP status and its body. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
  /** Of a body that is nothing but the size that the witness knows, so that a log need not guess. */
  readonly mediaType: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
}

const TEXT = 'text/plain; charset=utf-8';

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
    private readonly forked: (known: WitnessedNote | undefined, checkpoint: SignedCheckpoint) => void,
  ) {}

  async addCheckpoint(body: string): Promise<WitnessAnswer> {
    const read = readRequest(body);
    if (read === undefined) return answer(400, 'This is no request to cosign a checkpoint.');
    const keys = this.keysOf(read.origin);
    if (keys.length === 0) return answer(404, 'This witness does not know the log.');
    const checkpoint = await openCheckpoint(read.request.note, read.origin, keys).catch(unlessForeseen);
    if (checkpoint === undefined) return answer(403, 'No key of the log has signed this.');
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
      const { size, root, note } = checkpoint;
      return judgement.kind === 'cosign' ? { size, root, note } : undefined;
    });
    return this.say(judgement, checkpoint, at);
  }

  private async say(judgement: Judgement, { note }: SignedCheckpoint, at: Date): Promise<WitnessAnswer> {
    switch (judgement.kind) {
      case 'malformed':
        return answer(400, 'The old size is larger than the checkpoint.');
      case 'behind':
        return { status: 409, body: `${judgement.size}\n`, mediaType: 'text/x.tlog.size' };
      case 'fork':
        return answer(409, 'Another root was cosigned at this size.');
      case 'unproven':
        return answer(422, 'The proof does not show that this goes on from the old size.');
      case 'cosign': {
        const line = await cosign(parseNote(note).text, this.name, this.signer, at);
        return { status: 200, body: formatSignature(line), mediaType: TEXT };
      }
    }
  }
}

function answer(status: WitnessAnswer['status'], sentence: string): WitnessAnswer {
  return { status, body: `${sentence}\n`, mediaType: TEXT };
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
