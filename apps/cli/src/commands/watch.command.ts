import { inquiryOf } from '../inquiry.js';
import type { Session } from '../session.js';
import { type FollowOptions, followStream } from './follow-stream.js';
import { type SaveOptions, asksSomething } from './watch-options.js';

const CHANGES = `
  subscription Changes($purpose: String, $case: String, $after: String, $language: Language!) {
    precedentChanges(purpose: $purpose, caseReference: $case, after: $after) {
      cursor recordId statementId recordedAt kind { code label(language: $language) }
    }
  }`;

export type WatchOptions = SaveOptions & FollowOptions;

interface Change {
  readonly cursor: string;
  readonly recordId: string;
  readonly statementId: string;
  readonly recordedAt: string;
  readonly kind: { readonly code: string; readonly label: string };
}

/** With a question, saves it; without one, prints each change of the records that one may see as it happens. */
export async function watch(session: Session, options: WatchOptions): Promise<void> {
  if (asksSomething(options)) {
    const { saveWatch } = await import('./save-watch.js');
    return saveWatch(session, options);
  }
  await followStream(session, options, (after) => changes(session, { ...options, after }), lineOf);
}

async function* changes(
  session: Session,
  options: Omit<WatchOptions, 'after'> & { readonly after: string | undefined },
): AsyncGenerator<Change> {
  const { after } = options;
  const variables = { ...inquiryOf(session, options), after, language: session.language };
  const told = session.client.follow<{ precedentChanges: Change }>(CHANGES, variables);
  for await (const { precedentChanges: change } of told) yield change;
}

function lineOf({ recordedAt, kind, recordId, cursor }: Change): string {
  return `${recordedAt}  ${kind.label}  ${recordId}  (--after ${cursor})\n`;
}
