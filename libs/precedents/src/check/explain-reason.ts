import type { TokenReason } from '#matching';

const SENTENCES: Readonly<Record<TokenReason['how'], (token: string) => string>> = {
  same: (token) => `"${token}" is the same`,
  only_asked: (token) => `"${token}" is only in your question`,
  only_recorded: (token) => `"${token}" is only in the record`,
  legal_form_ignored: (token) => `the legal form "${token}" was not compared`,
};

/** How one word of a name compares, in plain English. */
export function explainReason({ token, how }: TokenReason): string {
  return SENTENCES[how](token);
}
