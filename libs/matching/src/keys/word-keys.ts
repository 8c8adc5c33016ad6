/** Longer words are filed by their first letters. */
export const KEY_LETTERS = 20;
/** Words from this length on are found with one letter wrong. */
const SHORTEST_DELETED = 5;
const SHORTEST_SKELETON = 3;
const SHORTEST_SKELETON_WORD = 4;

export const cut = (word: string): string => (word.length > KEY_LETTERS ? word.slice(0, KEY_LETTERS) : word);

/** The word with each of its letters left out once: two words that are one letter apart have one in common. */
export function deletionsOf(word: string): string[] {
  const whole = cut(word);
  if (whole.length < SHORTEST_DELETED) return [];
  const deletions = new Set<string>();
  for (let place = 0; place < whole.length; place++)
    deletions.add(whole.slice(0, place) + whole.slice(place + 1));
  return [...deletions];
}

/** The consonants of a word, or nothing when they are too few to tell. */
export function skeletonKey({ folded, skeleton, consonantal }: SkeletonWord): string | undefined {
  const long =
    consonantal || (folded.length >= SHORTEST_SKELETON_WORD && skeleton.length >= SHORTEST_SKELETON);
  return long && skeleton.length > 1 ? `~${cut(skeleton)}` : undefined;
}

export interface SkeletonWord {
  readonly folded: string;
  readonly skeleton: string;
  readonly consonantal: boolean;
}

/** Letters that may stand for the words of a name. */
export const isAcronym = (letters: string): boolean => /^[a-z]{3,8}$/.test(letters);
