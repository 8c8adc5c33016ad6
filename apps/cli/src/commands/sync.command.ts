import { CliError } from '../cli.errors.js';
import { type Pull, syncPeers } from '../client/sync-peers.js';
import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

/** Lets the node ask every other now, and says what came of it. */
export async function sync(session: Session): Promise<void> {
  await reportPulls(session, await syncPeers(session.client));
}

/** @throws CliError PEERS_FAILED */
export async function reportPulls(session: Session, pulls: readonly Pull[]): Promise<void> {
  const rows = pulls.map(({ origin, entries, outcomes, failure }) => [
    origin,
    `${entries} new entries`,
    outcomes.map(({ outcome, count }) => `${count} ${outcome}`).join(', ') || 'nothing new for its states',
    failure ?? 'ok',
  ]);
  await session.print(pulls, () => (rows.length > 0 ? renderTable(rows) : 'The root knows no other node.\n'));
  const failed = pulls.filter(({ failure }) => failure !== null);
  if (failed.length === 0) return;
  throw new CliError('PEERS_FAILED', `${failed.length} of ${pulls.length} nodes could not be followed.`, {
    advice: 'What had been taken over by then stays. See: grounds peers',
  });
}
