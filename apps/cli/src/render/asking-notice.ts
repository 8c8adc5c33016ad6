import type { Wording } from './wording.js';

/** Said before the question leaves: it cannot be taken back. */
export function askingNotice(ask: readonly string[] | undefined, words: Wording): string {
  return `${words.say('namesGoTo')} ${ask ? ask.join(', ') : words.say('allMembers')}.\n`;
}
