import { Inject, Injectable } from '@nestjs/common';

import { Peers } from '#federation';
import { IssuerOutages } from '#identity';
import { JobQueue } from '#jobs';
import { JournalBacklog } from '#journal';
import { LogPublisher } from '#ledger';
import { MembershipDirectory } from '#membership';

import { type Degradation, type DegradationCode } from '../core/degradations.js';
import { peerStep } from '../core/peer-step.js';
import { rootStep } from '../core/root-step.js';
import { OPERATION_OPTIONS, type OperationOptions } from '../operation-options.js';
import { DatabaseState } from './database-state.store.js';

const UNSEALED_MS = 60_000;

/** A step as it was found; without a date of its own, `since` is when this process noticed. */
interface Found extends Omit<Degradation, 'since'> {
  readonly since: Date | null | undefined;
}

/** In which named steps the node is at this moment. Nothing of it depends on what any record holds. */
@Injectable()
export class Degradations {
  readonly #noticed = new Map<DegradationCode, Date>();

  constructor(
    private readonly database: DatabaseState,
    private readonly peers: Peers,
    private readonly publisher: LogPublisher,
    private readonly directory: MembershipDirectory,
    private readonly backlog: JournalBacklog,
    private readonly issuers: IssuerOutages,
    private readonly queue: JobQueue,
    @Inject(OPERATION_OPTIONS) private readonly options: OperationOptions,
  ) {}

  async all(): Promise<Degradation[]> {
    const now = this.options.clock.now();
    const steps = [...(await this.ofDatabase(now)), ...this.ofProcess(now)];
    const codes = new Set(steps.map(({ code }) => code));
    for (const code of this.#noticed.keys()) if (!codes.has(code)) this.#noticed.delete(code);
    return this.dated(steps, now);
  }

  private async ofDatabase(now: Date): Promise<Found[]> {
    const state = await this.database.look();
    if (state === 'unavailable') return [found('DATABASE_UNAVAILABLE')];
    const readOnly = state === 'read-only' ? [found('DATABASE_READ_ONLY')] : [];
    return [...readOnly, ...(await this.findPeers(now)), ...(await this.findBacklog(now))];
  }

  private async findPeers(now: Date): Promise<Found[]> {
    return (await this.peers.facts()).flatMap((peer) => {
      const step = peerStep(peer, now);
      return step ? [found(step.code, peer.origin, step.since)] : [];
    });
  }

  private async findBacklog(now: Date): Promise<Found[]> {
    if (this.options.sealEveryMs === undefined) return [];
    const { oldest } = await this.backlog.unsealed();
    const waits = oldest !== null && now.getTime() - oldest.getTime() >= UNSEALED_MS;
    return waits ? [found('JOURNAL_NOT_SEALED', null, oldest)] : [];
  }

  private ofProcess(now: Date): Found[] {
    const { expires } = this.directory.current().root.payload;
    const root = rootStep(new Date(expires), now);
    return [
      ...(root ? [found(root.code, null, root.since)] : []),
      ...this.ofLog(),
      ...this.issuers.all().map(({ iss, since }) => found('ISSUER_UNREACHABLE', iss, since)),
      ...(this.queue.isDown ? [found('JOBS_NOT_RUNNING')] : []),
    ];
  }

  private ofLog(): Found[] {
    const { state } = this.publisher;
    if (state === 'signing') return [];
    return [state === 'clock_off' ? found('CLOCK_OFF') : found('LOG_NOT_SIGNING', state)];
  }

  private dated(steps: readonly Found[], now: Date): Degradation[] {
    return steps.map(({ since, ...step }) => ({
      ...step,
      since: since === undefined ? this.noticedAt(step.code, now) : since,
    }));
  }

  private noticedAt(code: DegradationCode, now: Date): Date {
    const at = this.#noticed.get(code) ?? now;
    this.#noticed.set(code, at);
    return at;
  }
}

function found(code: DegradationCode, subject: string | null = null, since?: Date | null): Found {
  return { code, subject, since };
}
