import { circleRosters } from '#vocabulary';

import type { Chance } from './chance.js';

/** Names that every state gives to circles of its own. */
export const CIRCLE_NAMES = ['near', 'far'];

/** Before the worlds are asked, and long after. */
const ENDS = ['2026-12-01T00:00:00Z', '2027-06-01T00:00:00Z', '2027-06-01T00:00:00Z'];

export const ownCircles = (state: string): string[] =>
  CIRCLE_NAMES.map((name) => `${state.toLowerCase()}:${name}`);

/** A version of a circle: of anybody, for as long as chance wills. */
export function aCircle(chance: Chance, id: string, version: number, states: readonly string[]): object {
  const expires = chance.one(ENDS);
  const roster = chance.one(circleRosters).code;
  const label = { en: `Circle number ${chance.below(1e6)}`, nl: 'Kring' };
  return { kind: 'circle', circle: { id, label, states: chance.some(states, 5), version, expires, roster } };
}

/** A version of whom a state shuts out: mostly somebody, sometimes nobody any more. */
export function anExclusion(chance: Chance, version: number, others: readonly string[]): object {
  const states = chance.some(others, 1);
  return { kind: 'exclusion', exclusion: { states, version, reason: `Reason number ${chance.below(1e6)}.` } };
}
