import { publishRoot } from '../../support/next-root.js';
import type { NodeName } from '../../support/three-nodes.js';
import type { RunState } from './run-state.js';

/** The state that a root takes out: the French node hosts it beside others. */
export const REMOVED = 'CZ';

/** Tells a node of the root without that state. */
export async function remove(run: RunState, node: NodeName): Promise<void> {
  const { file, payload } = await run.register.rootWithout(REMOVED);
  await publishRoot(run.node(node), file);
  run.expected.took(node, payload);
}
