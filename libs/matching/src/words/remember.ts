/**
 * Makes something of a word once and keeps it: names are made of the same words again and again. When so many are kept,
 * it begins anew, so that whoever sends names without end fills no memory.
 */
export function remember<Made>(most: number, make: (word: string) => Made): (word: string) => Made {
  const made = new Map<string, Made>();
  return (word) => {
    const known = made.get(word);
    if (known !== undefined) return known;
    const fresh = make(word);
    if (made.size >= most) made.clear();
    made.set(word, fresh);
    return fresh;
  };
}
