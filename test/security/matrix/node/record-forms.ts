import { exampleDecision } from '../../../../libs/statement/test/example-decision.js';
import type { Visibility } from '../model/secrets.js';
import { markerOf } from './markers.js';

interface Audience {
  readonly circles: readonly string[];
  readonly states: readonly string[];
  readonly except: readonly string[];
}

const NOBODY: Audience = { circles: [], states: [], except: [] };
/** Of the owner, the member that asks, the one that is removed, and others. */
const CIRCLE = { ...NOBODY, circles: ['council-of-europe'] };
const ASKING = ['FR', 'GB'];

/** Whom the parts that are not kept are for. */
const AUDIENCES: Readonly<Record<Exclude<Visibility, 'unknown'>, Audience>> = {
  'owner only': NOBODY,
  named: { ...NOBODY, states: ASKING },
  'in a circle': CIRCLE,
  'excluded from a circle': { ...CIRCLE, except: ASKING },
  'another state': { ...NOBODY, states: ['DE'] },
  withdrawn: CIRCLE,
  erased: CIRCLE,
  announced: NOBODY,
  silent: NOBODY,
};

export type Recorded = keyof typeof AUDIENCES;
export const RECORDED = Object.keys(AUDIENCES) as Recorded[];

/** The number under which the company of a record is registered; every one is another. */
export const numberOf = (visibility: Visibility): string =>
  `8800${RECORDED.indexOf(visibility as Recorded) + 1}`;

/** A decision of the owner in the author's form, with a mark of its own in each of its parts. */
export function decisionFor(visibility: Recorded): object {
  const audience = AUDIENCES[visibility];
  const told = markerOf(visibility, 'told');
  const party = {
    role: 'investor',
    names: [{ value: `${told} Holding (fictitious)`, kind: 'current' }],
    registration: { country: 'NL', number: numberOf(visibility) },
    note: told,
  };
  return exampleDecision(
    { summary: told, caseReference: told },
    {
      audience,
      grounds: [{ code: 'ELE-06', weight: 'decisive', text: { en: told } }],
      reasons: [
        { language: 'en', text: told },
        { language: 'nl', text: markerOf(visibility, 'kept'), audience: NOBODY },
        ...(visibility === 'erased' ? [{ language: 'de', text: markerOf(visibility, 'gone') }] : []),
      ],
      parties: [party],
      persons: [{ role: 'owner', name: `${told} Bestuurder (fictitious)` }],
      ...(visibility === 'announced' || visibility === 'silent' ? { [LEVEL[visibility]]: CIRCLE } : {}),
    },
  );
}

const LEVEL = { announced: 'announce', silent: 'silent' } as const;

/** What is said later about some of the records. */
export function laterFor(visibility: Recorded, ref: string): object | undefined {
  const about = { ref, audience: CIRCLE };
  if (visibility === 'erased') {
    const erasures = [{ part: 'reasons:de', reason: 'data_subject_request' }];
    return { kind: 'erasure', ...about, erasures };
  }
  const withdrawal = { reason: 'other', note: markerOf(visibility, 'notice') };
  return visibility === 'withdrawn' ? { kind: 'withdrawal', ...about, withdrawal } : undefined;
}

/** Changes nothing that anybody but its signer sees, and may be said as often as one likes. */
export function relationFrom(ref: string): object {
  return {
    kind: 'relation',
    ref,
    audience: NOBODY,
    relation: { relation: 'same_parties', to: 'Bq3kVb0pT1uYdE5hWsXcRg' },
  };
}
