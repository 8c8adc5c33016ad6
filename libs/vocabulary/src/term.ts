/** A text for people, in the two languages the register speaks. */
export interface Label {
  en: string;
  nl: string;
}

export type LabelLanguage = keyof Label;

/** One entry of a code list. Codes are stable and never reused; labels may be reworded. */
export interface Term<Code extends string = string> {
  readonly code: Code;
  readonly label: Readonly<Label>;
  readonly definition?: string;
  /** The text the entry rests on, with article or section. */
  readonly source?: string;
}

const indexes = new WeakMap<readonly Term[], ReadonlyMap<string, Term>>();

/** The entry with this code, or undefined. Codes are compared as they stand: case matters. */
export function findTerm<Entry extends Term>(list: readonly Entry[], code: string): Entry | undefined {
  let index = indexes.get(list);
  if (!index) {
    index = new Map(list.map((entry) => [entry.code, entry]));
    indexes.set(list, index);
  }
  return index.get(code) as Entry | undefined;
}

/** Whether a value from outside is a code of the list; narrows to the list's closed union. */
export function isCode<Code extends string>(list: readonly Term<Code>[], value: unknown): value is Code {
  return typeof value === 'string' && findTerm<Term>(list, value) !== undefined;
}

/** The label of a code; a code that this version of the list does not know is shown as it stands. */
export function labelOf(list: readonly Term[], code: string, language: LabelLanguage): string {
  return findTerm(list, code)?.label[language] ?? code;
}
