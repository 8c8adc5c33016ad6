import frozen from './data/rarity.json' with { type: 'json' };
import { codeRarity, wordRarity } from './rarity.js';
import { facetCredits } from './similar/facet-credits.js';

describe('rarity', () => {
  it('is less for what many texts have, and never below zero', () => {
    expect(wordRarity('the')).toBeLessThan(wordRarity('chips'));
    expect(wordRarity('chips')).toBeLessThan(wordRarity('lithography'));
    expect(wordRarity('the')).toBeGreaterThan(0);
    expect(codeRarity('kind', 'prohibited')).toBeLessThan(codeRarity('kind', 'interim_order'));
  });

  it('is one fixed number for whatever the table does not have', () => {
    expect(wordRarity('quillmere')).toBe(wordRarity('constructor'));
    expect(frozen.version).toBe('2026.1');
  });
});

describe('facetCredits', () => {
  it('shares the whole out over the groups of codes, by rarity within each', () => {
    const credits = facetCredits([
      { facet: 'ground', code: 'SEC-03' },
      { facet: 'ground', code: 'ELE-08' },
      { facet: 'layer', code: 'chips' },
    ]).filter(({ same }) => same);
    expect(credits.find(({ facet }) => facet === 'layer')?.credit).toBe(500_000);
    const [common = 0, rare = 0] = credits.map(({ credit }) => credit);
    expect(common).toBeLessThan(rare);
    expect(common + rare).toBeGreaterThan(499_990);
    expect(common + rare).toBeLessThanOrEqual(500_000);
  });

  it('gives half for another code of the same parent, and nothing where there is none', () => {
    const credits = facetCredits([{ facet: 'sector', code: '26.11' }]);
    const [own, ...near] = credits;
    expect(near.map(({ code }) => code)).toContain('26.12');
    expect(near.every(({ credit }) => credit === Math.floor((own?.credit ?? 0) / 2))).toBe(true);
    expect(facetCredits([{ facet: 'layer', code: 'chips' }])).toHaveLength(1);
    expect(facetCredits([{ facet: 'technology_area', code: 'III.a' }])).toHaveLength(1);
  });
});
