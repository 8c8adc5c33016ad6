import type { Audience } from '#statement';

/** Forms of statements about a record, as their authors write them. */

export const EU: Audience = { circles: ['eu'], states: [], except: [] };
export const NOBODY: Audience = { circles: [], states: [], except: [] };
export const forStates = (...states: string[]): object => ({ circles: [], states, except: [] });

export function legalEvent(
  ref: string,
  event: string,
  occurredOn = '2026-05-04',
  audience: object = EU,
  rest: object = {},
): object {
  return { kind: 'legal-event', ref, audience, event: { event, occurredOn, ...rest } };
}

export function relationTo(ref: string, to: string, audience: object = EU, relation = 'same_deal'): object {
  return { kind: 'relation', ref, audience, relation: { relation, to } };
}

export function withdrawal(ref: string, audience: object = EU): object {
  return { kind: 'withdrawal', ref, audience, withdrawal: { reason: 'recorded_in_error' } };
}

export function erasure(ref: string, parts: readonly string[], audience: object = EU): object {
  const erasures = parts.map((part) => ({ part, reason: 'retention_reached' }));
  return { kind: 'erasure', ref, audience, erasures };
}

export function correction(ref: string, replace: object, audience: object = EU, rest: object = {}): object {
  return { kind: 'correction', ref, audience, reason: 'It was written down wrongly.', replace, ...rest };
}

/** The complete new sharing; parts that are left out are the owner's alone. */
export function sharing(ref: string, parts: object, levels: object = {}): object {
  return { kind: 'sharing', ref, parts, ...levels };
}

/** A circle of NL's own, as it stands from this version on. */
export function circle(version: number, states: readonly string[], changes: object = {}): object {
  const label = { en: 'Near', nl: 'Nabij' };
  const expires = '2027-05-01T00:00:00Z';
  return {
    kind: 'circle',
    circle: { id: 'nl:near', label, states, version, expires, roster: 'members', ...changes },
  };
}

/** Whom a state shuts out, as it stands from this version on. */
export function exclusion(version: number, states: readonly string[]): object {
  return { kind: 'exclusion', exclusion: { states, version, reason: 'A breach of trust.' } };
}
