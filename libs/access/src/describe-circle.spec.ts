import { exampleMembership } from '../test/example-membership.js';
import type { Circle } from './circle.type.js';
import { describeCircle } from './describe-circle.js';

describe('describeCircle', () => {
  const membership = exampleMembership();

  const circle = (id: string, reader: string, language: 'en' | 'nl' = 'en'): Circle => {
    const found = membership.circle(id);
    if (!found) throw new Error(`There is no circle ${id}.`);
    return describeCircle(found, reader, language, membership);
  };

  const codes = (id: string, reader: string): string[] | undefined =>
    circle(id, reader).states?.map((state) => state.code);

  it('gives id, version, end and kind of roster', () => {
    expect(circle('eu', 'NL')).toMatchObject({
      id: 'eu',
      version: 1,
      expires: new Date('2027-06-01T00:00:00Z'),
      roster: 'members',
    });
  });

  it.each([
    ['en', 'Circle eu'],
    ['nl', 'Kring eu'],
  ] as const)('gives its name in the language %s', (language, label) => {
    expect(circle('eu', 'NL', language).label).toBe(label);
  });

  it('shows an open roster to everybody', () => {
    expect(codes('all-members', 'NL')).toEqual(['CA', 'FI', 'FR', 'NL']);
    expect(codes('all-members', 'BE')).toEqual(['CA', 'FI', 'FR', 'NL']);
  });

  it('shows the roster of a members-only circle to those in it and to nobody else', () => {
    expect(codes('eu', 'FR')).toEqual(['FI', 'FR', 'NL']);
    expect(codes('eu', 'CA')).toBeUndefined();
  });

  it('shows the roster of an owner-only circle to nobody', () => {
    expect(codes('nl-fr', 'NL')).toBeUndefined();
    expect(codes('nl-fr', 'CA')).toBeUndefined();
  });
});
