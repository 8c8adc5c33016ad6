import { AccessReason } from './access-reason.type.js';
import type { ReaderReason } from './core/explain-reader.js';

const WORDS: Readonly<Record<ReaderReason['code'], string>> = {
  owner: 'It is its own record.',
  named: 'It is named.',
  in_circle: 'It is in a circle that this is shared with.',
  excluded: 'It is excluded by name.',
  excluded_by_owner: 'Your state has shut it out of all its records.',
  circle_expired: 'The circle has expired and lets nobody in.',
  circle_unknown: 'The circle does not exist, or is not for your state.',
  circle_not_shown: 'Who is in the circle is not for you to see.',
  not_yet_a_member: 'Its membership has not begun.',
  not_a_member: 'It is no member of the register.',
  not_included: 'It is neither named nor in a circle that is.',
  not_shared: 'This is for its owner alone.',
};

/** A reason in the words of the API. */
export function describeReason(reason: ReaderReason): AccessReason {
  return Object.assign(new AccessReason(), { text: WORDS[reason.code], ...reason });
}
