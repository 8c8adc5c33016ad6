import { foldWord } from '../words/fold-word.js';

const LONGEST = 40;

/** Words as they sound when they are written together: where two meet they may sound otherwise. */
export function joinedSound(words: readonly { readonly sound: string }[]): string {
  return foldWord(
    words
      .map(({ sound }) => sound)
      .join('')
      .slice(0, LONGEST),
  );
}
