import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

const ACKNOWLEDGEMENTS = `
  query Acknowledgements($recordId: ID!) {
    acknowledgements(recordId: $recordId) {
      origin states { code } statementId effect acknowledged outcome answeredAt outstandingSince
    }
  }`;

interface Acknowledgement {
  readonly origin: string;
  readonly states: readonly { readonly code: string }[];
  readonly statementId: string;
  readonly effect: string;
  readonly acknowledged: boolean;
  readonly outcome: string | null;
  readonly answeredAt: string | null;
  readonly outstandingSince: string | null;
}

const HEAD = ['NODE', 'HOSTS', 'STATEMENT', 'NEWEST WORD', 'ANSWER'];
const EFFECT: Readonly<Record<string, string>> = {
  GIVES: 'takes nothing away',
  NARROWS: 'NARROWS',
  TAKES_BACK: 'TAKES ALL BACK',
};

/** Which other nodes follow the newest words on a record of one's own state, and which owe an answer. */
export async function acknowledgements(session: Session, _options: object, recordId: string): Promise<void> {
  const { acknowledgements: found } = await session.client.ask<{ acknowledgements: Acknowledgement[] }>(
    ACKNOWLEDGEMENTS,
    { recordId },
  );
  await session.print(found, () => render(found));
}

function render(found: readonly Acknowledgement[]): string {
  if (found.length === 0) return 'No other node was given anything of a record of your state with this id.\n';
  const rows = found.map(({ origin, states, statementId, effect, ...said }) => [
    origin,
    states.map(({ code }) => code).join(' '),
    statementId,
    EFFECT[effect] ?? effect,
    answerOf(said),
  ]);
  return `${renderTable(rows, HEAD)}\nThat a node has deleted what it held is its word; nobody can prove it.\n`;
}

function answerOf({
  acknowledged,
  outcome,
  answeredAt,
  outstandingSince,
}: Pick<Acknowledgement, 'acknowledged' | 'outcome' | 'answeredAt' | 'outstandingSince'>): string {
  if (acknowledged) return `${outcome ?? 'accepted'} at ${answeredAt ?? 'an unknown time'}`;
  const why = outcome === null ? '' : ` (${outcome})`;
  return `NONE since ${outstandingSince ?? 'it was said'}${why}`;
}
