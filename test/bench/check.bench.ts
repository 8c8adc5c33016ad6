import { availableParallelism } from 'node:os';

import { Transactions } from '#database';

import { CandidateStore } from '../../libs/precedents/src/check/candidate.store.js';
import { keepAlike } from '../../libs/precedents/src/check/keep-alike.js';
import { askedParties } from '../../libs/precedents/src/check/question.js';
import { PRESENT } from '../../libs/precedents/src/moment.js';
import { makeAudiences } from '../security/database/many-audiences.js';
import { Chance } from '../security/two-worlds/chance.js';
import { OwnerSql } from '../security/two-worlds/owner-sql.js';
import { tokenFor } from '../support/ask.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type TestDatabase, testDatabase } from '../support/test-database.js';
import type { Bench, Figures } from './benches.js';
import { changeName } from './names/change-name.js';
import { fillRegister } from './names/fill-register.js';
import { realisticNames } from './names/realistic-names.js';
import { postJson } from './post-json.js';
import { quantile } from './quantile.js';
import { ServingProcesses } from './serving-processes.js';

const SIZES = (process.env.BENCH_NAMES ?? '10000,100000,1000000').split(',').map(Number);
const QUESTIONS = 300;
const WARM_UP = 30;
/** Of each process. */
const CLIENTS = 2;
/** How often the questions are asked by several clients: first until code is compiled and statements are prepared, then measured. */
const ROUNDS = { first: 8, measured: 5 };
/** Share of the answers in which a record has to be shown: most names are somebody's, and many are not for the asker. */
const SHOWN_LEAST = 0.2;
const SEED = 20261128;
const STATE = 'NL';

const CHECK = `mutation ($input: CheckInput!) { check(input: $input) { __typename ... on CheckAnswer {
  receipt { token } coverage hits { precedent { id status { note } grounds { ... on Ground { code { code } } } }
  matches { name band reasons { token how } } earlierRefusal { counts reason } } } } }`;

interface Times {
  readonly p50: number;
  readonly p95: number;
}

/** What a check costs as the register grows, on a real server, with names of nine languages in six scripts. */
export const checkBench: Bench = {
  measures:
    'p95 of a whole check over GraphQL with the largest number of names, as a ratio to the smallest (BENCH_NAMES=10000,…)',
  async run(say): Promise<Figures> {
    if (process.env.TEST_DATABASE_ADMIN_URL === undefined) {
      throw new Error(
        'This is measured on a PostgreSQL server: set TEST_DATABASE_ADMIN_URL to one that may be filled.',
      );
    }
    const database = await testDatabase();
    const { url = '', adminUrl = '' } = database;
    const node = await startNode({ env: { DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl } });
    try {
      return await grow(node, database, say);
    } finally {
      await node.close();
      await database.drop();
    }
  },
};

