/** Where a decision stands, as the node answers it. */
export interface StatusAnswer {
  readonly code: { readonly code: string; readonly label: string };
  readonly since: { readonly value: string } | null;
  /** False when it no longer counts as an earlier decision. */
  readonly counts: boolean;
}

/** What is asked of a status, in a query with the variable `$language`. */
export const STATUS = 'status { code { code label(language: $language) } since { value } counts }';

/** What an answer leaves out because it no longer counts. */
export interface NotCountedAnswer {
  readonly count: number;
  readonly text: string;
}

export const NOT_COUNTED = 'notCounted { count text }';
