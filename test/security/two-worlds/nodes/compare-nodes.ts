import { Chance } from '../chance.js';
import { StateRun, type StateReport, type Thoroughness } from '../compare-state.js';
import { Comparison, whereTheyPart } from '../comparison.js';
import { type Filling, fillHomes } from '../fill-world.js';
import { ASKED } from '../start-worlds.js';
import { everyRow } from './every-row.js';
import { NodeWorlds, type Pulled } from './node-worlds.js';

/** Where something else came to the reader's node, or it keeps something else, because of what is hidden from its state. */
export function partings(full: Pulled, held: Pulled): string[] {
  const names = new Set([...full.keys(), ...held.keys()]);
  return [...names].flatMap((name) => {
    const [inFull, inHeld] = [full.get(name) ?? 'not there', held.get(name) ?? 'not there'];
    return inFull === inHeld ? [] : [[name, ...whereTheyPart(inFull, inHeld)].join('\n')];
  });
}

export interface PulledTwice {
  /** The answers of the owners' node that were compared. */
  readonly answers: number;
  readonly bytes: number;
  readonly partings: readonly string[];
}

/** One pull in each world, compared. */
export async function comparePull(worlds: NodeWorlds): Promise<PulledTwice> {
  const { full, held } = await worlds.pull();
  const told = [...full].filter(([name]) => name.startsWith('answer'));
  const bytes = told.reduce((sum, [, text]) => sum + text.length, 0);
  return { answers: told.length, bytes, partings: partings(full, held) };
}

/** Fills both worlds; pulls when all records stand, when all is said, and when circles and members have changed by then. */
export async function fillAndPull(
  worlds: NodeWorlds,
  seed: number,
  records: number,
): Promise<{ filling: Filling; pulls: PulledTwice[] }> {
  const pulls: PulledTwice[] = [];
  const pull = async (): Promise<void> => void pulls.push(await comparePull(worlds));
  const filling = await fillHomes(worlds, new Chance(seed), records, pull);
  await pull();
  worlds.moment.set(ASKED, 'asked');
  await pull();
  return { filling, pulls };
}

/** Asks the reader's node of both worlds everything, as its officers; and compares what it keeps of that. */
export async function compareAnswers(
  worlds: NodeWorlds,
  filling: Filling,
  thoroughness: Thoroughness,
): Promise<StateReport & { readonly partings: readonly string[] }> {
  const { full, held } = worlds.asked();
  const comparison = new Comparison(full, held, thoroughness.second);
  const everything = {
    query: async <Row>(sql: string): Promise<Row[]> => [
      ...(await worlds.owners.owner.query<Row>(sql)),
      ...(await full.owner.query<Row>(sql)),
    ],
  };
  const run = await StateRun.prepare(worlds.reader, full, filling, thoroughness, comparison, {
    owner: everything,
  });
  const met = await run.all();
  const { compared, differences, answered, seconds: second } = comparison;
  const kept = partings(await everyRow(full.owner), await everyRow(held.owner));
  return {
    ...{ state: worlds.reader, compared, differences, answered, second },
    askable: run.askable,
    met,
    partings: kept,
  };
}
