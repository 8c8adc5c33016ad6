import { GraphQLSchemaHost } from '@nestjs/graphql';

import { canonicalText } from '#kernel';

import { MEMBERS } from '../../../apps/registry/src/demonstration/members.js';
import { CursorSeal } from '../../../libs/precedents/src/cursor-seal.js';
import { Chance } from './chance.js';
import { Comparison, type Difference } from './comparison.js';
import { EDGE_OPERATIONS, failingOperations } from './edge-operations.js';
import { type Filling, TWINS } from './fill-world.js';
import { OperationMaker, type Plan, type Together, titleOf } from './generate-operation.js';
import type { Operation, Seen } from './operation.type.js';
import { type Pools, collectPools } from './pools.js';
import { type SubmissionArguments, prepareSubmissions } from './prepare-submissions.js';
import { type Decided, resolveHits } from './resolve-hits.js';
import { startWorldOf } from './start-worlds.js';
import { judgeWatches, readNotices, saveWatches } from './watch-news.js';
import type { World } from './world.js';

export interface Thoroughness {
  readonly seed: number;
  /** Random operations for this state, besides those made for every root field. */
  readonly operations: number;
  /** Of every so many values of an argument, one is asked; 1: all of them. */
  readonly everyNth: number;
  /** Where the clock stands, in seconds after the worlds are first asked. */
  readonly second: number;
  readonly databaseImage?: Blob;
  /** Stop after so many differences. */
  readonly enough?: number;
}

/** How often a comparison met what it is about. */
export interface Met extends Decided {
  /** Notices that officers were told of. */
  readonly notices: number;
}

export interface StateReport {
  readonly state: string;
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** Operations answered without an error, by what they ask. */
  readonly answered: ReadonlyMap<string, number>;
  /** Everything that can be asked. */
  readonly askable: readonly string[];
  readonly met: Met;
  readonly second: number;
}

const PAGES_MOST = 3;
const PROBES = 4;
/** Further names that are asked about, decided about and asked about again. */
const DECIDED = 8;

/** Runs everything that the officers of one state can ask against both worlds. */
export async function compareState(
  state: string,
  full: World,
  filling: Filling,
  thoroughness: Thoroughness,
): Promise<StateReport> {
  const { second, databaseImage } = thoroughness;
  const held = await startWorldOf(state, full, databaseImage);
  try {
    const comparison = new Comparison(full, held, second);
    const run = await StateRun.prepare(state, full, filling, thoroughness, comparison);
    const met = await run.all();
    const { compared, differences, answered, seconds } = comparison;
    return { state, compared, differences, answered, askable: run.askable, met, second: seconds };
  } finally {
    await held.node.close();
  }
}

/** The officers that the demonstration has for a state. */
export function officersOf(state: string): string[] {
  const member = MEMBERS.find(({ code }) => code === state);
  const roles =
    member?.participation === 'full'
      ? ['reader', 'drafter', 'releaser', 'auditor', 'steward']
      : ['reader', 'auditor'];
  return roles.map((role) => `${state.toLowerCase()}-${role}`);
}

/** All that the officers of one state may ask, ready to be asked. */
export class StateRun {
  private constructor(
    private readonly state: string,
    private readonly officers: readonly string[],
    private readonly maker: OperationMaker,
    private readonly pools: Pools,
    private readonly submissions: number,
    private readonly chance: Chance,
    private readonly thoroughness: Thoroughness,
    private readonly comparison: Comparison,
  ) {}

  /** @param everything where what is asked for stands, if that is not all in the world that is asked */
  static async prepare(
    state: string,
    full: World,
    filling: Filling,
    thoroughness: Thoroughness,
    comparison: Comparison,
    everything: Parameters<typeof collectPools>[0] = full,
  ): Promise<StateRun> {
    const { seed } = thoroughness;
    const chance = new Chance(seed + 1 + MEMBERS.findIndex(({ code }) => code === state));
    const pools = await collectPools(everything);
    const submissions = await prepareSubmissions(full, state, filling, chance);
    let turn = 0;
    const submission = (): SubmissionArguments => submissions[turn++] ?? chance.one(submissions);
    const together = new Map<string, Together>([
      ['submitStatement', { names: ['token', 'disclosures'], make: submission }],
      [
        'submitStatements',
        { names: ['statements'], make: () => ({ statements: [submission(), submission(), submission()] }) },
      ],
      ['precedentChanges', followed(full, state, 'changes')],
      ['newWatchNotices', followed(full, state, 'notices')],
    ]);
    const { schema } = full.node.app.get(GraphQLSchemaHost, { strict: false });
    const maker = new OperationMaker(schema, pools, chance, seed, together);
    return new StateRun(
      state,
      officersOf(state),
      maker,
      pools,
      submissions.length,
      chance,
      thoroughness,
      comparison,
    );
  }

