import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { AudienceDefinition } from '#access';
import { type PartName, type StatementKind, type StatementPart, partKind } from '#statement';

/** One part of what has been said about a record so far. */
export interface SaidPart {
  readonly part: PartName;
  readonly statementIndex: number;
  readonly content: StatementPart;
  readonly audience: AudienceDefinition;
  /** False when a correction has brought other words since. */
  readonly current: boolean;
}

/** What a statement acts on: the statement that it names, and everything said about its record so far. */
export interface Subject {
  readonly recordId: string;
  readonly state: string;
  readonly target: { readonly kind: StatementKind; readonly statementIndex: number };
  readonly said: readonly SaidPart[];
}

interface TargetRow {
  readonly recordId: string;
  readonly state: string;
  readonly kind: StatementKind;
  readonly statementIndex: number;
}

const TARGET = `
  SELECT record_id AS "recordId", state, kind, statement_index::int AS "statementIndex"
    FROM statement WHERE statement_id = $1`;

const SAID = `
  SELECT p.part, p.statement_index::int AS "statementIndex", p.content, a.definition AS audience,
         p.known_until = 'infinity' AS current
    FROM record_part p JOIN audience a USING (audience_id)
   WHERE p.record_id = $1 ORDER BY p.statement_index, p.part`;

/** Looks up what a statement acts on, at the gate. */
@Injectable()
export class SubjectStore {
  /** Undefined when no statement has this id. */
  async find(manager: EntityManager, statementId: string): Promise<Subject | undefined> {
    const [target] = await manager.query<TargetRow[]>(TARGET, [statementId]);
    if (!target) return undefined;
    const said = await manager.query<SaidPart[]>(SAID, [target.recordId]);
    return { recordId: target.recordId, state: target.state, target, said };
  }
}

/** The parts that the decision consists of as it stands now. */
export function decisionParts({ said }: Subject): SaidPart[] {
  const kinds = ['outcome', 'ground', 'reasons', 'party', 'person'];
  return said.filter(({ part, current }) => current && kinds.includes(partKind(part)));
}
