/** Words of one language by their meaning: the symbol, and the words that stand for it, each without spaces. */
export type WordTable = Readonly<Record<string, string>>;
