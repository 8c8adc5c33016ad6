import type { NotCountedAnswer, StatusAnswer } from './status.type.js';
import type { Wording } from './wording.js';

/** `Annulled since 2026-01-21, no longer counted`. */
export function statusText({ code, since, counts }: StatusAnswer, words: Wording): string {
  const standing = since ? `${code.label} ${words.say('since')} ${since.value}` : code.label;
  return counts ? standing : `${standing}, ${words.say('noLongerCounted')}`;
}

/** What was left out, in the words of the node, and how to see it. */
export function notCountedLines(left: readonly NotCountedAnswer[], words: Wording): string[] {
  return left.map(({ text }) => `${text} (${words.say('withEnded')})\n`);
}
