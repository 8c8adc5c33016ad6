import { setTimeout as pause } from 'node:timers/promises';

import type { NodeName } from '../../support/three-nodes.js';
import type { RunState } from './run-state.js';
import { say } from './say.js';

/** Kills a node, which starts again while the run goes on; until it is back nobody reaches it. */
export async function crash(run: RunState, name: NodeName): Promise<void> {
  leave(run, name);
  await run.node(name).kill();
  run.killed.add(name);
  run.counts.kills += 1;
  rise(run, name);
}

/** Kills a node so many milliseconds into some work, whose end may not be seen. */
export async function crashDuring(
  run: RunState,
  name: NodeName,
  work: Promise<unknown>,
  afterMs: number,
): Promise<'done' | 'cut off'> {
  const end = work.then(
    () => 'done' as const,
    () => 'cut off' as const,
  );
  await pause(afterMs);
  await crash(run, name);
  return end;
}

export async function stop(run: RunState, name: NodeName): Promise<void> {
  leave(run, name);
  await run.node(name).stop();
}

export function rise(run: RunState, name: NodeName): void {
  const start = run.node(name).start();
  // Whoever brings it back is told.
  start.catch(() => undefined);
  run.starting.set(name, start);
}

/** Waits until a node is back; its authors then submit again what they have no receipt for. */
export async function rejoin(run: RunState, name: NodeName): Promise<void> {
  if (!run.starting.has(name)) rise(run, name);
  await run.starting.get(name);
  run.starting.delete(name);
  const unanswered = run.unanswered.get(name);
  run.unanswered.delete(name);
  if (unanswered) await say(run, unanswered);
  run.up.add(name);
  run.register.links.away.delete(name);
}

function leave(run: RunState, name: NodeName): void {
  run.up.delete(name);
  run.register.links.away.add(name);
}
