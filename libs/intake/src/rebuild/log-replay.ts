import { EntityManager } from 'typeorm';

import { AudienceStore } from '#access';
import { Transactions } from '#database';
import { isRegisterError } from '#kernel';
import type { MembershipDirectory } from '#membership';

import { LaterEffects } from '../later-effects.service.js';
import { type LoggedStatement, headOf } from '../logged-statement.js';
import { ManifestStore } from '../manifests/manifest.store.js';
import { ProjectionStore } from '../projection.store.js';
import { RecordAudiences } from '../record-audiences.store.js';
import type { HeldStatement } from './held-statement.type.js';
import { openHeldStatement } from './open-held-statement.js';
import { TakingBack } from './taking-back.service.js';

const PAGE = 500;

/** Tables, as SQL names them, that a replay reads while it writes where the search path leads. */
export interface ReplaySource {
  readonly entries: string;
  readonly disclosures: string;
  /** Other nodes' entries, and what those nodes granted of them. */
  readonly mirrored: string;
  readonly envelopes: string;
}

/** Projects what other nodes have granted, which is for a room further down the street to read. */
export type ReplayMirrored = (
  manager: EntityManager,
  source: ReplaySource,
  projection: ProjectionStore,
) => Promise<void>;

export interface ReplayOptions {
  /** Statements that take something back and were acknowledged; those that the log has lost act last. */
  readonly takenBack: readonly HeldStatement[];
  /** Told after each page how far the replay has come. */
  readonly progress: (done: number, total: number) => void;
}

export interface Replayed {
  readonly entries: number;
  readonly statements: number;
  /** Taken-back statements that the log has not, and that were applied all the same. */
  readonly reapplied: number;
  /** Positions of statements that could not be projected, with the reason: a code, or what is missing. */
  readonly unreadable: readonly Unreadable[];
}

export interface Unreadable {
  readonly logIndex: number;
  readonly why: string;
}

/** Makes the projections again: the production projection, over the log, in its order. */
export class LogReplay {
  readonly audiences: AudienceStore;
  readonly #projection: ProjectionStore;
  readonly #takingBack: TakingBack;

  constructor(
    directory: MembershipDirectory,
    transactions: Transactions,
    private readonly mirrored: ReplayMirrored = () => Promise.resolve(),
  ) {
    this.audiences = new AudienceStore(directory, transactions);
    const recordAudiences = new RecordAudiences(this.audiences);
    const effects = new LaterEffects(recordAudiences);
    const manifests = new ManifestStore(this.audiences);
    this.#projection = new ProjectionStore(this.audiences, recordAudiences, effects, manifests);
    this.#takingBack = new TakingBack(recordAudiences, effects, manifests);
  }

  /** Projects into empty tables on the search path of the caller's transaction. */
  async run(manager: EntityManager, source: ReplaySource, options: ReplayOptions): Promise<Replayed> {
    const [row] = await manager.query<{ entries: number }[]>(
      `SELECT coalesce(max(log_index) + 1, 0)::float8 AS entries FROM ${source.entries}`,
    );
    const entries = row?.entries ?? 0;
    const ids = new Set<string>();
    const unreadable: Unreadable[] = [];
    for (let first = 0; first < entries; first += PAGE) {
      for (const held of await page(manager, source, first)) {
        const why = await this.project(manager, held, ids);
        if (why === undefined) ids.add(held.statementId);
        else unreadable.push({ logIndex: held.logIndex, why });
      }
      options.progress(Math.min(first + PAGE, entries), entries);
    }
    await this.mirrored(manager, source, this.#projection);
    const reapplied = await this.#takingBack.reapply(manager, options.takenBack);
    return { entries, statements: ids.size, reapplied, unreadable };
  }

  /** @returns why it could not be; undefined when it was projected */
  private async project(
    manager: EntityManager,
    held: HeldStatement,
    ids: ReadonlySet<string>,
  ): Promise<string | undefined> {
    const logged = openOrSay(held);
    if (typeof logged === 'string') return logged;
    if (!logged.parts.has('head')) return 'its head is not held';
    const { ref } = headOf(logged);
    if (ref !== undefined && !ids.has(ref)) return 'what it refers to could not be projected';
    await this.#projection.project(manager, logged);
    return undefined;
  }
}

function openOrSay(held: HeldStatement): LoggedStatement | string {
  try {
    return openHeldStatement(held);
  } catch (error) {
    if (isRegisterError(error)) return error.code;
    throw error;
  }
}

/** What states have said; what the node logs of itself has no rows. */
function page(manager: EntityManager, source: ReplaySource, first: number): Promise<HeldStatement[]> {
  return manager.query<HeldStatement[]>(
    `SELECT e.statement_id AS "statementId", e.log_index::float8 AS "logIndex", e.arrival::float8 AS arrival, e.logged_at AS "loggedAt",
            e.state, e.entry,
            ARRAY(SELECT d.encoded FROM ${source.disclosures} d WHERE d.arrival = e.arrival
                   ORDER BY d.part) AS disclosures
       FROM ${source.entries} e
      WHERE e.log_index >= $1 AND e.log_index < $2 AND e.kind = 'statement' ORDER BY e.log_index`,
    [first, first + PAGE],
  );
}
