import type { SearchedLog } from '#journal/core';

import { freshnessText } from '../freshness/freshness-text.js';
import { type AskedStates, unanswered } from './asked-states.js';

/** What a check found: how many records, and whether there may be more than it shows. */
export interface Extent {
  readonly hits: number;
  readonly more: boolean;
}

/**
 * What an answer says, and what it does not: it covers each log up to one position and says which of them are not fresh,
 * names who was asked and who was not, and claims no absence.
 */
export function coverage(extent: Extent, searched: readonly SearchedLog[], states: AskedStates): string {
  return [found(extent, searched), ...searched.flatMap(freshnessText), reached(states)].join(' ');
}

function found({ hits, more }: Extent, searched: readonly SearchedLog[]): string {
  const records = hits === 1 ? '1 record that you may see names' : `${hits} records that you may see name`;
  const place = placeText(searched);
  if (hits === 0 && !more) {
    return `No record that you may see names such a party, ${place}. Others may hold records that are not shared with you.`;
  }
  const rest = more ? ' There may be more than are shown: ask more narrowly.' : '';
  return `${records} a party like one you asked about, ${place}.${rest}`;
}

function placeText(searched: readonly SearchedLog[]): string {
  const places = searched
    .filter(({ following }) => following?.freshness !== 'never_followed')
    .map(({ origin, size }) => `${origin} at ${size} entries`);
  const [last = '', ...before] = places.reverse();
  if (before.length === 0) return `in the log ${last}`;
  return `in the logs ${before.reverse().join(', ')} and ${last}`;
}

function reached(states: AskedStates): string {
  const { asked, answered, notAsked } = states;
  if (asked.length === 0) return 'No state was asked.';
  const silent = unanswered(states);
  return [
    ...(answered.length > 0 ? [`Asked, and answered if only with silence: ${answered.join(', ')}.`] : []),
    ...(silent.length > 0 ? [`Asked, and without an answer from its node: ${silent.join(', ')}.`] : []),
    ...(notAsked.length > 0 ? [`Not asked: ${notAsked.join(', ')}.`] : []),
  ].join(' ');
}
