import { Inject, Injectable } from '@nestjs/common';

import { AudienceStore } from '#access';
import { Transactions } from '#database';
import { KeptRootsReader } from '#intake';
import { isRegisterError } from '#kernel';
import { MembershipDirectory, type RootHistory } from '#membership';

import { type Envelope, PLACES_MAX, type StreamHead, isEnd, isEnvelope, isHead } from '../core/envelope.js';
import { openLease } from '../core/lease.js';
import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import { ForkRound } from '../forks/fork-round.service.js';
import { type Peer, peersOf } from '../peer.js';
import { JudgeAnew } from '../quarantine/judge-anew.service.js';
import { EnvelopeStore } from './envelope.store.js';
import { forked } from './follow-log.js';
import { LogFollower } from './log-follower.service.js';
import { MirrorKeeper } from './mirror-keeper.service.js';
import { type MirrorLog, MirrorStore } from './mirror.store.js';
import { OwnerAnswer } from './owner-answer.service.js';
import { PeerClient } from './peer-client.js';

/** Envelopes that are taken in one transaction. */
const BATCH = 200;
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
  /** Why the node could not be told what became of its words, or who has read its records; it is told later. */
  readonly untold?: string;
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
    private readonly envelopes: EnvelopeStore,
    private readonly anew: JudgeAnew,
    private readonly answer: OwnerAnswer,
    private readonly follower: LogFollower,
    private readonly round: ForkRound,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {
    this.client = new PeerClient(options);
  }

  /** Pulls from every node of the root, one after the other; the failure of one is no other's. */
  async pullAll(): Promise<PullReport[]> {
    const reports: PullReport[] = [];
    for (const peer of await this.peers()) reports.push(await this.pull(peer));
    await this.round.settle();
    return reports;
  }

  /** The nodes that are not to be left in peace for now. */
  async due(): Promise<Peer[]> {
    const now = this.options.clock.now();
    const logs = await this.transactions.run({ role: 'worker' }, (manager) => this.mirrors.logs(manager));
    const waiting = logs.filter(({ nextAt }) => nextAt !== null && nextAt > now);
    const waits = new Set(waiting.map(({ origin }) => origin));
    return (await this.peers()).filter(({ origin }) => !waits.has(origin));
  }

  /**
   * One pull from a node at a time.
   * @param signal ends it early; what has been taken over by then stays
   */
  pull(peer: Peer, signal?: AbortSignal): Promise<PullReport> {
    return this.inTurn(peer, () => this.pullNow(peer, signal));
  }

  /** Another attempt at what was put aside of every node. */
  async retryAll(): Promise<PullReport[]> {
    const reports: PullReport[] = [];
    for (const peer of await this.peers()) {
      reports.push(await this.inTurn(peer, () => this.retryNow(peer)));
    }
    return reports;
  }

  private inTurn(peer: Peer, work: () => Promise<PullReport>): Promise<PullReport> {
    const turn = (this.#turns.get(peer.origin) ?? Promise.resolve()).then(work);
    this.#turns.set(
      peer.origin,
      turn.then(
        () => undefined,
        () => undefined,
      ),
    );
    return turn;
  }

  private async peers(): Promise<Peer[]> {
    return peersOf(await this.directory.latest(), this.options.origin, this.options.clock.now());
  }

  /** Asks anew for statements of which the entry or the word was put aside. What was taken over in order stays so. */
  private async retryNow(peer: Peer): Promise<PullReport> {
    const { origin } = peer;
    const counts = new Map<string, number>();
    let entries = 0;
    const report = (failure?: string): PullReport => ({
      origin,
      entries,
      outcomes: Object.fromEntries(counts),
      failure,
    });
    try {
      const mirror = await this.intake((manager) => this.mirrors.lock(manager, origin));
      if (mirror.frozen !== null) throw forked(origin);
      const history = await this.roots.history();
      const believed = await this.anew.judge(origin, history);
      entries = believed.length;
      const aside = await this.transactions.run({ role: 'worker' }, (manager) =>
        this.envelopes.quarantined(manager, origin),
      );
      const places = [...new Set([...believed, ...aside])];
      for (let first = 0; first < places.length; first += PLACES_MAX) {
        const run = new PullRun(peer, mirror, history);
        const asked = places.slice(first, first + PLACES_MAX).join(',');
        for await (const line of this.client.lines(peer, `/federation/envelopes?places=${asked}`)) {
          if (isEnvelope(line)) await this.gather(run, line, counts);
        }
        await this.flush(run, counts);
        await run.written;
      }
      const untold = await this.answer.give(this.client, peer, { seq: mirror.seq, deferred: [] });
      return { ...report(), ...(untold === undefined ? {} : { untold }) };
    } catch (error) {
      if (isRegisterError(error)) return report(error.code);
      throw error;
    }
  }

  private async pullNow(peer: Peer, signal?: AbortSignal): Promise<PullReport> {
    const counts = new Map<string, number>();
    let entries = 0;
    try {
      const mirror = await this.intake((manager) => this.mirrors.lock(manager, peer.origin));
      if (mirror.frozen !== null) throw forked(peer.origin);
      const history = await this.roots.history();
      const run = new PullRun(peer, mirror, history, signal);
      const path = `/federation/envelopes?after=${mirror.seq}`;
      try {
        for await (const line of this.client.lines(peer, path, signal)) {
          if (isHead(line)) entries = await this.begin(run, line);
          else if (isEnvelope(line)) await this.gather(run, line, counts);
          else if (isEnd(line)) run.isWhole = true;
        }
        await this.flush(run, counts);
      } finally {
        await run.written;
      }
      if (!run.isWhole) throw cutOff(peer);
      if (run.isAhead) throw rootAhead(peer);
      await this.intake((manager) =>
        this.mirrors.finish(manager, peer.origin, run.seq, this.options.clock.now()),
      );
      const untold = await this.answer.give(this.client, peer, run);
      return {
        ...{ origin: peer.origin, entries, outcomes: Object.fromEntries(counts), failure: undefined },
        ...(untold === undefined ? {} : { untold }),
      };
    } catch (error) {
      if (!isRegisterError(error)) throw error;
      // That this process ends, or another was faster, says nothing about the node.
      const isItsOwn = error.code !== 'PULL_OVERTAKEN' && !signal?.aborted;
      if (isItsOwn) await this.fail(peer, error.code);
      return { origin: peer.origin, entries, outcomes: Object.fromEntries(counts), failure: error.code };
    }
  }

  /** The log first: an envelope opens an entry, and no entry is believed that the checkpoint does not cover. */
  private async begin(run: PullRun, { checkpoint: note, lease }: StreamHead): Promise<number> {
    const { peer, mirror, history } = run;
    const ends = { from: peer.origin, to: this.options.origin };
    const now = this.options.clock.now();
    const until = await openLease(lease, ends, now, (kid, at) => history.nodeKey(peer.origin, kid, at));
    const grown =
      note === null || note === mirror.note ? 0 : await this.follower.follow(this.client, run, note);
    await this.intake((manager) => this.audiences.renewLease(manager, peer.origin, until, lease));
    return grown;
  }

  private async gather(run: PullRun, envelope: Envelope, counts: Map<string, number>): Promise<void> {
    run.waiting.push(envelope);
    if (run.waiting.length >= BATCH) await this.flush(run, counts);
  }

  /** Some are verified while those before them are being written. */
  private async flush(run: PullRun, counts: Map<string, number>): Promise<void> {
    const taken = run.waiting.splice(0);
    if (taken.length === 0) return;
    const { peer, history } = run;
    const judged = await this.keeper.judge(peer.origin, taken, history);
    await run.written;
    run.written = this.write(run, taken, judged, counts);
    // Whoever waits for it is told.
    run.written.catch(() => undefined);
  }

  private async write(
    run: PullRun,
    taken: readonly Envelope[],
    judged: Awaited<ReturnType<MirrorKeeper['judge']>>,
    counts: Map<string, number>,
  ): Promise<void> {
    const { origin } = run.peer;
    const outcomes = await this.intake(async (manager) => {
      await this.mirrors.lock(manager, origin);
      return this.keeper.take(manager, origin, judged);
    });
    for (const [place, outcome] of outcomes.entries()) {
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      // What is not covered by a checkpoint yet is asked for again, and all that follows it.
      if (outcome === 'deferred') run.defer(taken[place]);
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
  /** Numbers of words whose entries no checkpoint covers yet. */
  readonly deferred: number[] = [];
  seq: number;
  /** Those that were taken last are in the database. */
  written: Promise<void> = Promise.resolve();
  isWhole = false;
  isStopped = false;
  /** The log names a root that this node does not have yet. */
  isAhead = false;

  constructor(
    readonly peer: Peer,
    readonly mirror: MirrorLog,
    readonly history: RootHistory,
    readonly signal?: AbortSignal,
  ) {
    this.seq = mirror.seq;
  }

  defer(envelope: Envelope | undefined): void {
    this.isStopped = true;
    if (envelope) this.deferred.push(envelope.seq);
  }
}

function rootAhead({ origin }: Peer): FederationError {
  return new FederationError('PEER_ROOT_AHEAD', `The node ${origin} goes by a later root than this one.`, {
    advice: 'Publish that root at this node too. Until then nothing new of that log is taken over.',
  });
}

function cutOff({ origin }: Peer): FederationError {
  return new FederationError('PEER_UNREACHABLE', `What ${origin} sent was cut off.`, {
    advice: 'It goes on from there by itself.',
  });
}
