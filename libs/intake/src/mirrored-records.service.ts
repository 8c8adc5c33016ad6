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
  'party_token',
  'party_identifier',
  'party_name',
  'record_facet',
  'record_event',
  'record_relation',
  'record_part',
];
const TAKE_OUT = [
  `DELETE FROM disclosure WHERE arrival IN (SELECT arrival FROM statement WHERE record_id = $1)`,
  ...[...OF_RECORD, 'statement', 'record'].map((table) => `DELETE FROM ${table} WHERE record_id = $1`),
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
   * @param statements all that is held about the record, the decision first and the rest in the order of the log; none
   *   takes the record out
   */
  async replace(
    manager: EntityManager,
    recordId: string,
    statements: readonly MirroredStatement[],
  ): Promise<void> {
    for (const statement of TAKE_OUT) await manager.query(statement, [recordId]);
    for (const { logged, granted } of statements) await this.projection.project(manager, logged, granted);
  }
}
