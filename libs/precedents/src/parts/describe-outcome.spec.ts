import { type OutcomePart, parseDecision } from '#statement';
import { decisionKinds } from '#vocabulary';

import { exampleMembership } from '../../test/example-membership.js';
import { decision } from '../../test/stored-record.js';
import { describeOutcome } from './describe-outcome.js';
import type { Outcome } from './outcome.type.js';

const signed = (changes: object = {}): OutcomePart => parseDecision(decision(changes)).outcome;
const outcome = (changes: object = {}): Outcome => describeOutcome(signed(changes), exampleMembership());

describe('describeOutcome', () => {
  it('says null, and never a guess, where nothing was recorded', () => {
    expect(outcome()).toMatchObject({
      caseReference: undefined,
      effectiveOn: undefined,
      aiRelevance: { code: 'not_recorded' },
      aiRelevanceWhy: undefined,
      technology: undefined,
      technologyAreas: [],
      sectors: [],
      transactionType: { code: 'not_recorded' },
      stakeBand: { code: 'not_recorded' },
      valueBand: undefined,
      currency: undefined,
      conditionsConsidered: [],
      publicReference: undefined,
      links: [],
      summary: undefined,
      reviewOn: undefined,
    });
  });

  it('says what was recorded', () => {
    const recorded = outcome({
      caseReference: 'BTI-2026-17',
      regime: { law: 'Wet Vifo', article: '23', version: '2023-06-01' },
      effectiveOn: '2026-03',
      aiRelevance: { code: 'core', why: 'It makes models.' },
      furtherLayers: ['data', 'compute'],
      technology: 'Speech models',
      technologyAreas: ['I.1.a'],
      value: { band: '10m_100m', currency: 'EUR' },
      publicReference: { source: 'Staatscourant', confidence: 'high', url: 'https://example.org/1' },
      links: [{ state: 'DE', reference: 'II-17' }],
      summary: 'A line.\nAnother.',
      reviewOn: '2027',
    });
    expect(recorded).toMatchObject({
      caseReference: 'BTI-2026-17',
      regime: { law: 'Wet Vifo', article: '23', version: '2023-06-01' },
      effectiveOn: { value: '2026-03', precision: 'month' },
      aiRelevance: { code: 'core' },
      aiRelevanceWhy: 'It makes models.',
      mainLayer: { code: 'models' },
      furtherLayers: [{ code: 'data' }, { code: 'compute' }],
      technology: 'Speech models',
      technologyAreas: [{ code: 'I.1.a' }],
      valueBand: { code: '10m_100m' },
      currency: 'EUR',
      publicReference: {
        source: 'Staatscourant',
        confidence: { code: 'high' },
        url: 'https://example.org/1',
      },
      links: [{ state: { code: 'DE', memberSince: '2026-01-01' }, reference: 'II-17' }],
      summary: 'A line.\nAnother.',
      reviewOn: { value: '2027', precision: 'year' },
    });
  });

  it.each(decisionKinds)('calls $code a refusal only if the vocabulary does', (kind) => {
    const described = outcome({ kind: kind.code });
    expect(described.isRefusal).toBe(['prohibited', 'unwound', 'partially_prohibited'].includes(kind.code));
    expect(described.euOutcome).toBe(kind.euOutcome);
  });

  it('calls nothing a refusal that a later vocabulary has named', () => {
    const later = { ...signed(), kind: 'postponed' } as unknown as OutcomePart;
    expect(describeOutcome(later, exampleMembership())).toMatchObject({
      kind: { code: 'postponed', labels: { en: 'postponed' } },
      isRefusal: false,
      euOutcome: 'other',
    });
  });

  it('shows a layer of a later vocabulary as it stands', () => {
    const later = { ...signed(), mainLayer: 'robots' } as unknown as OutcomePart;
    expect(describeOutcome(later, exampleMembership()).mainLayer).toMatchObject({
      code: 'robots',
      labels: { nl: 'robots' },
    });
  });

  it('tells a country that decided and is no member', () => {
    expect(outcome({ decidedBy: 'US' }).decidedBy).toMatchObject({ code: 'US', memberSince: undefined });
  });

  it('stops at a decision without a date, which cannot have been logged', () => {
    const undated = { ...signed(), decidedOn: 'not_recorded' };
    expect(() => describeOutcome(undated, exampleMembership())).toThrow('a date that is none');
  });
});
