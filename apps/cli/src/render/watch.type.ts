/** A watch as the node describes it. */
export interface SavedWatch {
  readonly id: string;
  readonly kind: 'CHECK' | 'SEARCH';
  /** JSON. */
  readonly question: string;
  readonly caseReference: string;
  readonly savedAt: string;
  readonly until: string;
  readonly judgedAt: string;
  readonly limited: boolean;
}

export const WATCH = 'id kind question caseReference savedAt until judgedAt limited';

export interface ToldNotice {
  readonly cursor: string;
  readonly kind: 'NEW' | 'CHANGED' | 'STATUS_CHANGED';
  readonly recordId: string;
  readonly watchId: string | null;
  readonly because: readonly string[];
  readonly status: { readonly code: { readonly code: string; readonly label: string } };
  readonly noticedAt: string;
}

export const NOTICE =
  'cursor kind recordId watchId because noticedAt status { code { code label(language: $language) } }';

export interface NoticePage {
  readonly notices: readonly ToldNotice[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
