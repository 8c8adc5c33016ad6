/** One request over HTTP, sent to both worlds. */
export interface Operation {
  /** What it is, for the report: `query precedents`, `GET /healthz`. */
  readonly title: string;
  /** The officer whose token goes with it; undefined: no token. */
  readonly officer: string | undefined;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Set where an answer may have a next page, or be asked for again. */
  readonly again?: (cursor: string | undefined) => Operation;
}

/** What came back: everything a client can see of it. */
export interface Seen {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}
