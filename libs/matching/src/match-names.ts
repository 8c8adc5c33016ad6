import type { AnalysedName } from './analyse-name.js';

/** How alike two names are; words, not scores, because a hit informs and never decides. */
export type NameBand = 'strong' | 'likely' | 'similar_name_only';

export interface TokenReason {
  readonly token: string;
  readonly how: 'same' | 'legal_form_ignored' | 'only_asked' | 'only_recorded';
}

export interface NameMatch {
  readonly band: NameBand;
  /** One entry per word of either name: those asked for first, then the others, then legal forms. */
  readonly reasons: readonly TokenReason[];
}

/** Compares the name asked for with a recorded one. The band does not depend on which is which. */
export function matchNames(asked: AnalysedName, recorded: AnalysedName): NameMatch | undefined {
  const band = bandOf(asked, recorded);
  return band && { band, reasons: reasonsFor(asked, recorded) };
}

function bandOf(left: AnalysedName, right: AnalysedName): NameBand | undefined {
  if (left.core === '' || right.core === '') return undefined;
  if (left.core === right.core) return 'strong';
  const shared = left.distinctive.filter((token) => right.distinctive.includes(token)).length;
  const shorter = Math.min(left.distinctive.length, right.distinctive.length);
  // Generic words alone never make two names alike: "China Holdings" is not "Holdings China International".
  if (shared === 0) return undefined;
  if (shared === shorter) return 'likely';
  return shared * 2 >= shorter ? 'similar_name_only' : undefined;
}

function reasonsFor(asked: AnalysedName, recorded: AnalysedName): TokenReason[] {
  const inRecorded = new Set(recorded.tokens);
  const inAsked = new Set(asked.tokens);
  const forms = new Set([...asked.legalForms, ...recorded.legalForms]);
  return [
    ...asked.tokens.map((token): TokenReason => ({
      token,
      how: inRecorded.has(token) ? 'same' : 'only_asked',
    })),
    ...recorded.tokens
      .filter((token) => !inAsked.has(token))
      .map((token): TokenReason => ({ token, how: 'only_recorded' })),
    ...[...forms].map((token): TokenReason => ({ token, how: 'legal_form_ignored' })),
  ];
}
