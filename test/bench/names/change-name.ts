import type { Chance } from '../../security/two-worlds/chance.js';

type Change = (name: string, chance: Chance) => string;

const wordsOf = (name: string): string[] => name.split(' ');

/** What happens to names between a register and a case file. */
export const CHANGES: Readonly<Record<string, Change>> = {
  same: (name) => name,
  case: (name) => name.toUpperCase(),
  'without its last word': (name) => {
    const words = wordsOf(name);
    return words.length > 2 ? words.slice(0, -1).join(' ') : name;
  },
  'one letter left out': (name, chance) => {
    const letters = [...name];
    letters.splice(chance.below(letters.length), 1);
    return letters.join('');
  },
  'two letters the other way round': (name, chance) => {
    const letters = [...name];
    const at = chance.below(Math.max(letters.length - 1, 1));
    return [...letters.slice(0, at), letters[at + 1], letters[at], ...letters.slice(at + 2)].join('');
  },
  'words in another order': (name) => {
    const [first = '', ...rest] = wordsOf(name);
    return [...rest, first].join(' ');
  },
  'words written together': (name) => name.replace(' ', ''),
};

export function changeName(name: string, turn: number, chance: Chance): string {
  const changes = Object.values(CHANGES);
  return changes[turn % changes.length]?.(name, chance) ?? name;
}
