import { renderTable } from './table.js';
import { wrapText } from './wrap-text.js';

interface ReasonAnswer {
  readonly code: string;
  readonly text: string;
  readonly circle: string | null;
  readonly since: string | null;
  readonly until: string | null;
}

interface PartAccess {
  readonly statementId: string;
  readonly part: string;
  readonly mayRead: string;
  readonly until: string | null;
  readonly reasons: readonly ReasonAnswer[];
}

/** What one state may read of a record, as the node explains it to the owner. */
export interface AccessExplanation {
  readonly recordId: string;
  readonly seesRecord: string;
  readonly state: { readonly code: string; readonly name: string };
  readonly parts: readonly PartAccess[];
}

const HEAD = ['STATEMENT', 'PART', 'READS IT', 'UNTIL', 'WHY'];
const WHY_WIDTH = 50;
const ANSWERS: Readonly<Record<string, string>> = { cannot_tell: 'cannot tell' };

/** Part for part, whether a state may read it and why; the reasons are the node's words. */
export function renderExplanation(explanation: AccessExplanation, columns: number | undefined): string {
  const { recordId, seesRecord, state, parts } = explanation;
  const rows = parts.map(({ statementId, part, mayRead, until, reasons }) => [
    statementId === recordId ? 'decision' : statementId,
    part,
    answer(mayRead),
    until ?? '',
    wrapText(reasons.map(reasonText).join('\n'), columns && WHY_WIDTH),
  ]);
  const seen = `${state.name} (${state.code}) may know of the record ${recordId}: ${answer(seesRecord)}\n`;
  return `${seen}\n${renderTable(rows, HEAD)}`;
}

function answer(code: string): string {
  return ANSWERS[code] ?? code;
}

function reasonText({ text, circle, since, until }: ReasonAnswer): string {
  const facts = [
    circle,
    since && `from ${since.slice(0, 10)}`,
    until && `until ${until.slice(0, 10)}`,
  ].filter((fact) => fact !== null && fact !== '');
  return facts.length > 0 ? `${text} (${facts.join(', ')})` : text;
}
