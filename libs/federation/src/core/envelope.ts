import { isCount, isObject } from '#kernel';
import { parseStrictJson } from '#statement';

import { FederationError } from '../federation.errors.js';

/** Statements that are asked for anew in one request. */
export const PLACES_MAX = 100;

/** First line of a stream of envelopes: how far the log has come, and the lease on everything granted so far. */
export interface StreamHead {
  /** The newest checkpoint, a C2SP signed note; null where nothing is published yet. */
  readonly checkpoint: string | null;
  readonly lease: string;
}

/** What one node gets of one statement: its grant, and the disclosures that the grant names. */
export interface Envelope {
  readonly seq: number;
  readonly index: number;
  /** A node token, see `openGrant`. */
  readonly grant: string;
  /** As they go over the wire (RFC 9901 §4.2). */
  readonly disclosures: readonly string[];
}

/** Last line of a stream that was not cut off. */
export interface StreamEnd {
  /** The number of the last envelope before it, or the one that was asked after. */
  readonly end: number;
  /** There are envelopes behind that one, which did not go into this answer. */
  readonly more?: true;
}

export type StreamLine = StreamHead | Envelope | StreamEnd;

/** @throws FederationError ENVELOPE_INVALID */
export function parseStreamLine(line: string): StreamLine {
  const value = parsed(line);
  if (isHead(value) || isEnvelope(value) || isEnd(value)) return value;
  throw malformed();
}

export function isHead(value: unknown): value is StreamHead {
  if (!isObject(value)) return false;
  const { checkpoint, lease } = value;
  return (checkpoint === null || typeof checkpoint === 'string') && typeof lease === 'string';
}

export function isEnvelope(value: unknown): value is Envelope {
  if (!isObject(value)) return false;
  const { seq, index, grant, disclosures } = value;
  return (
    isCount(seq) &&
    isCount(index) &&
    typeof grant === 'string' &&
    Array.isArray(disclosures) &&
    disclosures.every((one) => typeof one === 'string')
  );
}

export function isEnd(value: unknown): value is StreamEnd {
  return isObject(value) && isCount(value.end) && (value.more === undefined || value.more === true);
}

function parsed(line: string): unknown {
  try {
    return parseStrictJson(line);
  } catch {
    throw malformed();
  }
}

function malformed(): FederationError {
  return new FederationError('ENVELOPE_INVALID', 'A line of the other node is none that nodes send.', {
    advice: 'The operator of the other node has to look into it; it may run another version.',
  });
}
