import type { NodeName } from '../../support/three-nodes.js';
import { othersOf } from './expected.js';
import { crash, crashDuring, rejoin, stop } from './faults.js';
import { pull, pullUnseen, sync } from './pull.js';
import { REMOVED, remove } from './remove.js';
import type { RunState } from './run-state.js';
import { submit } from './say.js';
import { aRecord, authors } from './statement-steps.js';
import { type Step, pairs, step, up } from './step.js';
import { NAMES } from './three-processes.js';

/** How wrong a clock is set, milliseconds: a little, so that all goes on, or by so much that other nodes are refused. */
const OFFSETS = [-20_000, 20_000, -600_000, 10_800_000, 93_600_000];
const PULL_MS = 400;
const SUBMIT_MS = 200;

const away = (run: RunState): NodeName[] => NAMES.filter((name) => !run.up.has(name));
/** One node at least stays; those first that were never killed. */
const mortal = (run: RunState): NodeName[] => {
  if (run.up.size < 2) return [];
  const unhurt = up(run).filter((name) => !run.killed.has(name));
  return unhurt.length > 0 ? unhurt : up(run);
};
export const PULL_STEPS: readonly Step[] = [
  step('pull', 8, up, async (run, node) => {
    await pull(run, node);
    return node;
  }),
  step(
    'torn pull',
    2,
    (run) => pairs().filter(([node, home]) => run.up.has(node) && run.up.has(home)),
    async (run, [node, home]) => {
      const { links } = run.register;
      links.tearAfter(node, home, run.chance.below(4));
      await pull(run, node, home);
      links.mend(node, home);
      return `${node} from ${home}`;
    },
  ),
];

export const FAULT_STEPS: readonly Step[] = [
  step('crash', 1, mortal, async (run, node) => {
    await crash(run, node);
    return node;
  }),
  step('crash in a pull', 1, mortal, async (run, node) => {
    const dying = run.chance.one([node, ...othersOf(node).filter((name) => run.up.has(name))]);
    pullUnseen(run, node);
    const end = await crashDuring(run, dying, sync(run, node), run.chance.below(PULL_MS));
    return `${node}, of ${dying}, ${end}`;
  }),
  step(
    'crash in a submission',
    1,
    (run) => (run.up.size > 1 ? authors(run) : []),
    async (run, by) => {
      const saying = await aRecord(run, by);
      run.unanswered.set(saying.home, saying);
      const end = await crashDuring(run, saying.home, submit(run, saying), run.chance.below(SUBMIT_MS));
      return `${by.join(' ')}, ${end}`;
    },
  ),
  step('stop', 1, mortal, async (run, node) => {
    await stop(run, node);
    return node;
  }),
  step('return', 5, away, async (run, node) => {
    await rejoin(run, node);
    return node;
  }),
  step(
    'partition',
    2,
    () => NAMES,
    (run, node) => {
      for (const other of othersOf(node)) {
        run.register.links.set(node, other, 'cut');
        run.register.links.set(other, node, 'cut');
      }
      return Promise.resolve(node);
    },
  ),
  step('cut link', 2, pairs, (run, [one, other]) => {
    const state = run.chance.one(['cut', 'slow'] as const);
    run.register.links.set(one, other, state);
    return Promise.resolve(`${one} to ${other}, ${state}`);
  }),
  step(
    'heal',
    3,
    () => ['all'],
    (run) => {
      run.register.links.heal();
      return Promise.resolve('all links');
    },
  ),
  step('wrong clock', 2, up, async (run, node) => {
    const offset = run.chance.one(OFFSETS);
    await run.node(node).setClock(offset);
    return `${node} by ${offset / 1000} s`;
  }),
  step(
    'right clock',
    3,
    (run) => up(run).filter((node) => run.node(node).isWrong),
    async (run, node) => {
      await run.node(node).setClock(0);
      return node;
    },
  ),
  step(
    'removal',
    1,
    (run) => up(run).filter((node) => run.isMember(node, REMOVED)),
    async (run, node) => {
      await remove(run, node);
      return `of ${REMOVED}, told to ${node}`;
    },
  ),
];
