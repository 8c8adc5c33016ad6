import type { NodeName } from '../../support/three-nodes.js';
import { othersOf } from './expected.js';
import type { Answer } from './officers.js';
import type { RunState } from './run-state.js';

const SYNC = 'mutation { syncPeers { origin failure outcomes { outcome count } } }';
/** How far the clocks of two nodes may differ: an assertion lives for that long. */
const CLOCKS_MS = 60_000;
const FINE = ['accepted', 'unchanged'];
/** Under a later root nothing new of a log is taken over. */
const WAITS = [...FINE, 'deferred'];

interface Pull {
  readonly origin: string;
  readonly failure: string | null;
  readonly outcomes: readonly { readonly outcome: string }[];
}

/** An officer has a node ask both others now, and each of them must have answered or not as the faults let it. */
export async function pull(run: RunState, node: NodeName, torn?: NodeName): Promise<void> {
  const answer = await sync(run, node);
  for (const home of othersOf(node)) {
    const report = reportOf(answer, run.node(home).place.origin);
    if (!report) run.find(`${node} does not say what became of its pull from ${home}`);
    else judge(run, [node, home], report, home === torn);
  }
}

export function sync(run: RunState, node: NodeName): Promise<Answer | undefined> {
  run.counts.pulls += 1;
  return run.officers.ask(run.node(node), `${node}-steward`, SYNC);
}

/** Its end will not be seen: both nodes may have come any way with it. */
export function pullUnseen(run: RunState, node: NodeName): void {
  for (const home of othersOf(node)) {
    if (hindrance(run, node, home) === undefined)
      run.expected.mayHavePulled(node, home, [run.now(node), run.now(home)]);
  }
}

function reportOf(answer: Answer | undefined, origin: string): Pull | undefined {
  return (answer?.data?.syncPeers as Pull[] | undefined)?.find((one) => one.origin === origin);
}

function judge(run: RunState, [node, home]: [NodeName, NodeName], report: Pull, isTorn: boolean): void {
  const { failure, outcomes } = report;
  const clocks = [run.now(node), run.now(home)] as const;
  const hindered = hindrance(run, node, home);
  const isWhole = failure === null;
  if (isTorn && hindered === undefined && !isWhole) return run.expected.mayHavePulled(node, home, clocks);
  if (isWhole !== (hindered === undefined))
    run.find(
      `${node} pulls from ${home}: ${failure ?? 'came through'}, though ${hindered ?? 'nothing'} hinders it`,
    );
  const fine = hindered === 'PEER_ROOT_AHEAD' ? WAITS : FINE;
  const bad = outcomes.filter(({ outcome }) => !fine.includes(outcome));
  if (bad.length > 0) run.find(`${node} has of ${home}: ${JSON.stringify(bad)}`);
  if (isWhole) run.expected.pulled(node, home, clocks);
  else if (hindered === 'PEER_ROOT_AHEAD') run.expected.mayHavePulled(node, home, clocks);
}

/** Why a pull must fail. */
function hindrance(run: RunState, node: NodeName, home: NodeName): string | undefined {
  if (!run.up.has(home) || !run.register.links.isOpen(node, home)) return 'PEER_UNREACHABLE';
  if (Math.abs(run.now(node) - run.now(home)) >= CLOCKS_MS) return 'PEER_REFUSED';
  return run.expected.isAhead(home, node) ? 'PEER_ROOT_AHEAD' : undefined;
}
