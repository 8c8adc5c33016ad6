import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { AudienceDefinition } from '#access';
import {
  type ErasurePart,
  type PartName,
  type StatementKind,
  type StatementPart,
  isRecordPartKind,
  partKind,
} from '#statement';

/** One part of what has been said about a record so far. */
export interface SaidPart {
  readonly part: PartName;
  readonly arrival: number;
  /** The id that the head of the statement names; null in a decision. */
  readonly about: string | null;
  readonly content: StatementPart;
  readonly audience: AudienceDefinition;
  /** False when a correction has brought other words since. */
  readonly current: boolean;
}

/** What a statement acts on: the statement that it names, and everything said about its record so far. */
export interface Subject {
  readonly recordId: string;
  readonly target: {
    readonly kind: StatementKind;
    readonly arrival: number;
    /** Whether it stands in this node's own log. */
    readonly isHere: boolean;
  };
  readonly said: readonly SaidPart[];
}

interface TargetRow {
  readonly recordId: string;
  readonly kind: StatementKind;
  readonly arrival: number;
  readonly isHere: boolean;
}

const TARGET = `
  SELECT record_id AS "recordId", kind, arrival::int AS "arrival",
         EXISTS (SELECT FROM log_entry e WHERE e.arrival = statement.arrival) AS "isHere"
    FROM statement WHERE statement_id = $1 AND state = $2`;

const SAID = `
  SELECT p.part, p.arrival::int AS "arrival", p.content, a.definition AS audience,
         p.known_until = 'infinity' AS current, h.content->>'ref' AS about
    FROM record_part p
    JOIN audience a USING (audience_id)
    LEFT JOIN record_part h ON h.record_id = p.record_id AND h.arrival = p.arrival
                           AND h.part = 'head'
   WHERE p.record_id = $1 ORDER BY p.arrival, p.part`;

/** Looks up what a statement acts on, at the gate. */
@Injectable()
export class SubjectStore {
  /** Undefined when the state has said nothing under this id: another's is no more work than none. */
  async find(manager: EntityManager, statementId: string, state: string): Promise<Subject | undefined> {
    const [target] = await manager.query<TargetRow[]>(TARGET, [statementId, state]);
    if (!target) return undefined;
    const said = await manager.query<SaidPart[]>(SAID, [target.recordId]);
    return { recordId: target.recordId, target, said };
  }
}

/** The parts that the decision consists of as it stands now. */
export function decisionParts({ said }: Subject): SaidPart[] {
  return said.filter(({ part, current }) => current && isRecordPartKind(partKind(part)));
}

/** The names of parts that an erasure has destroyed. */
export function erasedParts({ said, recordId }: Subject): PartName[] {
  return said
    .filter(({ part, about }) => partKind(part) === 'erasure' && about === recordId)
    .map(({ content }) => (content as ErasurePart).part);
}

/** What a later statement says of its own. */
export function partsOfTarget({ said, target }: Subject): SaidPart[] {
  const own = ['event', 'relation', 'withdrawal', 'correction', 'erasure'];
  return said.filter(({ part, arrival }) => arrival === target.arrival && own.includes(partKind(part)));
}
