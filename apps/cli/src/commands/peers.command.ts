import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

const PEERS = `
  query Peers {
    peers { origin url states { code } size pulledAt leaseUntil failure failures nextAttemptAt frozen witnessedSize
      witnessedAt askedAt outstanding }
  }`;

interface PeerNode {
  readonly origin: string;
  readonly states: readonly { readonly code: string }[];
  readonly size: number;
  readonly pulledAt: string | null;
  readonly leaseUntil: string | null;
  readonly failure: string | null;
  readonly failures: number;
  readonly nextAttemptAt: string | null;
  readonly frozen: boolean;
  readonly witnessedSize: number | null;
  readonly witnessedAt: string | null;
  readonly askedAt: string | null;
  readonly outstanding: number;
}

const HEAD = [
  ...[
    'NODE',
    'HOSTS',
    'ENTRIES',
    'TAKEN OVER',
    'WITNESSED',
    'LEASE UNTIL',
    'STATE',
    'LAST ASKED US',
    'OWES US',
  ],
];

/** The other nodes of the register, and how fresh what is held of each is. */
export async function peers(session: Session): Promise<void> {
  const { peers: found } = await session.client.ask<{ peers: PeerNode[] }>(PEERS);
  const rows = found.map((peer) => [
    peer.origin,
    peer.states.map(({ code }) => code).join(' '),
    String(peer.size),
    peer.pulledAt ?? 'never',
    witnessedText(peer),
    peer.leaseUntil ?? 'none',
    stateOf(peer),
    peer.askedAt ?? 'never',
    peer.outstanding === 0 ? 'nothing' : `${peer.outstanding} answers`,
  ]);
  await session.print(found, () =>
    rows.length > 0 ? renderTable(rows, HEAD) : 'The root knows no other node.\n',
  );
}

/** How far a quorum of witnesses has seen it, and when. */
function witnessedText({ witnessedSize, witnessedAt }: PeerNode): string {
  return witnessedSize === null || witnessedAt === null ? 'no quorum' : `${witnessedSize} at ${witnessedAt}`;
}

function stateOf({ frozen, failure, failures, nextAttemptAt, pulledAt }: PeerNode): string {
  if (frozen) return 'FORKED: followed no further; see: grounds peers evidence';
  if (failure !== null) return `${failure}, ${failures} times; again at ${nextAttemptAt ?? 'once'}`;
  return pulledAt === null ? 'not asked yet' : 'ok';
}
