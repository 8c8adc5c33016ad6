import type { ReadWord } from '../names/read-pieces.js';
import type { NameForm } from '../analysed-name.js';
import { FORM_PHRASES, type FormPhrase, LONGEST_FORM, mayEndForm } from './form-phrases.js';

export interface Stripped {
  readonly words: readonly ReadWord[];
  readonly forms: readonly NameForm[];
}

type End = 'start' | 'end';

/** Takes legal forms off both ends of a name, as long as a word is left: a company may be called "SE". */
export function stripForms(words: readonly ReadWord[], person = false): Stripped {
  const forms: NameForm[] = [];
  let rest = words;
  const next = (): Found | undefined =>
    person ? personForm(formAt(rest, 'end')) : (formAt(rest, 'end') ?? formAt(rest, 'start'));
  for (let found = next(); found; found = next()) {
    const { end, length, phrase } = found;
    const part = end === 'end' ? rest.slice(-length) : rest.slice(0, length);
    forms.push({ written: part.map(({ written }) => written).join(' '), formClass: phrase.formClass });
    rest = end === 'end' ? rest.slice(0, -length) : rest.slice(length);
  }
  return { words: rest, forms };
}

/** Forms of companies that bear the name of a person. */
const PERSONS_COMPANY = new Set([
  'llc',
  'ltd',
  'limited',
  'inc',
  'corp',
  'gmbh',
  'co',
  'plc',
  'ooo',
  'srl',
  'sarl',
  'bv',
  'foundation',
  'stiftung',
]);

interface Found {
  readonly written: string;
  readonly end: End;
  readonly length: number;
  readonly phrase: FormPhrase;
}

/** The longest form at that end. */
function formAt(words: readonly ReadWord[], end: End): Found | undefined {
  if (end === 'end' && !mayEndForm(words.at(-1)?.folded ?? '')) return undefined;
  for (let length = Math.min(LONGEST_FORM, words.length - 1); length > 0; length--) {
    const part = end === 'end' ? words.slice(-length) : words.slice(0, length);
    const written = part.map(({ folded }) => folded).join(' ');
    const phrase = FORM_PHRASES.get(written);
    if (phrase && (end === 'end' || phrase.leads)) return { written, end, length, phrase };
  }
  return undefined;
}

/** Behind the name of a person only what can be nothing else is a legal form. */
function personForm(found: Found | undefined): Found | undefined {
  return found && PERSONS_COMPANY.has(found.written) ? found : undefined;
}
