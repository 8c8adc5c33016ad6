import { wrapText } from '../render/wrap-text.js';
import type { Session } from '../session.js';

const STATUS = 'query Status { nodeStatus { degradations { code subject since sentence advice } } }';

interface Degradation {
  readonly code: string;
  readonly subject: string | null;
  readonly since: string | null;
  readonly sentence: string;
  readonly advice: string;
}

/** How the node is doing: what works less than whole, since when, and what to do about it. */
export async function status(session: Session): Promise<void> {
  const { nodeStatus } = await session.client.ask<{ nodeStatus: { degradations: Degradation[] } }>(STATUS);
  const { degradations } = nodeStatus;
  const { columns } = session.terminal;
  await session.print(nodeStatus, () =>
    degradations.length === 0
      ? 'All is well.\n'
      : degradations.map((one) => `${describe(one, columns)}\n`).join('\n'),
  );
}

function describe({ code, subject, since, sentence, advice }: Degradation, width?: number): string {
  const head = [code, subject, since === null ? null : `since ${since}`].filter((word) => word !== null);
  return [head.join('  '), wrapText(sentence, width), wrapText(advice, width)].join('\n');
}