  get askable(): string[] {
    return this.maker.plans.map(titleOf);
  }

  async all(): Promise<Met> {
    for (const operation of EDGE_OPERATIONS) await this.one(operation);
    for (const officer of this.officers) {
      for (const plan of this.maker.plans) {
        for (const operation of this.maker.plain(plan, officer)) await this.one(operation);
      }
    }
    for (const plan of this.maker.plans) await this.values(plan);
    const [reader = ''] = this.officers;
    for (const id of this.chance.some(this.pools.recordIds, 8)) {
      for (const operation of failingOperations(reader, id)) await this.one(operation);
    }
    const known = (this.pools.values.get('names') ?? []) as string[];
    const random = Array.from({ length: DECIDED }, () => this.chance.one(known));
    const names = [...Object.values(TWINS), ...random];
    const met = await resolveHits(reader, names, (operation) => this.comparison.compare(operation));
    await this.submitAll();
    const notices = await this.watch(names);
    for (let made = 0; made < this.thoroughness.operations; made++) {
      await this.one(this.maker.random(this.chance.one(this.officers)));
    }
    return { ...met, notices };
  }

  /** Saved, asked again as if nothing had been seen before, and read: in both worlds the same must be told. */
  private async watch(names: readonly string[]): Promise<number> {
    const readers = this.officers.filter((officer) => !/-(auditor|steward)$/.test(officer));
    for (const operation of saveWatches(readers, names)) await this.comparison.compare(operation);
    const { recordIds } = this.pools;
    await this.comparison.meanwhile((world) => judgeWatches(world, this.state, recordIds));
    let told = 0;
    for (const operation of readNotices(readers)) {
      const { body } = await this.comparison.compare(operation);
      told += body.match(/"recordId"/g)?.length ?? 0;
    }
    return told;
  }

  /** Every statement that was prepared, at least once. */
  private async submitAll(): Promise<void> {
    const releaser = this.officers.find((officer) => officer.endsWith('-releaser'));
    const plan = this.maker.plans.find(({ field }) => field.name === 'submitStatement');
    for (let sent = 0; releaser && plan && sent < this.submissions; sent++) {
      for (const operation of this.maker.plain(plan, releaser)) await this.one(operation);
    }
  }

  /** Only what these root fields can be asked, of it what mentions a word, until enough is seen. */
  async probe(fields: readonly string[], word = ''): Promise<void> {
    const [reader = ''] = this.officers;
    for (const plan of this.maker.plans.filter(({ field }) => fields.includes(field.name))) {
      for (let more = 0; more < PROBES; more++) {
        for (const operation of this.maker.plain(plan, reader)) await this.one(operation);
      }
      // What stands beside the value is chance: the few that mention a word are asked beside several.
      for (let turn = 0; turn < (word === '' ? 1 : PROBES); turn++) await this.values(plan, word);
    }
  }

  /** Each value of each argument, dealt to the officers in turn. */
  private async values(plan: Plan, word = ''): Promise<void> {
    const { everyNth, seed } = this.thoroughness;
    let place = seed;
    for (const make of this.maker.everyValue(plan)) {
      place += 1;
      if (place % everyNth !== 0) continue;
      const operation = make(this.officers[place % this.officers.length] ?? '');
      if (operation.body?.includes(word)) await this.one(operation);
    }
  }

  /** With the pages behind it, and sometimes once more just as it was. */
  private async one(operation: Operation, page = 1): Promise<void> {
    if (this.comparison.differences.length >= (this.thoroughness.enough ?? Infinity)) return;
    const seen = await this.comparison.compare(operation);
    if (!operation.again) return;
    const cursor = cursorIn(seen);
    if (cursor !== undefined && page < PAGES_MOST) await this.one(operation.again(cursor), page + 1);
    else if (this.chance.happens(0.15)) await this.comparison.compare(operation.again(undefined));
  }
}

/** From somewhere on, with a cursor as the register would have given it; from now on; and with none. */
function followed(full: World, state: string, what: 'changes' | 'notices'): Together {
  const seal = full.node.app.get(CursorSeal, { strict: false });
  const places = [0, undefined, 100, 'forged'];
  let turn = 0;
  const make = (officer: string): Record<string, unknown> => {
    const place = places[turn++ % places.length];
    if (typeof place !== 'number') return place === undefined ? {} : { after: place };
    return { after: seal.seal(place, canonicalText([what, state, officer])) };
  };
  return { names: ['purpose', 'caseReference', 'after'], make };
}

function cursorIn({ body }: Seen): string | undefined {
  return /"endCursor":"([^"]+)"/.exec(body)?.[1];
}
