import type { Principal } from '#identity';
import type { Inquiry } from '#journal';

import type { CheckInput } from '../check/check.input.js';
import type { PrecedentFilter } from '../precedent-filter.input.js';
import { askedParties } from '../check/question.js';
import { parseQuery } from '../search/parse-query.js';

/** A question without who asks and when. */
export type WatchedQuestion =
  | { readonly kind: 'check'; readonly asks: Pick<CheckInput, 'parties' | 'withEnded'> }
  | { readonly kind: 'search'; readonly asks: { readonly text: string; readonly filter: PrecedentFilter } };

/** A watch as it is kept. */
export interface StoredWatch {
  readonly id: string;
  readonly state: string;
  readonly officer: string;
  readonly issuer: string;
  readonly actor: string | null;
  readonly kind: WatchedQuestion['kind'];
  readonly question: WatchedQuestion['asks'];
  readonly purpose: Inquiry['purpose'];
  readonly caseReference: string;
  readonly savedAt: Date;
  readonly until: Date;
  readonly judgedAt: Date;
  readonly limited: boolean;
}

/**
 * What could find nothing is refused when it is saved, and not once nobody waits for an answer.
 * @throws PrecedentsError QUESTION_EMPTY, SEARCH_EMPTY, SEARCH_TOO_LONG, SEARCH_SYNTAX
 */
export function checkQuestion({ kind, asks }: WatchedQuestion): void {
  if (kind === 'check') askedParties(asks);
  else parseQuery(asks.text);
}

export function questionOf({ kind, question }: StoredWatch): WatchedQuestion {
  return { kind, asks: question } as WatchedQuestion;
}

/** Whether decisions that no longer count are asked for too. */
export function wantsEnded({ kind, asks }: WatchedQuestion): boolean {
  return kind === 'check' ? asks.withEnded : asks.filter.withEnded;
}

/** Whoever saved a watch, in the case in which that was: reading, and nothing else. */
export function inquiryOf(watch: StoredWatch): Inquiry {
  const { id, state, officer, issuer, actor, purpose, caseReference, until } = watch;
  const principal: Principal = {
    ...{ state, officer, issuer },
    roles: new Set(['reader']),
    clientId: 'watch',
    tokenId: id,
    demo: false,
    expiresAt: until,
    ...(actor === null ? {} : { actor }),
  };
  return { principal, purpose, caseReference };
}
