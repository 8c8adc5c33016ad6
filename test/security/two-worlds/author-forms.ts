import type { PartName, StatementPart } from '#statement';
import {
  decisionKinds,
  erasureReasons,
  grounds,
  naceSectors,
  relationKinds,
  stackLayers,
  technologyAreas,
  withdrawalReasons,
} from '#vocabulary';

import type { Chance } from './chance.js';
import type { SaidAudience } from './may-hold.js';

/** Words that many made-up names share, so that a question about one touches records of several owners. */
const WORDS = ['Amberfold', 'Quillmere', 'Windroos', 'Saltmarsh', 'Hollowbrook', 'Tessaril', 'Brightquay'];
const TRADES = ['Capital', 'Ventures', 'Systems', 'Robotics', 'Compute', 'Holding'];

/** Names that are found by their whole sound, beside how a machine spells them. */
export const SPELLED: Readonly<Record<string, string>> = {
  '주식회사 금수전 반도체': 'jusighoesa geumsujeon bandoche',
  新弘航海辉利控股: 'xin hong hang hai hui li kong gu',
  イシザキムラ精機: 'ishizakimurajingji',
  'خليسشاد القابضة': 'khlysshad alqabdt',
};

/** Whom a state may name: circles that are open to it, and all members. */
export interface Choice {
  readonly circles: readonly string[];
  readonly states: readonly string[];
}

export function anAudience(chance: Chance, { circles, states }: Choice): SaidAudience {
  if (chance.happens(0.25)) return { circles: [], states: [], except: [] };
  return {
    circles: chance.some(circles, 2),
    states: chance.some(states, 2),
    except: chance.happens(0.3) ? chance.some(states, 2) : [],
  };
}

export function aName(chance: Chance): string {
  return `${chance.one(WORDS)} ${chance.one(TRADES)} (fictitious)`;
}

/** A decision in which every part has an audience of its own. */
export function aDecision(chance: Chance, state: string, choice: Choice): object {
  const audience = (): SaidAudience => anAudience(chance, choice);
  const day = String(1 + chance.below(27)).padStart(2, '0');
  const month = String(1 + chance.below(9)).padStart(2, '0');
  return {
    audience: audience(),
    outcome: {
      ...anOutcome(chance, state, `2026-${month}-${day}`),
      audience: audience(),
    },
    grounds: groundsOf(chance, audience),
    reasons: chance.some(['en', 'nl', 'de'], 2).map((language) => ({
      language,
      text: `Reasons in ${language}, number ${chance.below(1e6)}.`,
      audience: audience(),
    })),
    parties: ['investor', 'owner', 'target'].map((role) => aParty(chance, role, audience())),
    persons: chance.happens(0.5)
      ? [{ role: 'investor', name: `Robin ${chance.one(WORDS)} (fictitious)`, audience: audience() }]
      : [],
    ...(chance.happens(0.4) ? { silent: audience() } : {}),
  };
}

function anOutcome(chance: Chance, state: string, decidedOn: string): object {
  return {
    decidedBy: state,
    authority: `Screening authority of ${state} (fictitious)`,
    caseReference: `TW/${state}/${chance.below(1e6)}`,
    kind: chance.one(decisionKinds).code,
    decidedOn: chance.one([decidedOn, decidedOn.slice(0, 7), decidedOn.slice(0, 4)]),
    mainLayer: chance.one(stackLayers).code,
    technologyAreas: [chance.one(technologyAreas).code],
    sectors: [chance.one(naceSectors).code],
    groundsFrom: 'authority',
    marking: 'TLP:AMBER',
    summary: `Summary number ${chance.below(1e6)}.`,
  };
}

function groundsOf(chance: Chance, audience: () => SaidAudience): object[] {
  const codes = chance.some(
    grounds.map(({ code }) => code).filter((code) => !/^(UND-04|PRC-06)$/.test(code)),
    3,
  );
  return [...new Set(['ELE-06', ...codes])].map((code) => ({
    code,
    weight: 'contributing',
    audience: audience(),
  }));
}

