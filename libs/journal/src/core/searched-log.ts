import { isObject } from '#kernel';

/** How a node has followed a log of which it answers: its own is its `own`. */
export type Freshness = 'own' | 'fresh' | 'stale' | 'never_followed';

/** Why a log is stale. */
export type StaleReason = 'not_pulled' | 'lease_over' | 'frozen';

/** What is known here of the log, and what is not. Times are seconds since 1970 by the clock of the node that answers. */
export interface Following {
  /** The states whose home log it is, ISO 3166-1 alpha-2. */
  readonly states: readonly string[];
  readonly freshness: Freshness;
  /** Empty unless it is stale. */
  readonly reasons: readonly StaleReason[];
  /** When all that its node had was last taken over; null for the own log, and before the first time. */
  readonly pulledAt: number | null;
  /** Records that the asking state could read until its node's lease was over; null where there are none. */
  readonly withheld: { readonly records: number; readonly until: number } | null;
}

/** The newest checkpoint of a log, and how old it was when the answer was given. */
export interface KnownCheckpoint {
  readonly size: number;
  /** When it was signed; for another node's log, when it first came here: no other clock is believed. */
  readonly signedAt: number;
  /** Seconds between that and the answer. */
  readonly age: number;
}

/** The newest checkpoint of a log that the quorum of witnesses has cosigned, and how old it was when the answer was given. */
export interface KnownQuorum {
  readonly size: number;
  /** When the last witness that was needed had cosigned, by its clock. */
  readonly witnessedAt: number;
  /** Seconds between that and the answer; none where the witness's clock was ahead. */
  readonly age: number;
}

/** A log that was searched, and up to where. */
export interface SearchedLog {
  readonly origin: string;
  readonly size: number;
  /** Root at that size, base64. */
  readonly root: string;
  readonly checkpoint: KnownCheckpoint | null;
  /** Null where no quorum was reached, or none is agreed; earlier receipts do not say. */
  readonly witnessed?: KnownQuorum | null;
  /** Receipts of nodes that knew one log alone have none. */
  readonly following?: Following;
}

const FRESHNESS = ['own', 'fresh', 'stale', 'never_followed'];
const REASONS = ['not_pulled', 'lease_over', 'frozen'];

export function isSearchedLog(log: unknown): boolean {
  if (!isObject(log) || typeof log.origin !== 'string' || typeof log.root !== 'string') return false;
  const { checkpoint, witnessed = null, following, size } = log;
  return (
    Number.isSafeInteger(size) &&
    isNullOr(checkpoint, ['size', 'signedAt', 'age']) &&
    isNullOr(witnessed, ['size', 'witnessedAt', 'age']) &&
    (following === undefined || isFollowing(following))
  );
}

function isNullOr(value: unknown, counts: readonly string[]): boolean {
  return value === null || (isObject(value) && counts.every((name) => Number.isSafeInteger(value[name])));
}

function isFollowing(following: unknown): boolean {
  if (!isObject(following)) return false;
  const { states, freshness, reasons, pulledAt, withheld } = following;
  return (
    areTexts(states) &&
    FRESHNESS.includes(String(freshness)) &&
    Array.isArray(reasons) &&
    reasons.every((reason) => REASONS.includes(String(reason))) &&
    (pulledAt === null || Number.isSafeInteger(pulledAt)) &&
    isNullOr(withheld, ['records', 'until'])
  );
}

export function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
