import { RegisterError } from '#kernel';

/** Nothing to refuse, and nothing given away: what was hidden showed nowhere, what was there once stayed so. */
export const HELD = 'HELD';

/** An answer as it came over HTTP, to the byte. */
export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly cache: string;
  readonly text: string;
}

interface Result {
  readonly problems?: readonly { readonly code?: string }[];
}

interface Told {
  readonly code?: string;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
  readonly data?: Record<string, Result | readonly Result[] | null> | null;
}

/** Turns a typed refusal into the error that the runner looks at, with the whole answer as its message. */
export function refuseAs({ text }: Pick<RawAnswer, 'text'>): void {
  const told = JSON.parse(text) as Told;
  const results = Object.values(told.data ?? {}).flat();
  const [rejected] = results.flatMap((result) => result?.problems ?? []);
  const code = told.errors?.[0]?.extensions?.code ?? rejected?.code ?? told.code;
  if (code !== undefined) throw new RegisterError(code, text);
}

/** Holds when two answers are the same to the byte, apart from what the client itself had sent. */
export function holdIfSame(hidden: RawAnswer, unknown: RawAnswer, sent: readonly [string, string]): void {
  const without = (answer: RawAnswer, word: string): string =>
    JSON.stringify(answer).replaceAll(JSON.stringify(word).slice(1, -1), '');
  if (without(hidden, sent[0]) === without(unknown, sent[1])) throw new RegisterError(HELD, hidden.text);
}