async function grow(node: TestNode, database: TestDatabase, say: (line: string) => void): Promise<Figures> {
  const owner = new OwnerSql(node);
  const audienceIds = await makeAudiences(node, owner);
  const names = realisticNames(SEED);
  const figures: Record<string, number> = {};
  const whole: number[] = [];
  let filled = 0;
  for (const size of SIZES) {
    const begin = performance.now();
    await fillRegister(owner, names, audienceIds, filled, size);
    filled = size;
    say(`${size} names filled in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
    const asked = await questions(owner, size);
    const { candidates, scoring } = await searchTimes(node, asked);
    const { check, shown, rate } = await served(node, database, asked, `${size}`);
    if (shown < SHOWN_LEAST) throw new Error(`Only ${shown * 100} % of the checks found a record.`);
    say(
      `  candidates ${told(candidates)}, scoring ${told(scoring)}, whole check ${told(check)}, ${rate.toFixed(0)} checks/s, ` +
        `records shown in ${(shown * 100).toFixed(0)} %`,
    );
    Object.assign(figures, {
      [`candidatesP50At${size}`]: candidates.p50,
      [`candidatesP95At${size}`]: candidates.p95,
      [`scoringP50At${size}`]: scoring.p50,
      [`scoringP95At${size}`]: scoring.p95,
      [`checkP50At${size}`]: check.p50,
      [`checkP95At${size}`]: check.p95,
      [`shownAt${size}`]: shown,
      [`checksPerSecondAndCoreAt${size}`]: rate / availableParallelism(),
    });
    whole.push(check.p95);
  }
  return { ratio: (whole.at(-1) ?? NaN) / (whole[0] ?? NaN), ...figures };
}

const told = ({ p50, p95 }: Times): string => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`;

/** Names that are there, each changed in some way, and a few that are not. */
async function questions(owner: OwnerSql, size: number): Promise<string[]> {
  const rows = await owner.query<{ name: string }>(
    `SELECT name FROM party_name ORDER BY md5(name || $1) LIMIT $2`,
    [String(size), QUESTIONS],
  );
  const chance = new Chance(SEED + size);
  const absent = realisticNames(SEED + 1);
  return rows.map(({ name }, turn) =>
    turn % 10 === 9 ? absent.next().value : changeName(name, turn, chance),
  );
}

async function searchTimes(
  node: TestNode,
  names: readonly string[],
): Promise<{ candidates: Times; scoring: Times }> {
  const store = node.app.get(CandidateStore, { strict: false });
  const transactions = node.app.get(Transactions);
  const [finding, scoring]: [number[], number[]] = [[], []];
  for (const name of names) {
    const [party] = askedParties({ parties: [{ role: 'investor', names: [name] }] });
    if (!party) continue;
    await transactions.run({ role: 'reader', state: STATE }, async (manager) => {
      const begin = performance.now();
      const { found } = await store.find(manager, party, null, PRESENT);
      const middle = performance.now();
      keepAlike(party, found);
      finding.push(middle - begin);
      scoring.push(performance.now() - middle);
    });
  }
  return { candidates: timesOf(finding.slice(WARM_UP)), scoring: timesOf(scoring.slice(WARM_UP)) };
}

/**
 * Whole checks over GraphQL, in processes that have compiled their code and prepared their statements: first by one client,
 * then by several, with a process for each core, on the machine that the database and the clients are on too.
 */
async function served(
  node: TestNode,
  database: TestDatabase,
  names: readonly string[],
  series: string,
): Promise<{ check: Times; shown: number; rate: number }> {
  const token = await tokenFor(node, 'nl-reader');
  const processes = await ServingProcesses.start(node, database);
  const round = async (turn: number): Promise<void> => {
    const waiting = [...names.entries()];
    const clients = processes.urls.flatMap((url) => Array.from({ length: CLIENTS }, () => url));
    await Promise.all(
      clients.map(async (url) => {
        for (let next = waiting.pop(); next; next = waiting.pop())
          await check(url, token, next[1], `bench-${series}-many-${turn}-${next[0]}`);
      }),
    );
  };
  try {
    for (let turn = 0; turn < ROUNDS.first; turn += 1) await round(turn);
    const one = await byOneClient(processes.urls[0] ?? node.url, token, names, series);
    const begin = performance.now();
    for (let turn = 0; turn < ROUNDS.measured; turn += 1) await round(ROUNDS.first + turn);
    const rate = (ROUNDS.measured * names.length) / ((performance.now() - begin) / 1000);
    return { ...one, rate };
  } finally {
    await processes.close();
  }
}

async function byOneClient(
  url: string,
  token: string,
  names: readonly string[],
  series: string,
): Promise<{ check: Times; shown: number }> {
  const times: number[] = [];
  let shown = 0;
  for (const [place, name] of names.entries()) {
    const begin = performance.now();
    const hits = await check(url, token, name, `bench-${series}-one-${place}`);
    times.push(performance.now() - begin);
    if (hits > 0) shown += 1;
  }
  return { check: timesOf(times), shown: shown / names.length };
}

/** @returns how many records the answer shows */
async function check(url: string, token: string, name: string, clientRequestId: string): Promise<number> {
  const parties = [{ role: 'investor', names: [name] }];
  const input = { parties, purpose: 'screening', caseReference: 'BENCH-1', clientRequestId };
  const body = (await postJson(`${url}/graphql`, token, { query: CHECK, variables: { input } })) as {
    data?: { check?: { hits?: readonly unknown[] } };
  };
  const hits = body.data?.check?.hits;
  if (hits === undefined)
    throw new Error(`The check was not answered: ${JSON.stringify(body).slice(0, 500)}`);
  return hits.length;
}

function timesOf(values: readonly number[]): Times {
  return { p50: quantile(values, 0.5), p95: quantile(values, 0.95) };
}
