import { foldName } from './fold-name.js';
import { LEADING_FORMS, LEGAL_FORMS } from './legal-forms.js';

export interface SplitName {
  /** Tokens of the name itself, in order. */
  readonly tokens: readonly string[];
  /** Legal forms found, as written but folded: `b v`, `sro`. */
  readonly legalForms: readonly string[];
}

const trailing = spellings(Object.values(LEGAL_FORMS).flat());
const leading = spellings(LEADING_FORMS);
const longest = Math.max(...[...trailing].map((form) => form.split(' ').length));

/** Takes legal forms off the end, then off the start, as long as some name is left. */
export function splitLegalForms(tokens: readonly string[]): SplitName {
  const legalForms: string[] = [];
  let rest = tokens;
  for (let form = formAt(rest, trailing, 'end'); form.length > 0; form = formAt(rest, trailing, 'end')) {
    legalForms.unshift(form.join(' '));
    rest = rest.slice(0, rest.length - form.length);
  }
  const front = formAt(rest, leading, 'start');
  if (front.length > 0) legalForms.unshift(front.join(' '));
  return { tokens: rest.slice(front.length), legalForms };
}

/** The longest form at that end, or none. One token always stays: a company may be called "SE". */
function formAt(
  tokens: readonly string[],
  forms: ReadonlySet<string>,
  end: 'start' | 'end',
): readonly string[] {
  for (let length = Math.min(longest, tokens.length - 1); length > 0; length--) {
    const part = end === 'end' ? tokens.slice(-length) : tokens.slice(0, length);
    if (forms.has(part.join(' '))) return part;
  }
  return [];
}

/** Both ways to write a form: with its dots as spaces, and run together. */
function spellings(forms: readonly string[]): ReadonlySet<string> {
  return new Set(forms.map(foldName).flatMap((form) => [form, form.replaceAll(' ', '')]));
}
