import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import type { Clock } from '#kernel';
import { type LogHead, LedgerStore, LogPublisher } from '#ledger';
import {
  MembershipDirectory,
  type Root,
  type RootFile,
  notTheFirst,
  rootDigestLine,
  verifyNextRoot,
  verifyTrustedRoot,
} from '#membership';

import { KeptRoot } from './kept-root.entity.js';
import { rootStore } from './root.store.js';

export const ROOT_CLOCK = Symbol('root clock');

/** A root that the node goes by. */
export interface RootInForce {
  readonly version: number;
  /** SHA-256 of the payload, base64url. */
  readonly digest: string;
  readonly expires: Date;
}

/**
 * Takes the next root. What lets it in is in the file: the signatures of enough members, so that a membership can be
 * mended also when tokens, or the state that issues them, are the trouble.
 */
@Injectable()
export class RootGate {
  readonly #logger = new Logger(RootGate.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly ledger: LedgerStore,
    private readonly publisher: LogPublisher,
    @Inject(ROOT_CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Keeps the root, names it in the log and puts it in force here; other processes follow with their next request.
   * A repetition of the one in force is no fault.
   * @param json the parsed root file, JWS General JSON (RFC 7515 §7.2.1)
   * @throws MembershipError, which says what is wrong with the root; the one before stays in force
   */
  async take(json: unknown): Promise<RootInForce> {
    const current = (await this.directory.latest()).root;
    const next = (await isRepeated(json, current)) ? current : await this.takeNext(json, current);
    const { version, expires } = next.payload;
    return { version, digest: next.digest, expires: new Date(expires) };
  }

  private async takeNext(json: unknown, current: Root): Promise<Root> {
    const next = await verifyNextRoot(json, current, this.clock.now());
    await this.transactions.run({ role: 'intake' }, async (manager) => {
      const head = await this.ledger.lock(manager);
      await refuseOvertaken(manager, next);
      await rootStore.keep(manager, next, json as RootFile, this.clock.now());
      if (this.publisher.state === 'signing') await this.logAll(manager, head);
    });
    await this.directory.replace(next);
    this.#logger.warn(`Root version ${next.payload.version} is in force.`);
    await this.publisher.publish();
    return next;
  }

  /** Names every root that the log does not name yet: the first one too, as soon as it is not the only one. */
  private async logAll(manager: EntityManager, head: LogHead): Promise<void> {
    const loggedAt = this.clock.now();
    for (const { version, digest, logIndex } of await rootStore.all(manager)) {
      if (logIndex !== null) continue;
      const text = digest.toString('base64url');
      const entry = await this.ledger.append(manager, head, {
        kind: 'root',
        statementId: text,
        signingInputHash: digest,
        state: null,
        issuer: 'register-root',
        keyId: String(version),
        entry: rootDigestLine({ version, digest: text }),
        loggedAt,
      });
      await manager.update(KeptRoot, { version }, { logIndex: entry.logIndex });
    }
  }
}

async function isRepeated(json: unknown, current: Root): Promise<boolean> {
  const root = await verifyTrustedRoot(json);
  return root.digest === current.digest;
}

async function refuseOvertaken(manager: EntityManager, { payload }: Root): Promise<void> {
  if (await manager.existsBy(KeptRoot, { version: payload.version })) throw notTheFirst();
}
