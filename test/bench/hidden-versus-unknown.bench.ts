import { dumpEmptyDatabase } from '#database';
import { encodeBase64Url, systemRandomness } from '#kernel';

import { ask, tokenFor } from '../support/ask.js';
import { Chance } from '../security/two-worlds/chance.js';
import { fillWorld } from '../security/two-worlds/fill-world.js';
import { startFullWorld } from '../security/two-worlds/start-worlds.js';
import type { World } from '../security/two-worlds/world.js';
import type { Bench, Figures } from './benches.js';
import { median } from './median.js';

const STATE = 'JP';
const RECORDS = 80;
const TURNS = 300;
const STATEMENT_ID_BYTES = 16;
const HEADERS = { 'grounds-purpose': 'precedent_research', 'grounds-case': 'BENCH-1' };

const READ = 'query ($id: ID!) { precedent(id: $id) { id attribution } }';
const CHECK = `mutation ($input: CheckInput!) {
  check(input: $input) { __typename ... on CheckAnswer { coverage hits { precedent { id } } } } }`;

/** Whether a reader can tell by the clock that there is something it may not see. */
export const hiddenVersusUnknown: Bench = {
  measures:
    'time to answer about what is hidden, as a ratio to what does not exist (medians, taken in turns)',
  async run(say): Promise<Figures> {
    const world = await startFullWorld(await dumpEmptyDatabase());
    try {
      await fillWorld(world, new Chance(1), RECORDS);
      const read = await inTurns(await reads(world));
      const check = await inTurns(await checks(world));
      say(`read   hidden ${read.hidden.toFixed(2)} ms, unknown ${read.unknown.toFixed(2)} ms`);
      say(`check  hidden ${check.hidden.toFixed(2)} ms, unknown ${check.unknown.toFixed(2)} ms`);
      const ratios = [read.hidden / read.unknown, check.hidden / check.unknown] as const;
      const ratio = ratios.reduce((worst, one) => (distance(one) > distance(worst) ? one : worst));
      return { ratio, read: ratios[0], check: ratios[1], turns: TURNS };
    } finally {
      await world.node.close();
    }
  },
};

/** How far from 1, in either direction. */
const distance = (ratio: number): number => Math.abs(Math.log(ratio));

interface Pair {
  readonly hidden: (turn: number) => Promise<unknown>;
  readonly unknown: (turn: number) => Promise<unknown>;
}

/** One after the other, and the other way round the next time: what slows one down slows down both. */
async function inTurns({ hidden, unknown }: Pair): Promise<{ hidden: number; unknown: number }> {
  const times = { hidden: [] as number[], unknown: [] as number[] };
  const take = async (which: 'hidden' | 'unknown', turn: number): Promise<void> => {
    const begin = performance.now();
    await (which === 'hidden' ? hidden : unknown)(turn);
    times[which].push(performance.now() - begin);
  };
  for (let turn = 0; turn < TURNS; turn++) {
    const order = turn % 2 === 0 ? (['hidden', 'unknown'] as const) : (['unknown', 'hidden'] as const);
    for (const which of order) await take(which, turn);
  }
  return { hidden: median(times.hidden), unknown: median(times.unknown) };
}

async function reads({ node, owner }: World): Promise<Pair> {
  const rows = await owner.query<{ id: string }>(
    `SELECT record_id AS id FROM record r WHERE r.state <> $1 AND NOT EXISTS (
       SELECT FROM audience_reader a WHERE a.audience_id = r.audience_id AND a.state = $1)`,
    [STATE],
  );
  const token = await tokenFor(node, `${STATE.toLowerCase()}-reader`);
  const read = (id: string | undefined): Promise<unknown> =>
    ask(node, READ, { token, headers: HEADERS, variables: { id } });
  return {
    hidden: (turn) => read(rows[turn % rows.length]?.id),
    unknown: () => read(encodeBase64Url(systemRandomness.bytes(STATEMENT_ID_BYTES))),
  };
}

/** Names with as many words, of which the one is recorded where the reader may not see it. */
async function checks({ node, owner }: World): Promise<Pair> {
  const rows = await owner.query<{ name: string }>(
    `SELECT DISTINCT n.name FROM party_name n WHERE n.name ~ '^\\w+ \\w+ \\(fictitious\\)$' AND NOT EXISTS (
       SELECT FROM party_key mine JOIN party_key other USING (key)
         JOIN audience_reader a ON a.audience_id = other.audience_id AND a.state = $1
        WHERE mine.record_id = n.record_id AND mine.part = n.part AND mine.key <> '=fictitious')`,
    [STATE],
  );
  const known = rows.length > 0 ? rows : await anyNames(owner);
  const token = await tokenFor(node, `${STATE.toLowerCase()}-reader`);
  const check = (name: string, turn: number, kind: string): Promise<unknown> =>
    ask(node, CHECK, { token, variables: { input: inputOf(name, `${kind}-request-${turn}`) } });
  return {
    hidden: (turn) => check(known[turn % known.length]?.name ?? '', turn, 'hidden'),
    unknown: (turn) => check(`Zzyzxqv${turn} Qqwvex${turn} (fictitious)`, turn, 'unknown'),
  };
}

function anyNames(owner: World['owner']): Promise<{ name: string }[]> {
  return owner.query(
    `SELECT DISTINCT n.name FROM party_name n WHERE NOT EXISTS (
       SELECT FROM audience_reader a WHERE a.audience_id = n.audience_id AND a.state = $1)`,
    [STATE],
  );
}

function inputOf(name: string, clientRequestId: string): object {
  return {
    parties: [{ role: 'investor', names: [name] }],
    purpose: 'screening',
    caseReference: 'BENCH-1',
    clientRequestId,
  };
}
