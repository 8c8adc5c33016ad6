import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { describeState } from '#access';
import { Transactions } from '#database';
import type { Principal } from '#identity';
import { JournalStore } from '#journal';
import { MembershipDirectory } from '#membership';

import { isAcknowledged } from '../core/told-outcomes.js';
import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { peersOf } from '../peer.js';
import { GrantDesk } from '../serve/grant-desk.service.js';
import { Acknowledgement, WordEffect } from './acknowledgement.type.js';

/** What the asker's own state has said about the record in the log of this node. */
const OWN_STATEMENTS = `
  SELECT e.log_index::float8 AS index, e.statement_id AS id FROM statement s JOIN log_entry e USING (arrival)
   WHERE s.record_id = $1 AND e.state = grounds_state()`;
const WORDS = `
  SELECT origin, log_index::float8 AS index, parts = '{}'::jsonb AS "isNothing", narrows, since, outcome,
         answered_at AS "answeredAt"
    FROM peer_envelope WHERE log_index = ANY ($1::bigint[]) ORDER BY origin, log_index`;
const OUTSTANDING = `
  SELECT word.origin, count(*)::float8 AS words
    FROM peer_envelope word JOIN log_entry e USING (log_index)
   WHERE (word.outcome IS NULL OR word.outcome = 'deferred') AND e.state = $1 GROUP BY word.origin`;

interface WordRow {
  readonly origin: string;
  readonly index: number;
  readonly isNothing: boolean;
  readonly narrows: boolean;
  readonly since: Date;
  readonly outcome: string | null;
  readonly answeredAt: Date | null;
}

/** Shows an owner, of its own records alone, which nodes follow its newest words and which owe an answer. */
@Injectable()
export class Acknowledgements {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: JournalStore,
    private readonly directory: MembershipDirectory,
    private readonly desk: GrantDesk,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /** Of a record that is another state's, or none, there is nothing to tell. */
  async of(principal: Principal, recordId: string): Promise<Acknowledgement[]> {
    await this.desk.noticeAll();
    const { ids, words } = await this.transactions.run(
      { role: 'reader', state: principal.state },
      async (manager) => {
        const own = await manager.query<{ index: number; id: string }[]>(OWN_STATEMENTS, [recordId]);
        await this.journal.writeAct(manager, principal, {
          action: 'read_acknowledgements',
          outcome: 'answered',
        });
        const found = await this.words(
          manager,
          own.map(({ index }) => index),
        );
        return { ids: new Map(own.map(({ index, id }) => [index, id])), words: found };
      },
    );
    const states = this.statesByNode();
    return words.map((word) => describe(word, ids.get(word.index) ?? '', states.get(word.origin) ?? []));
  }

  /** How many words of a state each node owes an answer to. */
  async outstanding(state: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.transactions.run({ role: 'intake' }, (manager) =>
      manager.query<{ origin: string; words: number }[]>(OUTSTANDING, [state]),
    );
    return new Map(rows.map(({ origin, words }) => [origin, words]));
  }

  /** No reader has a right to these rows: which of them are the asker's was decided with its own eyes. */
  private words(manager: EntityManager, indexes: readonly number[]): Promise<WordRow[]> {
    return this.transactions.as(manager, 'worker', (worker) => worker.query<WordRow[]>(WORDS, [indexes]));
  }

  private statesByNode() {
    const membership = this.directory.current();
    const peers = peersOf(membership, this.options.origin, this.options.clock.now());
    return new Map(
      peers.map(({ origin, states }) => [origin, states.map((code) => describeState(code, membership))]),
    );
  }
}

function describe(word: WordRow, statementId: string, states: Acknowledgement['states']): Acknowledgement {
  const { origin, outcome, answeredAt, since, isNothing, narrows } = word;
  const acknowledged = isAcknowledged(outcome);
  const takenAway = narrows ? WordEffect.NARROWS : WordEffect.GIVES;
  return Object.assign(new Acknowledgement(), {
    ...{ origin, states, statementId, outcome, answeredAt, acknowledged },
    effect: isNothing ? WordEffect.TAKES_BACK : takenAway,
    outstandingSince: acknowledged ? null : since,
  });
}
