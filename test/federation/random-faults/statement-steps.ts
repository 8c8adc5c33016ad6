import type { NodeName } from '../../support/three-nodes.js';
import { READERS } from './compare.js';
import { aDecision, erased, narrower, reachOf, wider, withdrawn } from './forms.js';
import type { KnownRecord } from './known-record.js';
import type { RunState } from './run-state.js';
import { type Saying, prepare, say } from './say.js';
import { type Step, step, up } from './step.js';

/** More would make each look at them dear, and find no more. */
const RECORDS_MOST = 12;

/** States that may record something now, with their nodes. */
export function authors(run: RunState): [NodeName, string][] {
  if (run.records.length >= RECORDS_MOST) return [];
  return up(run).flatMap((home) =>
    READERS[home]
      .filter((state) => run.isMember(home, state))
      .map((state): [NodeName, string] => [home, state]),
  );
}

/** Records of which something can be said now. */
function standing(run: RunState): KnownRecord[] {
  return run.records.filter(
    ({ home, state, isWithdrawn }) => run.up.has(home) && !isWithdrawn && run.isMember(home, state),
  );
}

/** A signed decision that is still to be submitted. */
export async function aRecord(run: RunState, [home, state]: [NodeName, string]): Promise<Saying> {
  const { form, name, unasked } = aDecision(run.chance, state, membersAt(run, home));
  return prepare(run, {
    ...{ home, state, form, unasked },
    taken: (id, { parts }) => {
      const partNames = [...parts.keys()].filter((part) => !['head', 'sharing'].includes(part));
      const reach = reachOf(parts);
      run.records.push({ id, home, state, name, partNames, reach, isWithdrawn: false, isErased: false });
    },
  });
}

/** States that audiences of this node may name. */
function membersAt(run: RunState, home: NodeName): string[] {
  return Object.values(READERS)
    .flat()
    .filter((state) => run.isMember(home, state));
}

async function later(
  run: RunState,
  record: KnownRecord,
  form: object,
  taken: Saying['taken'],
): Promise<string> {
  const { home, state } = record;
  await say(run, await prepare(run, { home, state, form, taken }));
  return `${state} on ${record.id}`;
}

function reshare(run: RunState, record: KnownRecord, form: object): Promise<string> {
  return later(run, record, form, (_, { parts }) => (record.reach = reachOf(parts)));
}

export const STATEMENT_STEPS: readonly Step[] = [
  step('decision', 5, authors, async (run, by) => {
    await say(run, await aRecord(run, by));
    return by.join(' ');
  }),
  step('widening', 3, standing, (run, record) => reshare(run, record, wider(record))),
  step('narrowing', 4, standing, (run, record) =>
    reshare(run, record, narrower(run.chance, record, membersAt(run, record.home))),
  ),
  step('withdrawal', 1, standing, (run, record) =>
    later(run, record, withdrawn(record), () => (record.isWithdrawn = true)),
  ),
  step(
    'erasure',
    2,
    (run) => standing(run).filter(({ isErased }) => !isErased),
    (run, record) => {
      const { form, part } = erased(run.chance, record, membersAt(run, record.home));
      return later(run, record, form, () => {
        record.isErased = true;
        record.partNames = record.partNames.filter((name) => name !== part);
      });
    },
  ),
];
