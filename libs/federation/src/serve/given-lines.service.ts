import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { JournalStore, type NodeAct } from '#journal';

import type { Peer } from '../peer.js';

const STATEMENTS = `
  SELECT e.log_index::float8 AS index, e.statement_id AS id, e.state, s.record_id AS "recordId"
    FROM log_entry e LEFT JOIN statement s USING (arrival) WHERE e.log_index = ANY($1::bigint[])`;

interface Given {
  readonly index: number;
  readonly id: string;
  readonly state: string | null;
  /** Null for what is about no record: a circle, or who is excluded. */
  readonly recordId: string | null;
}

/** The journal of each owner says what another node was given, and of which records; never what is in them. */
@Injectable()
export class GivenLines {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: JournalStore,
  ) {}

  /**
   * One line for each owner; committed before anything is sent.
   * @param indexes places in the own log of the statements that the node gets a word on
   * @param shown those of them of which it gets something; of the others everything is taken back
   * @returns the ids of the statements, by their places
   */
  write(
    peer: Peer,
    indexes: readonly number[],
    shown: ReadonlySet<number>,
  ): Promise<ReadonlyMap<number, string>> {
    return this.transactions.run({ role: 'intake' }, async (manager) => {
      const given = await manager.query<Given[]>(STATEMENTS, [indexes]);
      const byOwner = Map.groupBy(given, ({ state }) => state);
      const acts = [...byOwner].flatMap(([state, words]) =>
        state === null ? [] : [actOf(peer, state, words, shown)],
      );
      await this.journal.writeNodeActs(manager, acts);
      return new Map(given.map(({ index, id }) => [index, id]));
    });
  }
}

function actOf(
  { origin, states }: Peer,
  owner: string,
  words: readonly Given[],
  shown: ReadonlySet<number>,
): NodeAct {
  const ids = [...new Set(words.flatMap(({ recordId }) => recordId ?? []))];
  const detail = {
    words: words.length,
    takenBack: words.filter(({ index }) => !shown.has(index)).length,
    states: states.join(' '),
  };
  const records = ids.map((id) => ({ id, owner }));
  return {
    state: owner,
    node: origin,
    note: { action: 'give_to_node', outcome: 'answered', detail, records },
  };
}
