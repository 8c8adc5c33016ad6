import { type GroundPart, type OutcomePart, parseDecision } from '#statement';
import { decisionKinds, grounds } from '#vocabulary';

import { decision } from '../test/example-register.js';
import { type Facet, groundFacets, outcomeFacets } from './project-facets.js';

const outcome = (changes: object = {}): OutcomePart => parseDecision(decision(changes)).outcome;

const values = (changes: object, facet: Facet): string[] =>
  outcomeFacets(outcome(changes)).flatMap(([name, value]) => (name === facet ? [value] : []));

describe('outcomeFacets', () => {
  it.each(decisionKinds.map((kind) => kind.code))('lets a list be filtered by the kind %s', (kind) => {
    expect(values({ kind }, 'kind')).toEqual([kind]);
  });

  it('keeps the state that decided, not the one that signed', () => {
    expect(values({ decidedBy: 'US' }, 'decided_by')).toEqual(['US']);
  });

  it.each([
    ['2022-11-16', '2022-11-16', '2022-11-16'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2022', '2022-01-01', '2022-12-31'],
  ])('keeps the first and last day that %s may mean', (decidedOn, first, last) => {
    expect(values({ decidedOn }, 'decided_on')).toEqual([first]);
    expect(values({ decidedOn }, 'decided_until')).toEqual([last]);
  });

  it('keeps main and further layers alike', () => {
    expect(values({ mainLayer: 'chips', furtherLayers: ['data', 'models'] }, 'layer')).toEqual([
      'chips',
      'data',
      'models',
    ]);
  });

  it('keeps a layer that was not recorded as such, so that it can be asked for', () => {
    expect(values({ mainLayer: 'not_recorded' }, 'layer')).toEqual(['not_recorded']);
  });

  it('keeps every technology area and sector', () => {
    expect(values({ technologyAreas: ['I.1.a', 'I.1.b'] }, 'technology_area')).toEqual(['I.1.a', 'I.1.b']);
    expect(values({}, 'sector')).toEqual([]);
  });

  it('gives no value twice', () => {
    const facets = outcomeFacets(outcome({ mainLayer: 'chips', furtherLayers: ['data'] })).map((facet) =>
      facet.join('='),
    );
    expect(new Set(facets).size).toBe(facets.length);
  });

  it('keeps nothing that is for reading only', () => {
    const secret = { authority: 'secret', caseReference: 'secret', summary: 'secret', technology: 'secret' };
    expect(JSON.stringify(outcomeFacets(outcome(secret)))).not.toContain('secret');
  });
});

describe('groundFacets', () => {
  const ground = (code: string): GroundPart => ({ code, weight: 'decisive' });

  it('keeps a ground and its group', () => {
    expect(groundFacets(ground('ELE-06'))).toEqual([
      ['ground', 'ELE-06'],
      ['ground_group', 'ELE'],
    ]);
  });

  it('knows the group of every ground of the vocabulary', () => {
    const groups = grounds.map(
      ({ code }) => groundFacets(ground(code)).find(([facet]) => facet === 'ground_group')?.[1],
    );
    expect(groups).toEqual(grounds.map((entry) => entry.group));
  });

  it('keeps a ground of a later vocabulary without a group', () => {
    expect(groundFacets(ground('ZZZ-99'))).toEqual([['ground', 'ZZZ-99']]);
  });
});
