import type { StatementKind } from '#vocabulary';
import { sampleDecision } from './sample-decision.js';
import { OTHER_RECORD, RECORD } from './sample-parts.js';

const EU = { circles: ['eu'], states: [], except: [] };

/** A short form of each kind of statement; all names are invented. */
export const sampleForm: Record<StatementKind, () => Record<string, unknown>> = {
  decision: sampleDecision,
  correction: () => ({
    kind: 'correction',
    ref: RECORD,
    audience: EU,
    reason: 'The wrong ground was chosen.',
    replace: {
      'ground:aaaaaaaa': { code: 'SEC-02', weight: 'decisive', audience: { states: ['CA'] } },
      'reasons:en': { text: 'The reasons, mended.' },
    },
    add: {
      grounds: [{ code: 'CON-01' }],
      reasons: [{ language: 'de', text: 'Die Gründe.' }],
      parties: [{ role: 'owner', names: [{ value: 'Parent (fictitious)', kind: 'current' }] }],
      persons: [{ role: 'owner', name: 'B. Nobody (fictitious)', audience: {} }],
    },
  }),
  'legal-event': () => ({
    kind: 'legal-event',
    ref: RECORD,
    audience: EU,
    event: { event: 'annulled', occurredOn: '2026-01-21', by: 'Court of Example (fictitious)' },
  }),
  relation: () => ({
    kind: 'relation',
    ref: RECORD,
    audience: EU,
    relation: { relation: 'same_deal', to: OTHER_RECORD },
  }),
  withdrawal: () => ({
    kind: 'withdrawal',
    ref: RECORD,
    audience: EU,
    withdrawal: { reason: 'recorded_in_error' },
  }),
  erasure: () => ({
    kind: 'erasure',
    ref: RECORD,
    audience: EU,
    erasures: [
      { part: 'person:aaaaaaaa', reason: 'retention_reached' },
      { part: 'reasons:en', reason: 'court_order', audience: { states: ['CA'] } },
    ],
  }),
  sharing: () => ({
    kind: 'sharing',
    ref: RECORD,
    parts: { outcome: { circles: ['eu'] }, 'ground:aaaaaaaa': { states: ['CA'] }, 'person:aaaaaaaa': {} },
    announce: { circles: ['all-members'] },
    silent: { states: ['GB'] },
  }),
  circle: () => ({
    kind: 'circle',
    circle: {
      id: 'nl:screening-partners',
      label: { en: 'Screening partners', nl: 'Toetsingspartners' },
      states: ['CZ', 'FR'],
      version: 1,
      expires: '2027-11-23T00:00:00Z',
      roster: 'members',
    },
  }),
  exclusion: () => ({
    kind: 'exclusion',
    exclusion: { states: ['GB'], version: 2, reason: 'Until their authority is independent again.' },
  }),
};