export function aParty(chance: Chance, role: string, audience: SaidAudience): object {
  return {
    role,
    names: [
      { value: aName(chance), kind: 'current' },
      // A word that no other record has: nothing else is found beside it.
      { value: `Lone${chance.below(1e6)} (fictitious)`, kind: 'former' },
      ...(chance.happens(0.3) ? [{ value: chance.one(Object.keys(SPELLED)), kind: 'former' }] : []),
    ],
    ...(chance.happens(0.5) ? { registration: { country: 'NL', number: String(chance.below(1e8)) } } : {}),
    seat: chance.one(['NL', 'US', 'CN', 'not_recorded']),
    audience,
  };
}

/** A record that stands in the log, as far as its author has to remember it to say more about it. */
export interface KnownRecord {
  readonly id: string;
  readonly state: string;
  readonly parts: ReadonlyMap<PartName, StatementPart>;
  readonly audiences: Readonly<Record<string, SaidAudience | undefined>>;
  /** Other statements about it that have parts of their own. */
  readonly later: { readonly id: string; readonly part: string }[];
}

type FormMaker = (chance: Chance, record: KnownRecord, choice: Choice, all: readonly KnownRecord[]) => object;

export const NOBODY: SaidAudience = { circles: [], states: [], except: [] };
/** What takes the ground from under a decision has to reach whoever holds any part of it. */
export const everybody = ({ circles, states }: Choice): SaidAudience => ({ circles, states, except: [] });
const HARMFUL = ['suspended', 'annulled', 'revoked'];
const EVENTS = ['appeal_lodged', 'suspended', 'annulled', 'revoked', 'varied', 'complied', 'upheld'];

/** Forms of everything that can be said about an earlier record; the gate may still refuse some of them. */
export const LATER_FORMS: Readonly<Record<string, FormMaker>> = {
  'legal-event': (chance, { id }, choice) => {
    const event = chance.one(EVENTS);
    return {
      kind: 'legal-event',
      ref: id,
      audience: HARMFUL.includes(event) ? everybody(choice) : anAudience(chance, choice),
      event: {
        event,
        occurredOn: chance.one(['2026-10-01', '2026-10-15', '2026-11']),
        by: 'A court (fictitious)',
        summary: `Event number ${chance.below(1e6)}.`,
      },
    };
  },
  correction: (chance, record, choice) => {
    const parties = [...record.parts.keys()].filter((part) => part.startsWith('party:'));
    const part = chance.one(parties);
    const { role } = record.parts.get(part) as { role: string };
    const audience = record.audiences[part] ?? NOBODY;
    return {
      kind: 'correction',
      ref: record.id,
      audience: anAudience(chance, choice),
      reason: `Wrong name, number ${chance.below(1e6)}.`,
      replace: { [part]: aParty(chance, role, audience) },
      add: { parties: [aParty(chance, 'vehicle', anAudience(chance, choice))] },
    };
  },
  relation: (chance, { id }, choice, all) => ({
    kind: 'relation',
    ref: id,
    audience: anAudience(chance, choice),
    relation: {
      relation: chance.one(relationKinds).code,
      to: chance.one(all.filter((other) => other.id !== id)).id,
      note: `Relation number ${chance.below(1e6)}.`,
    },
  }),
  sharing: (chance, record, choice) => {
    const [event] = record.later;
    if (event && chance.happens(0.4)) {
      return { kind: 'sharing', ref: event.id, parts: { [event.part]: anAudience(chance, choice) } };
    }
    const parts = [...record.parts.keys()].filter((part) => part !== 'head' && part !== 'sharing');
    return {
      kind: 'sharing',
      ref: record.id,
      parts: Object.fromEntries(
        chance.some(parts, parts.length).map((part) => [part, anAudience(chance, choice)]),
      ),
    };
  },
  withdrawal: (chance, { id }, choice) => ({
    kind: 'withdrawal',
    ref: id,
    audience: everybody(choice),
    withdrawal: { reason: chance.one(withdrawalReasons).code, note: `Note number ${chance.below(1e6)}.` },
  }),
  erasure: (chance, record, choice) => {
    const parts = [...record.parts.keys()].filter((part) => /^(party|reasons)/.test(part));
    return {
      kind: 'erasure',
      ref: record.id,
      audience: anAudience(chance, choice),
      erasures: [{ part: chance.one(parts), reason: chance.one(erasureReasons).code }],
    };
  },
};
