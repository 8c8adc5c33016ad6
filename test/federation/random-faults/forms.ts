import { decision } from '../../support/sign-as.js';
import type { Chance } from '../../security/two-worlds/chance.js';
import type { SaidAudience } from '../../security/two-worlds/may-hold.js';
import type { KnownRecord } from './known-record.js';

const CIRCLES = ['all-members', 'eu', 'like-minded'];
const SYLLABLES = 'ba den fo gri hol jas ku lem mor nev pil ros tun vex'.split(' ');

const EVERYBODY: SaidAudience = { circles: ['all-members'], states: [], except: [] };
const NOBODY: SaidAudience = { circles: [], states: [], except: [] };

/** Nobody, a few states, or a circle with or without some of its members. */
function anAudience(chance: Chance, members: readonly string[]): SaidAudience {
  const kind = chance.below(4);
  if (kind === 0) return { circles: [], states: chance.some(members, 2), except: [] };
  return { circles: [chance.one(CIRCLES)], states: [], except: kind === 1 ? chance.some(members, 2) : [] };
}

/** Whom a statement shares the outcome with. */
export function reachOf(parts: ReadonlyMap<string, unknown>): SaidAudience {
  const { parts: audiences } = parts.get('sharing') as { parts: Readonly<Record<string, SaidAudience>> };
  return audiences.outcome ?? NOBODY;
}

/** A name like no other. */
function aName(chance: Chance): string {
  const word = (): string => Array.from({ length: 4 }, () => chance.one(SYLLABLES)).join('');
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return `${capital(word())} ${capital(word())} (fictitious)`;
}

/**
 * A party has a name that is asked for, and one that nobody asks for: what a node holds of that, it was given.
 * @param members that it may be shared with
 */
export function aDecision(
  chance: Chance,
  state: string,
  members: readonly string[],
): { form: object; name: string; unasked: string } {
  const name = aName(chance);
  const unasked = `Formerly ${aName(chance)}`;
  const names = [
    { value: name, kind: 'current' },
    { value: unasked, kind: 'former' },
  ];
  const parties = [{ role: 'investor', names, audience: anAudience(chance, members) }];
  return {
    form: decision({ decidedBy: state }, { audience: anAudience(chance, members), parties }),
    name,
    unasked,
  };
}

/** All that there is goes to everybody. */
export function wider({ id, partNames }: KnownRecord): object {
  return { kind: 'sharing', ref: id, parts: Object.fromEntries(partNames.map((part) => [part, EVERYBODY])) };
}

/** What is left is for one state, or for nobody. */
export function narrower(chance: Chance, { id, partNames }: KnownRecord, members: readonly string[]): object {
  const to = { circles: [], states: chance.some(members, 1), except: [] };
  const left = chance.some(partNames, partNames.length);
  return { kind: 'sharing', ref: id, parts: Object.fromEntries(left.map((part) => [part, to])) };
}

/** Reaches everybody, and whoever the outcome was shared with by name. */
export function withdrawn({ id, reach }: KnownRecord): object {
  const circles = [...new Set([...EVERYBODY.circles, ...reach.circles])];
  const audience = { circles, states: reach.states, except: [] };
  return { kind: 'withdrawal', ref: id, audience, withdrawal: { reason: 'recorded_in_error' } };
}

/** The party goes, with its salt. */
export function erased(
  chance: Chance,
  { id, partNames }: KnownRecord,
  members: readonly string[],
): { form: object; part: string } {
  const part = partNames.find((name) => name.startsWith('party')) ?? '';
  const erasures = [{ part, reason: 'court_order' }];
  return { form: { kind: 'erasure', ref: id, audience: anAudience(chance, members), erasures }, part };
}
