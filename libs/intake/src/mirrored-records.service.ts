import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { LoggedStatement } from './logged-statement.js';
import { type Granted, ProjectionStore } from './projection.store.js';

/** A statement of another node's log, verified, with what that node has granted of it. */
export interface MirroredStatement {
  readonly logged: LoggedStatement;
  readonly granted: Granted;
}

/** What hangs on a record or on a statement, those first that hang on others. */
const OF_RECORD = [
  'party_key',
  'party_identifier',
  'party_name',
  'record_facet',
  'record_term',
  'record_event',
  'record_relation',
  'record_part',
];
const SHOWN = 'SELECT record_id AS id FROM record WHERE record_id = ANY($1::text[])';
const TAKE_OUT = [
  `DELETE FROM disclosure WHERE arrival IN (SELECT arrival FROM statement WHERE record_id = ANY($1::text[]))`,
  ...[...OF_RECORD, 'statement', 'record'].map(
    (table) => `DELETE FROM ${table} WHERE record_id = ANY($1::text[])`,
  ),
];

/** Puts what other nodes have granted of their records in the place of what they had granted before. */
@Injectable()
export class MirroredRecords {
  constructor(private readonly projection: ProjectionStore) {}

  /** Takes a state's word on its own circles and exclusions, which is about no record. */
  async say(manager: EntityManager, { logged, granted }: MirroredStatement): Promise<void> {
    await manager.query('DELETE FROM disclosure WHERE arrival = $1', [logged.entry.arrival]);
    await this.projection.project(manager, logged, granted);
  }

  /**
   * Decisions are written together; what was said later, which changes their rows, one after the other.
   * @param records by the id of each, all that is held about it, the decision first and the rest in the order of the
   *   log; none takes the record out
   */
  async replace(
    manager: EntityManager,
    records: ReadonlyMap<string, readonly MirroredStatement[]>,
  ): Promise<void> {
    const before = await manager.query<{ id: string }[]>(SHOWN, [[...records.keys()]]);
    const ids = before.map(({ id }) => id);
    if (ids.length > 0) for (const statement of TAKE_OUT) await manager.query(statement, [ids]);
    const said = [...records.values()];
    const decisions = said.flatMap(([decision]) => decision ?? []);
    if (decisions.length > 0) await this.projection.projectDecisions(manager, decisions);
    for (const { logged, granted } of said.flatMap(([, ...later]) => later)) {
      await this.projection.project(manager, logged, granted);
    }
  }
}
