import { foldName } from './fold-name.js';
import { GENERIC_WORDS } from './generic-words.js';
import { OWN_SCRIPT_FORMS } from './legal-forms.js';
import { splitLegalForms } from './split-legal-forms.js';

/** A name taken apart once, so that it can be compared with many. */
export interface AnalysedName {
  /** Without case, diacritics, punctuation and doubled white space. */
  readonly folded: string;
  /** `folded` without legal forms at its ends. */
  readonly core: string;
  /** Words of `core`, each once, in order. */
  readonly tokens: readonly string[];
  /** The tokens that are no generic company word, field, place or joining word. */
  readonly distinctive: readonly string[];
  /** Legal forms that were taken off. */
  readonly legalForms: readonly string[];
}

const SCRIPT_RUN = /[\p{scx=Han}\p{scx=Hangul}\p{scx=Hiragana}\p{scx=Katakana}]+/gu;
const SCRIPT_FORM = new RegExp(OWN_SCRIPT_FORMS.map(foldName).join('|'), 'g');

/** Takes a name apart. Never throws; a name without letters or digits is empty in every field. */
export function analyseName(name: string): AnalysedName {
  const folded = foldName(name);
  const { tokens: core, legalForms } = splitLegalForms(wordsOf(folded));
  const tokens = [...new Set(core)];
  const distinctive = tokens.filter((token) => !GENERIC_WORDS.has(token));
  return { folded, core: core.join(' '), tokens, distinctive, legalForms };
}

/** Chinese, Japanese and Korean write without spaces: a run of them is one word, its legal form another. */
function wordsOf(folded: string): string[] {
  return folded
    .replace(SCRIPT_RUN, (run) => ` ${run.replace(SCRIPT_FORM, ' $& ')} `)
    .split(' ')
    .filter((word) => word !== '');
}
