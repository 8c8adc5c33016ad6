/** Ids of the table that are no input to one running node, and the suite that runs them. */
interface Elsewhere {
  readonly ids: readonly string[];
  readonly suite: string;
  readonly because: string;
}

const numbered = (group: string, numbers: readonly number[]): string[] =>
  numbers.map((number) => `${group}${number}`);

const LEDGER = 'libs/ledger/src/core';

/** Not fed by `npm run negatives`; the reason is the same for all ids of an entry. */
export const RUN_ELSEWHERE: readonly Elsewhere[] = [
  {
    ids: numbered('D', [1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]),
    suite: 'test/federation/hostile-node.e2e-spec.ts',
    because: 'sent by another node, over HTTP',
  },
  {
    ids: ['D3'],
    suite: 'test/federation/hostile-peer.e2e-spec.ts',
    because: 'changed on the way from another node',
  },
  {
    ids: ['D20', 'D21'],
    suite: 'test/conformance/hostile-log.spec.ts',
    because: 'a node asks no other for proofs: it works out the root itself',
  },
  {
    ids: ['D26'],
    suite: 'libs/federation/src/mirror/peer-client.spec.ts',
    because: 'what a server may send that is no node, byte by byte',
  },
  {
    ids: ['D22'],
    suite: `${LEDGER}/witness/policy.spec.ts`,
    because: 'judges keys and times, without a node',
  },
  {
    ids: ['D23'],
    suite: 'test/federation/witnesses.e2e-spec.ts',
    because: 'needs nodes that witness one another',
  },
  { ids: ['D24'], suite: 'test/crash/crash.e2e-spec.ts', because: 'kills a process of the node' },
  {
    ids: ['D25'],
    suite: 'test/e2e/operate-drill.e2e-spec.ts',
    because: 'stops a node and restores a backup',
  },
  { ids: ['H1'], suite: 'test/e2e/log-over-http.e2e-spec.ts', because: 'starts a node with another clock' },
  {
    ids: ['H2'],
    suite: 'libs/ledger/src/log-publisher.service.spec.ts',
    because: 'fills the disk under the signed head',
  },
  {
    ids: ['H3'],
    suite: 'apps/registry/src/operate/checks/check-journal.spec.ts',
    because: 'changes the database',
  },
  {
    ids: ['H4'],
    suite: 'apps/registry/src/settings/node-key.spec.ts',
    because: 'a node that does not start',
  },
  {
    ids: ['I1', 'I2'],
    suite: 'test/e2e/configured-node.e2e-spec.ts',
    because: 'a configured node; needs a server',
  },
  {
    ids: ['I10'],
    suite: 'test/security/negatives/gate.e2e-spec.ts',
    because: 'starts a node with another root',
  },
];

/** Where an id runs that has no row; undefined for one that is still open. */
export function elsewhere(id: string): string | undefined {
  const found = RUN_ELSEWHERE.find(({ ids }) => ids.includes(id));
  return found && `${found.suite} (${found.because})`;
}
