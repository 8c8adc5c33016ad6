import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { KeptRootsReader } from '#intake';
import { epochSeconds } from '#kernel';
import { LedgerStore, LogPublisher } from '#ledger';
import { type Signer, issueNodeStatement } from '#ledger/core';

import { FEDERATION_OPTIONS, type FederationOptions, newId } from '../federation-options.js';
import { MirrorStore } from '../mirror/mirror.store.js';
import { openNote } from './open-note.js';

/** Notes in one statement: a note with one signature has some 300 characters, a statement at most 65,535. */
const NOTES_IN_STATEMENT = 100;

const ADD_DAY = 'INSERT INTO heads_day (day) VALUES ($1) ON CONFLICT DO NOTHING RETURNING day';

/**
 * Once a day the node says in its log which checkpoints of others' logs it holds. A log that shows one node something
 * else than another is found out when the two read each other.
 */
@Injectable()
export class Heads {
  constructor(
    private readonly transactions: Transactions,
    private readonly roots: KeptRootsReader,
    private readonly mirrors: MirrorStore,
    private readonly ledger: LedgerStore,
    private readonly publisher: LogPublisher,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /** @returns whether it was said now: on the first call of a day on which anything is held */
  async say(): Promise<boolean> {
    const signer = this.options.signers.node();
    // What is not signed is not put in either; the next round comes back to it.
    if (!signer || this.publisher.state !== 'signing') return false;
    const notes = await this.notes();
    const said =
      notes.length > 0 &&
      (await this.transactions.run({ role: 'intake' }, (manager) => this.append(manager, signer, notes)));
    if (said) await this.publisher.publish();
    return said;
  }

  /** Of each log that is followed, without what witnesses have added. */
  private async notes(): Promise<string[]> {
    const logs = await this.transactions.run({ role: 'worker' }, (manager) => this.mirrors.logs(manager));
    const history = await this.roots.history();
    const followed = logs.filter(({ frozen }) => frozen === null);
    const opened = await Promise.all(followed.map(({ note }) => openNote(note, history)));
    return opened.flatMap((checkpoint) => checkpoint?.note ?? []);
  }

  private async append(manager: EntityManager, signer: Signer, notes: readonly string[]): Promise<boolean> {
    const { origin, clock } = this.options;
    const now = clock.now();
    const day = now.toISOString().slice(0, 10);
    if ((await manager.query<object[]>(ADD_DAY, [day])).length === 0) return false;
    const head = await this.ledger.lock(manager);
    for (let first = 0; first < notes.length; first += NOTES_IN_STATEMENT) {
      const statement = await issueNodeStatement(signer, {
        iss: origin,
        iat: epochSeconds(now),
        jti: newId(this.options),
        kind: 'heads',
        day,
        notes: notes.slice(first, first + NOTES_IN_STATEMENT),
      });
      await this.ledger.appendNodeStatement(manager, head, statement, now);
    }
    return true;
  }
}
