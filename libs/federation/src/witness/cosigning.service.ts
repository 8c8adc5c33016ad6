import { Inject, Injectable, Logger } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { KeptRootsReader } from '#intake';
import { isRegisterError } from '#kernel';
import { CheckpointStore, type LogCheckpoint, LogPublisher, TreeStore } from '#ledger';
import { type NoteSignature, type VerifierKey, openCheckpoint, parseNote } from '#ledger/core';
import { MembershipDirectory } from '#membership';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import { PeerAddresses } from '../mirror/peer-address.js';
import { PeerClient } from '../mirror/peer-client.js';
import { type Peer, peersOf } from '../peer.js';
import { type WitnessReply, askWitness } from './ask-witness.js';
import { cosignatureIn, hasLineOf, withCosignatures } from './cosigned-note.js';
import { QuorumKeeper } from './quorum-keeper.service.js';

/** What one witness answered: a line, or why there is none. */
type Given = { readonly line: NoteSignature } | { readonly failure: string };

interface WitnessPeer extends Peer {
  readonly keys: readonly VerifierKey[];
}

/** Has the other nodes cosign the newest checkpoint of this one. Appends do not wait for it. */
@Injectable()
export class Cosigning {
  readonly #logger = new Logger(Cosigning.name);
  readonly #client: PeerClient;
  readonly #addresses: PeerAddresses;
  /** The size that each witness was last known to have cosigned. */
  readonly #known = new Map<string, number>();
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<Readonly<Record<string, string>>> | undefined;

  constructor(
    private readonly directory: MembershipDirectory,
    private readonly transactions: Transactions,
    private readonly checkpoints: CheckpointStore,
    private readonly tree: TreeStore,
    private readonly publisher: LogPublisher,
    private readonly roots: KeptRootsReader,
    private readonly quorum: QuorumKeeper,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {
    this.#client = new PeerClient(options);
    this.#addresses = new PeerAddresses(options.peerNetworks);
  }

  /**
   * Asks every witness that has not cosigned the newest checkpoint. Calls that come while one is at work are answered by
   * one more.
   * @returns what each witness that was asked came to: `cosigned`, or an error code
   */
  ask(): Promise<Readonly<Record<string, string>>> {
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      const now = this.askNow();
      this.#running = now.catch(() => undefined);
      return now;
    });
    return this.#next;
  }

  private async askNow(): Promise<Record<string, string>> {
    const newest = await this.transactions.run({ role: 'intake' }, (manager) =>
      this.checkpoints.newest(manager),
    );
    if (!newest) return {};
    const note = parseNote(newest.note);
    const witnesses = (await this.witnesses()).filter(({ keys }) => !hasLineOf(note, keys));
    const given = await Promise.all(witnesses.map((witness) => this.askOne(witness, newest)));
    const lines = given.flatMap((one) => ('line' in one ? one.line : []));
    if (lines.length > 0)
      await this.transactions.run({ role: 'intake' }, (manager) => this.keep(manager, newest, lines));
    return Object.fromEntries(
      witnesses.map(({ origin }, place) => [origin, outcomeOf(given[place])] as const),
    );
  }

  private async witnesses(): Promise<WitnessPeer[]> {
    const now = this.options.clock.now();
    const membership = await this.directory.latest();
    return peersOf(membership, this.options.origin, now)
      .map((peer) => {
        const keys = membership
          .witnessKeys(peer.origin)
          .filter(({ notBefore, notAfter }) => notBefore <= now && now < notAfter);
        return { ...peer, keys: keys.map(({ key }) => key) };
      })
      .filter(({ keys }) => keys.length > 0);
  }

  private async askOne(witness: WitnessPeer, newest: LogCheckpoint): Promise<Given> {
    try {
      const known = Math.min(this.#known.get(witness.origin) ?? 0, newest.size);
      const first = await this.send(witness, newest, known);
      // It says from where it knows the log: once more, from there.
      const isOlder = first.kind === 'knows' && first.size <= newest.size;
      const reply = isOlder ? await this.send(witness, newest, first.size) : first;
      if (reply.kind !== 'cosigned') return { failure: await this.remind(witness) };
      const line = await cosignatureIn(reply.lines, parseNote(newest.note).text, witness.keys);
      this.#known.set(witness.origin, newest.size);
      return { line };
    } catch (error) {
      if (!isRegisterError(error)) throw error;
      this.#logger.warn(`The witness ${witness.origin} has not cosigned: ${error.code}.`);
      return { failure: error.code };
    }
  }

  private async send(
    witness: WitnessPeer,
    { size, note }: LogCheckpoint,
    oldSize: number,
  ): Promise<WitnessReply> {
    const proof =
      oldSize === 0 || oldSize === size
        ? []
        : await this.transactions.run({ role: 'intake' }, (manager) =>
            this.tree.consistency(manager, oldSize, size),
          );
    return askWitness(witness, { oldSize, proof, note }, this.#addresses);
  }

  /**
   * A witness says that it has seen more of this log, or something else. A word alone could stop any node, so that it has
   * to show what it has cosigned: only what the own key has signed is believed.
   */
  private async remind(witness: WitnessPeer): Promise<string> {
    const { origin } = this.options;
    const path = `/witness/checkpoint?origin=${encodeURIComponent(origin)}`;
    const note = new TextDecoder().decode(await this.#client.bytes(witness, path));
    const history = await this.roots.history();
    await this.publisher.recall(await openCheckpoint(note, origin, history.logKeys(origin)));
    if (this.publisher.state === 'signing') throw unproven(witness);
    this.#logger.error(
      `The witness ${witness.origin} holds a checkpoint of this log that the database does not.`,
    );
    return 'LOG_NOT_SIGNING';
  }

  /** To the published checkpoint if it is still this one; for a quorum it counts in either case. */
  private async keep(
    manager: EntityManager,
    asked: LogCheckpoint,
    lines: readonly NoteSignature[],
  ): Promise<void> {
    const published = await this.checkpoints.lock(manager);
    const isStillNewest = published?.size === asked.size;
    const note = withCosignatures(isStillNewest ? published.note : asked.note, lines);
    if (isStillNewest) await this.checkpoints.cosigned(manager, published, note);
    await this.quorum.look(manager, note);
  }
}

function outcomeOf(given: Given | undefined): string {
  return given && 'failure' in given ? given.failure : 'cosigned';
}

function unproven({ origin }: Peer): FederationError {
  return new FederationError(
    'WITNESS_UNPROVEN',
    `The witness ${origin} claims more of this log than it shows.`,
    {
      advice: 'The log goes on; this witness does not cosign it. Ask its operator.',
    },
  );
}
