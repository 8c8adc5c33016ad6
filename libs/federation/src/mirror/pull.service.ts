import { Inject, Injectable } from '@nestjs/common';

import { AudienceStore } from '#access';
import { Transactions } from '#database';
import { KeptRootsReader } from '#intake';
import { isRegisterError } from '#kernel';
import { MembershipDirectory } from '#membership';

import { type StreamHead, isEnd, isEnvelope, isHead } from '../core/envelope.js';
import { openLease } from '../core/lease.js';
import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import { ForkRound } from '../forks/fork-round.service.js';
import { type Peer, peersOf } from '../peer.js';
import { EnvelopeTaker } from './envelope-taker.service.js';
import { forked } from './follow-log.js';
import { LogFollower } from './log-follower.service.js';
import { MirrorStore } from './mirror.store.js';
import { OwnerAnswer } from './owner-answer.service.js';
import { PeerClient } from './peer-client.js';
import { type OutcomeCounts, type PullReport, reportOf } from './pull-report.js';
import { type PullProgress, PullRun } from './pull-run.js';
import { readAhead } from './read-ahead.js';
import { SecondAttempt } from './second-attempt.service.js';

/** Milliseconds until a node that failed is asked again: doubled each time, at most an hour, and a part of it by chance. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 3_600_000;

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
    private readonly taker: EnvelopeTaker,
    private readonly second: SecondAttempt,
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
      reports.push(await this.inTurn(peer, () => this.second.make(this.client, peer)));
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

  private async pullNow(peer: Peer, signal?: AbortSignal): Promise<PullReport> {
    const counts: OutcomeCounts = new Map();
    const progress: PullProgress = { counts, entries: 0 };
    try {
      let run: PullRun;
      do run = await this.takeAnswer(peer, progress, signal);
      while (run.hasMore);
      await this.intake((manager) =>
        this.mirrors.finish(manager, peer.origin, run.seq, this.options.clock.now()),
      );
      const untold = await this.answer.give(this.client, peer, run);
      return reportOf(peer.origin, progress.entries, counts, { untold });
    } catch (error) {
      if (!isRegisterError(error)) throw error;
      // That this process ends, or another was faster, says nothing about the node.
      const isItsOwn = error.code !== 'PULL_OVERTAKEN' && !signal?.aborted;
      if (isItsOwn) await this.fail(peer, error.code);
      return reportOf(peer.origin, progress.entries, counts, { failure: error.code });
    }
  }

  /** What the node answers when it is asked for what comes after the newest word that is held of it. */
  private async takeAnswer(peer: Peer, progress: PullProgress, signal?: AbortSignal): Promise<PullRun> {
    const mirror = await this.intake((manager) => this.mirrors.lock(manager, peer.origin));
    if (mirror.frozen !== null) throw forked(peer.origin);
    const history = await this.roots.history();
    const run = new PullRun({ peer, mirror, history, progress, signal, isInOrder: true });
    const path = `/federation/envelopes?after=${mirror.seq}`;
    try {
      for await (const line of readAhead(this.client.lines(peer, path, signal))) {
        if (isHead(line)) await this.begin(run, line);
        else if (isEnvelope(line)) await this.taker.gather(run, line);
        else if (isEnd(line)) run.end = line;
      }
      await this.taker.flush(run);
    } finally {
      await run.written;
    }
    if (!run.end) throw cutOff(peer);
    if (run.isAhead) throw rootAhead(peer);
    return run;
  }

  /** The log first: an envelope opens an entry, and no entry is believed that the checkpoint does not cover. */
  private async begin(run: PullRun, { checkpoint: note, lease }: StreamHead): Promise<void> {
    const { peer, mirror, history } = run;
    const ends = { from: peer.origin, to: this.options.origin };
    const now = this.options.clock.now();
    const until = await openLease(lease, ends, now, (kid, at) => history.nodeKey(peer.origin, kid, at));
    if (note !== null && note !== mirror.note) {
      run.progress.entries += await this.follower.follow(this.client, run, note);
    }
    await this.intake((manager) => this.audiences.renewLease(manager, peer.origin, until, lease));
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
