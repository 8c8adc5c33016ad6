import { Inject, Injectable } from '@nestjs/common';

import { AudienceStore } from '#access';
import { Transactions } from '#database';
import { KeptRootsReader } from '#intake';
import { isRegisterError } from '#kernel';
import { type SignedCheckpoint, equalBytes, openCheckpoint } from '#ledger/core';
import { MembershipDirectory, type RootHistory, RootPlaces, parseRootDigest } from '#membership';

import { type Envelope, type StreamHead, isEnd, isEnvelope, isHead } from '../core/envelope.js';
import { openLease } from '../core/lease.js';
import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import { type Peer, peersOf } from '../peer.js';
import { followLog, forked } from './follow-log.js';
import { MirrorKeeper, type Outcome } from './mirror-keeper.service.js';
import { type MirrorEntry, type MirrorLog, MirrorStore } from './mirror.store.js';
import { openEntry } from './open-entry.js';
import { PeerClient } from './peer-client.js';

/** Envelopes that are taken in one transaction. */
const BATCH = 50;
/** Milliseconds until a node that failed is asked again: doubled each time, at most an hour, and a part of it by chance. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 3_600_000;

/** What one pull from one node came to. */
export interface PullReport {
  readonly origin: string;
  /** Entries that its log has grown by. */
  readonly entries: number;
  /** How many envelopes ended in each way. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Why it failed, as an error code; what had been taken over by then stays. */
  readonly failure: string | undefined;
}

/** Follows other nodes' logs and takes over what they grant: everything is verified before it is stored. */
@Injectable()
export class Puller {
  readonly client: PeerClient;
  readonly #turns = new Map<string, Promise<void>>();

