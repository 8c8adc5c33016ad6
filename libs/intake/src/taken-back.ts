import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import type { StatementKind } from '#statement';

import { IntakeError } from './intake.errors.js';
import type { HeldStatement } from './rebuild/held-statement.type.js';
import { TakenBackFile } from './rebuild/taken-back.file.js';
import { TakingBack } from './rebuild/taking-back.service.js';

export const TAKEN_BACK_FOLDER = Symbol('folder of what was taken back');

/** A circle may lose a state, and an exclusion shuts one out. */
const KINDS: readonly StatementKind[] = ['sharing', 'withdrawal', 'erasure', 'circle', 'exclusion'];

const SAID = `
  SELECT e.statement_id AS "statementId", e.log_index::float8 AS "logIndex", e.arrival::float8 AS arrival, e.logged_at AS "loggedAt",
         e.state, e.entry,
         ARRAY(SELECT d.encoded FROM disclosure d WHERE d.arrival = e.arrival ORDER BY d.part) AS disclosures
    FROM (SELECT arrival FROM statement WHERE kind = ANY($1::text[])
          UNION ALL SELECT arrival FROM state_circle
          UNION ALL SELECT arrival FROM state_exclusion) said
    JOIN log_entry e ON e.arrival = said.arrival
   WHERE said.arrival > $2 ORDER BY said.arrival`;

/** Keeps what states take back outside the database too, and holds an older database to it. */
@Injectable()
export class TakenBack implements OnModuleInit {
  readonly #file: TakenBackFile;
  /** Arrival of the newest statement of these kinds that the file holds. */
  #kept = -1;
  #turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly takingBack: TakingBack,
    @Inject(TAKEN_BACK_FOLDER) folder: string,
  ) {
    this.#file = new TakenBackFile(folder);
  }

  /** Before anything is served: the file learns what it missed, and the database what it has lost. */
  async onModuleInit(): Promise<void> {
    await this.transactions.run({ role: 'intake' }, async (manager) => {
      const kept = await this.#file.read();
      const ids = new Set(kept.map(({ statementId }) => statementId));
      const said = await saidAfter(manager, -1);
      await this.#file.append(said.filter(({ statementId }) => !ids.has(statementId)));
      this.#kept = said.at(-1)?.arrival ?? -1;
      await this.takingBack.reapply(manager, kept);
    });
  }

  /**
   * Called with the kinds of what was committed, before any of it is acknowledged.
   * @throws IntakeError TAKEN_BACK_UNWRITABLE
   */
  async keep(kinds: Iterable<StatementKind>): Promise<void> {
    if (![...kinds].some((kind) => KINDS.includes(kind))) return;
    const turn = this.#turn.then(() => this.keepNew());
    this.#turn = turn.catch(() => undefined);
    await turn;
  }

  private async keepNew(): Promise<void> {
    const said = await this.transactions.run({ role: 'intake' }, (manager) => saidAfter(manager, this.#kept));
    await this.#file.append(said).catch((cause: unknown) => {
      throw unwritable(cause);
    });
    this.#kept = said.at(-1)?.arrival ?? this.#kept;
  }
}

function saidAfter(manager: EntityManager, position: number): Promise<HeldStatement[]> {
  return manager.query<HeldStatement[]>(SAID, [KINDS, position]);
}

function unwritable(cause: unknown): IntakeError {
  const message =
    'The statement is in the log, but this node could not note outside its database what it takes back.';
  const advice =
    'Submit it again, unchanged: it is entered once and noted then. Tell the operator of the node.';
  return new IntakeError('TAKEN_BACK_UNWRITABLE', message, { advice, cause });
}
