import { setTimeout as pause } from 'node:timers/promises';

import { isRegisterError } from '#kernel';

import { inquiryOf, type InquiryOptions } from '../inquiry.js';
import type { Session } from '../session.js';

const CHANGES = `
  subscription Changes($purpose: String, $case: String, $after: String, $language: Language!) {
    precedentChanges(purpose: $purpose, caseReference: $case, after: $after) {
      cursor recordId statementId recordedAt kind { code label(language: $language) }
    }
  }`;

export interface WatchOptions extends InquiryOptions {
  readonly after?: string;
  readonly count?: number;
}

interface Change {
  readonly cursor: string;
  readonly recordId: string;
  readonly statementId: string;
  readonly recordedAt: string;
  readonly kind: { readonly code: string; readonly label: string };
}

/** Milliseconds before a stream that broke is opened again. */
const RETRY_AFTER = 1_000;

/** Prints each change as it happens, one line each; a stream that breaks is taken up where it broke. */
export async function watch(session: Session, options: WatchOptions): Promise<void> {
  let { after } = options;
  let left = options.count ?? Number.POSITIVE_INFINITY;
  for (;;) {
    try {
      for await (const change of changes(session, { ...options, after })) {
        session.terminal.out(lineOf(change, session.json));
        after = change.cursor;
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

async function* changes(session: Session, options: WatchOptions): AsyncGenerator<Change> {
  const { after } = options;
  const variables = { ...inquiryOf(session, options), after, language: session.language };
  const told = session.client.follow<{ precedentChanges: Change }>(CHANGES, variables);
  for await (const { precedentChanges: change } of told) yield change;
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

function lineOf(change: Change, json: boolean): string {
  if (json) return `${JSON.stringify(change)}\n`;
  const { recordedAt, kind, recordId, cursor } = change;
  return `${recordedAt}  ${kind.label}  ${recordId}  (--after ${cursor})\n`;
}
