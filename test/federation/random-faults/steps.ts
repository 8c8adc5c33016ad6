import type { NodeName } from '../../support/three-nodes.js';
import { publishRoot } from '../../support/next-root.js';
import type { Chance } from '../../security/two-worlds/chance.js';
import { READERS } from './compare.js';
import { othersOf } from './expected.js';
import { crash, crashDuring, rejoin, stop } from './faults.js';
import { aDecision, erased, narrower, wider, withdrawn } from './forms.js';
import type { KnownRecord } from './known-record.js';
import { pull, pullUnseen, sync } from './pull.js';
import type { RunState } from './run-state.js';
import { type Saying, prepare, say, submit } from './say.js';
import { NAMES } from './three-processes.js';

/** More would make each look at them dear, and find no more. */
const RECORDS_MOST = 12;
/** How wrong a clock is set, milliseconds: a little, so that all goes on, or by so much that other nodes are refused. */
const OFFSETS = [-20_000, 20_000, -600_000, 10_800_000, 93_600_000];
const PULL_MS = 400;
const SUBMIT_MS = 60;
/** The state that a root takes out. */
export const REMOVED = 'CZ';

/** One kind of thing that happens. */
export interface Step {
  readonly name: string;
  readonly weight: number;
  /** What it can happen to now; it happens to one of these. */
  readonly subjects: (run: RunState) => readonly unknown[];
  /** Says what it did. */
  readonly take: (run: RunState, subject: never) => Promise<string>;
}

function step<Subject>(
  name: string,
  weight: number,
  subjects: (run: RunState) => readonly Subject[],
  take: (run: RunState, subject: Subject) => Promise<string>,
): Step {
  return { name, weight, subjects, take };
}

const up = (run: RunState): NodeName[] => [...run.up];
const away = (run: RunState): NodeName[] => NAMES.filter((name) => !run.up.has(name));
/** One node at least stays. */
const mortal = (run: RunState): NodeName[] => (run.up.size > 1 ? up(run) : []);
const pairs = (): [NodeName, NodeName][] =>
  NAMES.flatMap((one) => othersOf(one).map((other): [NodeName, NodeName] => [one, other]));
const standing = (run: RunState): KnownRecord[] =>
  run.records.filter(
    ({ home, state, isWithdrawn }) => run.up.has(home) && !isWithdrawn && run.isMember(home, state),
  );

const authors = (run: RunState): [NodeName, string][] =>
  run.records.length >= RECORDS_MOST
    ? []
    : up(run).flatMap((home) =>
        READERS[home]
          .filter((state) => run.isMember(home, state))
          .map((state): [NodeName, string] => [home, state]),
      );

async function aRecord(run: RunState, [home, state]: [NodeName, string]): Promise<Saying> {
  const { form, name, unasked } = aDecision(run.chance, state);
  const saying: Saying = await prepare(run, {
    ...{ home, state, form, unasked },
    taken: (id) => {
      const partNames = [...saying.signed.parts.keys()].filter((part) => !['head', 'sharing'].includes(part));
      run.records.push({ id, home, state, name, partNames, isWithdrawn: false, isErased: false });
    },
  });
  return saying;
}

async function later(
  run: RunState,
  record: KnownRecord,
  form: object,
  taken = (): void => undefined,
): Promise<string> {
  const { home, state } = record;
  await say(run, await prepare(run, { home, state, form, taken }));
  return `${state} on ${record.id}`;
}

const STATEMENTS: readonly Step[] = [
  step('decision', 5, authors, async (run, by) => {
    await say(run, await aRecord(run, by));
    return by.join(' ');
  }),
  step('widening', 3, standing, (run, record) => later(run, record, wider(record))),
  step('narrowing', 4, standing, (run, record) => later(run, record, narrower(run.chance, record))),
  step('withdrawal', 1, standing, (run, record) =>
    later(run, record, withdrawn(record), () => (record.isWithdrawn = true)),
  ),
  step(
    'erasure',
    2,
    (run) => standing(run).filter(({ isErased }) => !isErased),
    (run, record) => later(run, record, erased(run.chance, record), () => (record.isErased = true)),
  ),
];

const PULLS: readonly Step[] = [
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

const FAULTS: readonly Step[] = [
  step('crash', 2, mortal, async (run, node) => {
    await crash(run, node);
    return node;
  }),
  step('crash in a pull', 2, mortal, async (run, node) => {
    const dying = run.chance.one([node, ...othersOf(node).filter((name) => run.up.has(name))]);
    pullUnseen(run, node);
    const end = await crashDuring(run, dying, sync(run, node), run.chance.below(PULL_MS));
    return `${node}, of ${dying}, ${end}`;
  }),
  step(
    'crash in a submission',
    2,
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

export const STEPS: readonly Step[] = [...STATEMENTS, ...PULLS, ...FAULTS];

/** Tells a node of the root without that state. */
export async function remove(run: RunState, node: NodeName): Promise<void> {
  const { file, payload } = await run.register.rootWithout(REMOVED);
  await publishRoot(run.node(node), file);
  run.expected.took(node, payload);
}

/** Chooses what happens next. */
export function aStep(chance: Chance, run: RunState): { readonly step: Step; readonly subject: never } {
  const possible = STEPS.map((one) => ({ one, subjects: one.subjects(run) })).filter(
    ({ subjects }) => subjects.length > 0,
  );
  const all = possible.reduce((sum, { one }) => sum + one.weight, 0);
  let place = chance.below(all);
  for (const { one, subjects } of possible) {
    if (place < one.weight) return { step: one, subject: chance.one(subjects) as never };
    place -= one.weight;
  }
  throw new Error('Nothing can happen any more.');
}
