import { findGround } from '#vocabulary';

import type { Phrase } from './phrases.js';
import type { Wording } from './wording.js';

/** Why reasons are not there: the label of such a code alone would read as a ground. */
const UNAVAILABLE: Readonly<Record<string, Phrase>> = {
  'UND-01': 'notPublic',
  'UND-02': 'classified',
  'UND-03': 'confidential',
};
const OTHER_GROUND = 'UND-04';

/** A ground in words. */
export function groundLabel(code: string, words: Wording): string {
  if (code === OTHER_GROUND) return words.say('inWords');
  const why = UNAVAILABLE[code];
  if (why) return `${words.say('reasonsUnavailable')} (${words.say(why)})`;
  return findGround(code)?.label[words.language] ?? code;
}
