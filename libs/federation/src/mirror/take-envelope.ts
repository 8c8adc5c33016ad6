import { isRegisterError } from '#kernel';
import type { NodeKeyFor } from '#ledger/core';
import { type OpenedParts, type PartName, openDisclosures, readStatement, validateParts } from '#statement';

import type { Envelope } from '../core/envelope.js';
import { type Grant, type GrantEnds, openGrant } from '../core/grant.js';
import { FederationError } from '../federation.errors.js';
import type { HeldEntry } from './mirror.store.js';

/** An envelope whose grant and disclosures hold. */
export interface OpenedEnvelope {
  readonly grant: Grant;
  readonly parts: OpenedParts;
  /** Whether the statement says of itself that it is made up. */
  readonly demo: boolean;
  /** What the statement is about; undefined for a decision, and where nothing was granted. */
  readonly ref: string | undefined;
}

/**
 * Verifies an envelope against the entry of the log that it opens: the grant is the owner's node's to this one, it is
 * about this statement, and each disclosure is what was signed and what the grant names, no more and no fewer.
 * @throws FederationError GRANT_INVALID, ENVELOPE_INVALID; StatementError
 */
export async function openEnvelope(
  { seq, index, grant: text, disclosures }: Envelope,
  entry: HeldEntry,
  ends: GrantEnds,
  keyFor: NodeKeyFor,
): Promise<OpenedEnvelope> {
  const grant = await openGrant(text, ends, keyFor);
  const isAbout = grant.index === index && grant.seq === seq && grant.statement === entry.statementId;
  if (!isAbout || entry.kind !== 'statement') throw unfit('The grant is about another statement.');
  const statement = readStatement(entry.entry);
  const parts = openDisclosures(statement, disclosures);
  const opened = new Set([...parts.values()].map(({ digest }) => digest));
  const named = Object.keys(grant.parts);
  if (named.length !== opened.size || !named.every((digest) => opened.has(digest))) {
    throw unfit('The disclosures are not those that the grant names.');
  }
  validateParts(parts);
  const head = parts.get('head')?.value as { ref?: string } | undefined;
  if (parts.size > 0 && head === undefined)
    throw unfit('Whoever holds a part of a statement holds its head.');
  return { grant, parts, demo: statement.claims.demo === true, ref: head?.ref };
}

/** The states that may see a part, by the newest grant. */
export function statesOf({ parts: granted }: Grant, parts: OpenedParts, part: PartName): readonly string[] {
  return granted[parts.get(part)?.digest ?? ''] ?? [];
}

/** @throws what is no failure that the register foresaw */
export function refusalOf(error: unknown): string {
  if (isRegisterError(error)) return error.code;
  throw error;
}

function unfit(message: string): FederationError {
  return new FederationError('ENVELOPE_INVALID', message, {
    advice: 'It was put aside; the operator of the other node has to look into it.',
  });
}
