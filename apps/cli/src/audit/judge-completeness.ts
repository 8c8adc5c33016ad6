import type { VerifiedEntry } from '#audit/core';
import { ErasurePart, HeadPart, NOT_RECORDED, OutcomePart } from '#statement';

import type { LoggedStatement } from './read-own-statements.js';

/** A part that the state has had destroyed. */
export interface ErasedPart {
  readonly recordId: string;
  readonly part: string;
  readonly reason: string;
}

export interface Completeness {
  /** Statements of the state and year in the log. */
  readonly logged: number;
  readonly inBundle: number;
  /** In the log and not in the bundle: place in the log, and id. */
  readonly gaps: readonly { readonly index: number; readonly id: string }[];
  readonly erased: readonly ErasedPart[];
  /** Statements in the bundle of which not even the head is open. */
  readonly closed: readonly string[];
  /** On the own list, and no decision in the bundle gives this case reference. */
  readonly neverSubmitted: readonly string[];
  /** Decisions in the bundle that give no case reference, so that no list can name them. */
  readonly withoutReference: number;
  /** Decisions in the bundle whose case reference is not on the own list. */
  readonly notOnList: readonly { readonly id: string; readonly caseReference: string }[];
}

/** Holds what a bundle proves against the log, and against a state's own list of decisions if there is one. */
export function judgeCompleteness(
  logged: readonly LoggedStatement[],
  entries: readonly VerifiedEntry[],
  ownList: readonly string[] | undefined,
): Completeness {
  const held = new Set(entries.map(({ index }) => index));
  const inLog = new Set(logged.map(({ index }) => index));
  const own = entries.filter(({ index }) => inLog.has(index));
  const decisions = own.flatMap(decisionOf);
  const named = decisions.filter(({ caseReference }) => caseReference !== NOT_RECORDED);
  const submitted = new Set(named.map(({ caseReference }) => caseReference));
  const listed = new Set(ownList);
  return {
    logged: logged.length,
    inBundle: own.length,
    gaps: logged
      .filter(({ index }) => !held.has(index))
      .map(({ index, statement }) => ({ index, id: statement.claims.jti })),
    erased: own.flatMap(erasedBy),
    closed: own.filter(({ parts }) => !parts.has('head')).map(({ statement }) => statement.claims.jti),
    neverSubmitted: [...listed].filter((reference) => !submitted.has(reference)),
    withoutReference: decisions.length - named.length,
    notOnList: ownList ? named.filter(({ caseReference }) => !listed.has(caseReference)) : [],
  };
}

function decisionOf({ statement, values }: VerifiedEntry): { id: string; caseReference: string }[] {
  const outcome = values.get('outcome');
  return outcome instanceof OutcomePart
    ? [{ id: statement.claims.jti, caseReference: outcome.caseReference }]
    : [];
}

function erasedBy({ values }: VerifiedEntry): ErasedPart[] {
  const head = values.get('head');
  const recordId = head instanceof HeadPart ? (head.ref ?? '') : '';
  return [...values.values()].flatMap((value) =>
    value instanceof ErasurePart ? [{ recordId, part: value.part, reason: value.reason }] : [],
  );
}
