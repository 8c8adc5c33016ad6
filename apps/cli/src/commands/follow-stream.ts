import { setTimeout as pause } from 'node:timers/promises';

import { isRegisterError } from '#kernel';

import type { Session } from '../session.js';

export interface FollowOptions {
  readonly after?: string;
  readonly count?: number;
}

/** Milliseconds before a stream that broke is opened again. */
const RETRY_AFTER = 1_000;

/** Prints each event as it comes, in one line or as JSON; a stream that breaks is taken up where it broke. */
export async function followStream<Event extends { readonly cursor: string }>(
  session: Session,
  { after: from, count = Number.POSITIVE_INFINITY }: FollowOptions,
  open: (after: string | undefined) => AsyncIterable<Event>,
  lineOf: (event: Event) => string,
): Promise<void> {
  let [after, left] = [from, count];
  for (;;) {
    try {
      for await (const event of open(after)) {
        session.terminal.out(session.json ? `${JSON.stringify(event)}\n` : lineOf(event));
        after = event.cursor;
        if (--left <= 0) return;
      }
      return;
    } catch (error) {
      if (!mayGoOn(error, session)) throw error;
      session.terminal.err(goingOn(after));
      await pause(RETRY_AFTER);
    }
  }
}

/** A demonstration gives out a new token at any time; another one has to come from the caller's own state. */
function mayGoOn(error: unknown, { officer }: Session): boolean {
  if (!isRegisterError(error)) return false;
  return error.code === 'STREAM_BROKEN' || (error.code === 'TOKEN_EXPIRED' && officer !== undefined);
}

function goingOn(after: string | undefined): string {
  return after === undefined
    ? 'Connecting again; what happened meanwhile is not told.\n'
    : `Connecting again, from ${after}.\n`;
}
