import { analyseName } from '#matching';

import { Chance } from '../../security/two-worlds/chance.js';
import { CHANGES, changeName } from './change-name.js';
import { MAKERS, realisticNames } from './realistic-names.js';

const take = (seed: number, count: number): string[] => {
  const names = realisticNames(seed);
  return Array.from({ length: count }, () => names.next().value);
};

describe('realisticNames', () => {
  it('gives the same names for the same seed, and others for another', () => {
    expect(take(1, 50)).toEqual(take(1, 50));
    expect(take(1, 50)).not.toEqual(take(2, 50));
  });

  it('speaks at least eight languages in six scripts, and few names twice', () => {
    expect(new Set(MAKERS.map(({ language }) => language)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(MAKERS.map(({ script }) => script)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(take(1, 10_000)).size).toBeGreaterThan(9_000);
  });

  it('gives names that have something to be found by', () => {
    for (const name of take(3, 500)) expect(analyseName(name).norm).not.toBe('');
  });
});

describe('changeName', () => {
  it('changes a name in every way in turn', () => {
    const changed = Object.keys(CHANGES).map((_, turn) =>
      changeName('Quillmere Ostara B.V.', turn, new Chance(1)),
    );
    expect(new Set(changed).size).toBe(Object.keys(CHANGES).length);
    expect(changed[0]).toBe('Quillmere Ostara B.V.');
  });
});
