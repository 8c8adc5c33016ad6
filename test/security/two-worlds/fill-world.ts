import { isRegisterError } from '#kernel';

import { type SignedStatement, sign, submitTo } from './author.js';
import { type Choice, type KnownRecord, LATER_FORMS, NOBODY, aDecision, everybody } from './author-forms.js';
import type { Chance } from './chance.js';
import { aCircle, anExclusion, ownCircles } from './manifest-forms.js';
import type { SaidAudience } from './may-hold.js';
import type { Moment } from './moment.js';
import type { World } from './world.js';

const AUTHORS = ['NL', 'FR', 'DE', 'IT', 'CZ', 'GB', 'CA', 'AU'];
const STATES = [...AUTHORS, 'NO', 'JP', 'KR'];
const CIRCLES = ['all-members', 'eu', 'eea', 'oecd', 'council-of-europe', 'like-minded', 'short-lived'];
const MINUTE = 60_000;

/** Names of which there are two records that all may see; that the second follows the first, all are told, or none. */
export const TWINS = { told: 'Doublequay Optics (fictitious)', untold: 'Twinbrook Optics (fictitious)' };

/** What was put into a world besides the demonstration. */
export interface Filling {
  readonly records: readonly KnownRecord[];
  /** Statements that the gate has let in, by kind. */
  readonly accepted: Readonly<Record<string, number>>;
  /** The newest version of each circle, by its id, and of each state's exclusions, by its code. */
  readonly versions: ReadonlyMap<string, number>;
}

/** Where a state's statements go: to its node, or to each of several that stand for the same node. */
export interface Homes {
  readonly moment: Pick<Moment, 'now' | 'set'>;
  of(state: string): readonly World[];
}

/** Adds records of all states with all kinds of audience, and everything that can be said about them later. */
export function fillWorld(world: World, chance: Chance, records: number): Promise<Filling> {
  return fillHomes({ moment: world.moment, of: () => [world] }, chance, records);
}

/** @param halfway called when all records stand, and half of what is said of them later */
export async function fillHomes(
  homes: Homes,
  chance: Chance,
  records: number,
  halfway: () => Promise<void> = () => Promise.resolve(),
): Promise<Filling> {
  const filler = new Filler(homes, chance);
  for (const state of AUTHORS) for (const id of ownCircles(state)) await filler.circle(state, id);
  for (let made = 0; made < records; made++) await filler.record(chance.one(AUTHORS));
  const kinds = [...Object.keys(LATER_FORMS), 'circle', 'exclusion'];
  for (let said = 0; said < 2 * records; said++) {
    if (said === records) await halfway();
    await filler.say(kinds[said % kinds.length] ?? '');
  }
  await filler.twins('DE', TWINS.told, everybody(choiceOf('DE')));
  await filler.twins('CZ', TWINS.untold, NOBODY);
  return filler;
}

/** The circles and states that a demonstration state may share with. */
export function choiceOf(state: string): Choice {
  const ofRoot = ['NL', 'DE'].includes(state) ? [...CIRCLES, 'nl-de'] : CIRCLES;
  const circles = AUTHORS.includes(state) ? [...ofRoot, ...ownCircles(state)] : ofRoot;
  // KR joins later: until then it is reached through circles alone.
  return { circles, states: STATES.filter((code) => code !== 'KR') };
}

class Filler implements Filling {
  readonly records: KnownRecord[] = [];
  readonly accepted: Record<string, number> = {};
  readonly versions = new Map<string, number>();
  private said = 0;

  constructor(
    private readonly homes: Homes,
    private readonly chance: Chance,
  ) {}

  record(state: string): Promise<string | undefined> {
    return this.decision(state, aDecision(this.chance, state, choiceOf(state)));
  }

  /** @param audience of the word that the second record goes back to the first */
  async twins(state: string, name: string, audience: SaidAudience): Promise<void> {
    const all = everybody(choiceOf(state));
    const parties = [{ role: 'investor', names: [{ value: name, kind: 'current' }], audience: all }];
    const form = { ...aDecision(this.chance, state, choiceOf(state)), parties, persons: [] };
    const [to, ref] = [await this.decision(state, form), await this.decision(state, form)];
    const relation = { relation: 'same_deal', to };
    await this.submit(state, { kind: 'relation', ref, audience, relation }, 'relation');
  }

  private async decision(state: string, form: object): Promise<string | undefined> {
    const signed = await this.submit(state, form, 'decision');
    if (!signed) return undefined;
    const { id, parts } = signed;
    const { parts: audiences } = parts.get('sharing') as { parts: Record<string, SaidAudience> };
    this.records.push({ id, state, parts, audiences, later: [] });
    return id;
  }

  say(kind: string): Promise<void> {
    const state = this.chance.one(AUTHORS);
    if (kind === 'circle') return this.circle(state, this.chance.one(ownCircles(state)));
    return kind === 'exclusion' ? this.exclusion(state) : this.later(kind);
  }

  async circle(state: string, id: string): Promise<void> {
    const version = (this.versions.get(id) ?? 0) + 1;
    const signed = await this.submit(state, aCircle(this.chance, id, version, STATES), 'circle');
    if (signed) this.versions.set(id, version);
  }

  private async exclusion(state: string): Promise<void> {
    const version = (this.versions.get(state) ?? 0) + 1;
    const others = STATES.filter((code) => code !== state);
    const signed = await this.submit(state, anExclusion(this.chance, version, others), 'exclusion');
    if (signed) this.versions.set(state, version);
  }

  private async later(kind: string): Promise<void> {
    const record = this.chance.one(this.records);
    const form = LATER_FORMS[kind]?.(this.chance, record, choiceOf(record.state), this.records) ?? {};
    const signed = await this.submit(record.state, form, kind);
    const part = kind === 'legal-event' ? 'event' : kind;
    if (signed?.parts.has(part as 'event')) record.later.push({ id: signed.id, part });
  }

  /** One minute after the one before; what the gate refuses is no part of any world. */
  private async submit(state: string, form: object, kind: string): Promise<SignedStatement | undefined> {
    this.said += 1;
    const { moment } = this.homes;
    const at = new Date(moment.now().getTime() + MINUTE);
    moment.set(at, `filling ${this.said}`);
    const [first, ...others] = this.homes.of(state);
    if (!first) throw new Error(`${state} has no node.`);
    try {
      const signed = await sign(first, state, form);
      moment.set(at, `filling ${this.said}, signed`);
      const isIn = await Promise.all([first, ...others].map((world) => isAccepted(world, signed)));
      if (!isIn.every(Boolean)) return undefined;
      this.accepted[kind] = (this.accepted[kind] ?? 0) + 1;
      return signed;
    } catch (error) {
      return refusalOr(error);
    }
  }
}

async function isAccepted(world: World, signed: SignedStatement): Promise<boolean> {
  try {
    await submitTo(world, signed);
    return true;
  } catch (error) {
    return refusalOr(error) ?? false;
  }
}

/** @throws what is no refusal */
function refusalOr(error: unknown): undefined {
  if (isRegisterError(error)) return undefined;
  throw error;
}