  constructor(
    private readonly directory: MembershipDirectory,
    private readonly transactions: Transactions,
    private readonly roots: KeptRootsReader,
    private readonly audiences: AudienceStore,
    private readonly mirrors: MirrorStore,
    private readonly keeper: MirrorKeeper,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {
    this.client = new PeerClient(options);
  }

  /** Pulls from every node of the root, one after the other; the failure of one is no other's. */
  async pullAll({ onlyDue = false } = {}): Promise<PullReport[]> {
    const now = this.options.clock.now();
    const peers = peersOf(await this.directory.latest(), this.options.origin, now);
    const logs = await this.transactions.run({ role: 'worker' }, (manager) => this.mirrors.logs(manager));
    const waits = new Set(
      logs.filter(({ nextAt }) => nextAt !== null && nextAt > now).map(({ origin }) => origin),
    );
    const reports: PullReport[] = [];
    for (const peer of peers) if (!onlyDue || !waits.has(peer.origin)) reports.push(await this.pull(peer));
    return reports;
  }

  /** One pull from a node at a time. */
  pull(peer: Peer): Promise<PullReport> {
    const turn = (this.#turns.get(peer.origin) ?? Promise.resolve()).then(() => this.pullNow(peer));
    this.#turns.set(
      peer.origin,
      turn.then(
        () => undefined,
        () => undefined,
      ),
    );
    return turn;
  }

  private async pullNow(peer: Peer): Promise<PullReport> {
    const counts = new Map<string, number>();
    let entries = 0;
    try {
      const mirror = await this.intake((manager) => this.mirrors.lock(manager, peer.origin));
      if (mirror.frozen !== null) throw forked(peer.origin);
      const history = await this.roots.history();
      const run = new PullRun(peer, mirror, history);
      for await (const line of this.client.lines(peer, `/federation/envelopes?after=${mirror.seq}`)) {
        if (isHead(line)) entries = await this.begin(run, line);
        else if (isEnvelope(line)) await this.gather(run, line, counts);
        else if (isEnd(line)) run.isWhole = true;
      }
      await this.flush(run, counts);
      if (!run.isWhole) throw cutOff(peer);
      if (run.isAhead) throw rootAhead(peer);
      await this.intake((manager) =>
        this.mirrors.finish(manager, peer.origin, run.seq, this.options.clock.now()),
      );
      return { origin: peer.origin, entries, outcomes: Object.fromEntries(counts), failure: undefined };
    } catch (error) {
      if (!isRegisterError(error)) throw error;
      await this.fail(peer, error.code);
      return { origin: peer.origin, entries, outcomes: Object.fromEntries(counts), failure: error.code };
    }
  }

  /** The log first: an envelope opens an entry, and no entry is believed that the checkpoint does not cover. */
  private async begin(run: PullRun, { checkpoint: note, lease }: StreamHead): Promise<number> {
    const { peer, mirror, history } = run;
    const ends = { from: peer.origin, to: this.options.origin };
    const now = this.options.clock.now();
    const until = await openLease(lease, ends, now, (kid, at) => history.nodeKey(peer.origin, kid, at));
    const grown = note === null || note === mirror.note ? 0 : await this.follow(run, note);
    await this.intake((manager) => this.audiences.renewLease(manager, peer.origin, until, lease));
    return grown;
  }

  /**
   * A log whose node goes by a later root than this one is not followed until this node has that root: who may speak in it
   * cannot be judged. What is granted of the entries that are held is taken over meanwhile, and taken back.
   */
  private async follow(run: PullRun, note: string): Promise<number> {
    const { peer, mirror, history } = run;
    const checkpoint = await openCheckpoint(note, peer.origin, history.logKeys(peer.origin));
    if (checkpoint.size < mirror.frontier.size) throw behind(peer);
    if (checkpoint.size === mirror.frontier.size && !equalBytes(checkpoint.root, mirror.rootHash)) {
      await this.freeze(mirror, checkpoint);
      throw forked(peer.origin);
    }
    const { entries, frontier } = await followLog(mirror.frontier, checkpoint, (path) =>
      this.client.bytes(peer, `/log/${path}`),
    );
    if (entries.some((entry) => isAheadOf(history, entry))) {
      run.isAhead = true;
      return 0;
    }
    const opened = await this.open(peer, mirror.frontier.size, entries, history);
    const at = this.options.clock.now();
    await this.intake(async (manager) => {
      const held = await this.mirrors.lock(manager, peer.origin);
      if (held.frontier.size !== mirror.frontier.size) throw overtaken(peer);
      await this.mirrors.grow(manager, peer.origin, opened, { frontier, note, at });
    });
    return entries.length;
  }

  private async open(
    { origin }: Peer,
    first: number,
    entries: readonly Uint8Array[],
    history: RootHistory,
  ): Promise<MirrorEntry[]> {
    const places = new RootPlaces(history);
    const named = await this.transactions.run({ role: 'worker' }, (manager) =>
      this.mirrors.rootEntries(manager, origin),
    );
    for (const { index, entry } of named) places.add(index, entry);
    const trust = { origin, history, places, now: this.options.clock.now() };
    const opened: MirrorEntry[] = [];
    for (const [place, bytes] of entries.entries()) opened.push(await openEntry(first + place, bytes, trust));
    return opened;
  }

  private async freeze({ origin, note }: MirrorLog, checkpoint: SignedCheckpoint): Promise<void> {
    const evidence = { held: note, served: checkpoint.note };
    await this.intake((manager) => this.mirrors.freeze(manager, origin, evidence));
  }

  private async gather(run: PullRun, envelope: Envelope, counts: Map<string, number>): Promise<void> {
    run.waiting.push(envelope);
    if (run.waiting.length >= BATCH) await this.flush(run, counts);
  }

  private async flush(run: PullRun, counts: Map<string, number>): Promise<void> {
    const taken = run.waiting.splice(0);
    if (taken.length === 0) return;
    const { origin } = run.peer;
    const outcomes = await this.intake(async (manager) => {
      await this.mirrors.lock(manager, origin);
      const made: Outcome[] = [];
      for (const envelope of taken) made.push(await this.keeper.take(manager, origin, envelope, run.history));
      return made;
    });
    for (const [place, outcome] of outcomes.entries()) {
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      // What is not covered by a checkpoint yet is asked for again, and all that follows it.
      if (outcome === 'deferred') run.isStopped = true;
      if (!run.isStopped) run.seq = taken[place]?.seq ?? run.seq;
    }
  }

  private async fail({ origin }: Peer, code: string): Promise<void> {
    await this.intake(async (manager) => {
      const { failures } = await this.mirrors.lock(manager, origin);
      const wait = Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT);
      const [random = 0] = this.options.randomness.bytes(1);
      const nextAt = new Date(this.options.clock.now().getTime() + wait * (0.75 + random / 510));
      await this.mirrors.fail(manager, origin, code, nextAt);
    });
  }

  private intake<T>(work: Parameters<typeof this.transactions.run<T>>[1]): Promise<T> {
    return this.transactions.run({ role: 'intake' }, work);
  }
}

/** One pull on its way. */
class PullRun {
  readonly waiting: Envelope[] = [];
  seq: number;
  isWhole = false;
  isStopped = false;
  /** The log names a root that this node does not have yet. */
  isAhead = false;

  constructor(
    readonly peer: Peer,
    readonly mirror: MirrorLog,
    readonly history: RootHistory,
  ) {
    this.seq = mirror.seq;
  }
}

function isAheadOf({ newest }: RootHistory, entry: Uint8Array): boolean {
  const named = parseRootDigest(Buffer.from(entry).toString('latin1'));
  return named !== undefined && named.version > newest.root.payload.version;
}

function rootAhead({ origin }: Peer): FederationError {
  return new FederationError('PEER_ROOT_AHEAD', `The node ${origin} goes by a later root than this one.`, {
    advice: 'Publish that root at this node too. Until then nothing new of that log is taken over.',
  });
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

function cutOff({ origin }: Peer): FederationError {
  return new FederationError('PEER_UNREACHABLE', `What ${origin} sent was cut off.`, {
    advice: 'It goes on from there by itself.',
  });
}
