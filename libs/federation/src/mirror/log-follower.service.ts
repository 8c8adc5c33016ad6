import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { isRegisterError } from '#kernel';
import { type SignedCheckpoint, equalBytes, openCheckpoint } from '#ledger/core';
import { type RootHistory, RootPlaces, parseRootDigest } from '#membership';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import { ForkWatch } from '../forks/fork-watch.service.js';
import { Hearsay } from '../forks/hearsay.service.js';
import type { Peer } from '../peer.js';
import { QuorumKeeper } from '../witness/quorum-keeper.service.js';
import { type FetchTile, type Growth, type NewEntry, followLog, forked } from './follow-log.js';
import { type MirrorLog, MirrorStore } from './mirror.store.js';
import { EntryOpener, type EntryTrust } from './open-entry.js';
import type { PeerClient } from './peer-client.js';

/** A log, as far as it was followed, and by what it is judged. */
export interface Following {
  readonly peer: Peer;
  readonly mirror: MirrorLog;
  readonly history: RootHistory;
  /** Ends it early. */
  readonly signal?: AbortSignal | undefined;
  /** Set when the log's node goes by a later root than this one. */
  isAhead?: boolean;
}

/** Takes over what another node's log has grown by; all of it is verified before it is stored. */
@Injectable()
export class LogFollower {
  constructor(
    private readonly transactions: Transactions,
    private readonly mirrors: MirrorStore,
    private readonly forks: ForkWatch,
    private readonly hearsay: Hearsay,
    private readonly quorum: QuorumKeeper,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /**
   * A log whose node goes by a later root than this one is not followed until this node has that root: who may speak in it
   * cannot be judged.
   * @param note a checkpoint as the other node gives it
   * @returns how many entries there are more
   * @throws FederationError PEER_…; LedgerError
   */
  async follow(client: PeerClient, following: Following, note: string): Promise<number> {
    const { peer, mirror, history } = following;
    const checkpoint = await openCheckpoint(note, peer.origin, history.logKeys(peer.origin));
    if (checkpoint.size <= mirror.frontier.size) return this.stay(following, checkpoint);
    await this.intake((manager) => this.mirrors.saw(manager, peer.origin, checkpoint.size));
    const opener = new EntryOpener(mirror.frontier.size, await this.trust(peer, history));
    const { entries, frontier } = await this.grownBy(client, following, checkpoint, opener);
    if (entries.some((entry) => isAheadOf(history, entry))) {
      following.isAhead = true;
      return 0;
    }
    const opened = await opener.all();
    const at = this.options.clock.now();
    await this.intake(async (manager) => {
      const held = await this.mirrors.lock(manager, peer.origin);
      if (held.frontier.size !== mirror.frontier.size) throw overtaken(peer);
      await this.mirrors.grow(manager, peer.origin, opened, { frontier, note, at });
      await this.quorum.look(manager, note);
      await this.hearsay.listen(manager, peer.origin, opened, history);
    });
    return entries.length;
  }

  /** No larger than what is held: the same once more with other cosignatures, or an earlier one, or another history. */
  private async stay({ peer, mirror, history }: Following, checkpoint: SignedCheckpoint): Promise<number> {
    const isSame = checkpoint.size === mirror.frontier.size && equalBytes(checkpoint.root, mirror.rootHash);
    if (isSame) {
      await this.intake(async (manager) => {
        await this.mirrors.renote(manager, peer.origin, checkpoint.note);
        await this.quorum.look(manager, checkpoint.note);
      });
      return 0;
    }
    if (await this.forks.contradicts(mirror, checkpoint, history)) throw forked(peer.origin);
    throw behind(peer);
  }

  private async grownBy(
    client: PeerClient,
    { peer, mirror, history, signal }: Following,
    checkpoint: SignedCheckpoint,
    opener: EntryOpener,
  ): Promise<Growth> {
    const fetchTile: FetchTile = (path) => client.bytes(peer, `/log/${path}`, signal);
    try {
      return await followLog(mirror.frontier, checkpoint, fetchTile, (entries) => opener.add(entries));
    } catch (error) {
      const isOther = isRegisterError(error) && error.code === 'PEER_LOG_DIFFERS' && mirror.frontier.size > 0;
      if (isOther && (await this.forks.hasBegunAnew(mirror, checkpoint, history, fetchTile)))
        throw forked(peer.origin);
      throw error;
    }
  }

  private async trust({ origin }: Peer, history: RootHistory): Promise<EntryTrust> {
    const places = new RootPlaces(history);
    const named = await this.transactions.run({ role: 'worker' }, (manager) =>
      this.mirrors.rootEntries(manager, origin),
    );
    for (const { index, entry } of named) places.add(index, entry);
    return { origin, history, places };
  }

  private intake<T>(work: Parameters<typeof this.transactions.run<T>>[1]): Promise<T> {
    return this.transactions.run({ role: 'intake' }, work);
  }
}

function isAheadOf({ newest }: RootHistory, { text }: NewEntry): boolean {
  const named = parseRootDigest(text);
  return named !== undefined && named.version > newest.root.payload.version;
}

function behind({ origin }: Peer): FederationError {
  return new FederationError('PEER_LOG_BEHIND', `The log ${origin} has fewer entries than it had.`, {
    advice: 'It may have been restored from a backup. Nothing is given back; ask its operator.',
  });
}

function overtaken({ origin }: Peer): FederationError {
  return new FederationError(
    'PULL_OVERTAKEN',
    `Another process of this node has followed ${origin} meanwhile.`,
    {
      advice: 'Nothing is lost; ask again.',
    },
  );
}
