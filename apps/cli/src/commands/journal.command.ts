import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

const JOURNAL = `
  query Journal($first: Int, $after: String, $recordId: ID) {
    journal(first: $first, after: $after, recordId: $recordId) {
      entries { recordId state day purpose what reportedBy cases }
      pageInfo { hasNextPage endCursor }
    }
  }`;

export interface JournalOptions {
  readonly record?: string;
  readonly first?: number;
  readonly after?: string;
}

interface JournalPage {
  readonly entries: readonly {
    readonly recordId: string;
    readonly state: string;
    readonly day: string;
    readonly purpose: string;
    readonly what: string;
    readonly reportedBy: string | null;
    readonly cases: readonly string[];
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const HEAD = ['DAY', 'STATE', 'WHAT', 'PURPOSE', 'RECORD', 'WHERE'];
const WHAT: Readonly<Record<string, string>> = {
  READ: 'was shown something of it',
  ANNOUNCED: 'was told that there is a record',
  SILENT_HIT: 'was told nothing; you may come forward',
};

/** Which states asked about records of one's own; who asked and in which case stays theirs. */
export async function journal(session: Session, options: JournalOptions): Promise<void> {
  const { record: recordId, first, after } = options;
  const variables = { recordId, first, after };
  const { journal: page } = await session.client.ask<{ journal: JournalPage }>(JOURNAL, variables);
  await session.print(page, () => renderJournal(page));
}

function renderJournal({ entries, pageInfo }: JournalPage): string {
  const rows = entries.map(({ recordId, state, day, purpose, what, reportedBy }) => [
    day,
    state,
    WHAT[what] ?? what,
    purpose,
    recordId,
    reportedBy === null ? 'at this node' : `reported by ${reportedBy}`,
  ]);
  const table = rows.length > 0 ? renderTable(rows, HEAD) : 'No other state asked about this yet.\n';
  const { hasNextPage, endCursor } = pageInfo;
  return hasNextPage && endCursor ? `${table}\nMore: --after ${endCursor}\n` : table;
}
