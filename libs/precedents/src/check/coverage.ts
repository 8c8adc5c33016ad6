import type { LogPosition } from '#intake';

import type { AskedStates } from './asked-states.js';

/** What a check found: how many records, and whether there may be more than it shows. */
export interface Extent {
  readonly hits: number;
  readonly more: boolean;
}

/**
 * What an answer says, and what it does not: it covers one log up to one position, names who was asked and
 * who was not, and claims no absence.
 */
export function coverage(extent: Extent, position: LogPosition, states: AskedStates): string {
  return [found(extent, position), reached(states)].join(' ');
}

function found({ hits, more }: Extent, { origin, size }: LogPosition): string {
  const records = hits === 1 ? '1 record that you may see names' : `${hits} records that you may see name`;
  const place = `in the log ${origin} at ${size} entries`;
  if (hits === 0 && !more) {
    return `No record that you may see names such a party, ${place}. Others may hold records that are not shared with you.`;
  }
  const rest = more ? ' There may be more than are shown: ask more narrowly.' : '';
  return `${records} a party like one you asked about, ${place}.${rest}`;
}

function reached({ asked, notAsked }: AskedStates): string {
  if (asked.length === 0) return 'No state was asked.';
  const rest = notAsked.length > 0 ? ` Not asked: ${notAsked.join(', ')}.` : '';
  return `Asked, and answered if only with silence: ${asked.join(', ')}.${rest}`;
}
