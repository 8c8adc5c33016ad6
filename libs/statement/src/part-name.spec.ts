import { seededRandomness } from './__fixtures__/seeded-randomness.js';
import {
  isPartName,
  newPartName,
  partKind,
  type PartName,
  reasonsLanguage,
  reasonsName,
} from './part-name.js';

describe('Part names', () => {
  it.each<[PartName, string]>([
    ['head', 'head'],
    ['outcome', 'outcome'],
    ['sharing', 'sharing'],
    ['ground:abcdefg2', 'ground'],
    ['party:zzzzzzzz', 'party'],
    ['person:22222222', 'person'],
    ['reasons:nl', 'reasons'],
    ['event', 'event'],
    ['relation', 'relation'],
    ['withdrawal', 'withdrawal'],
    ['correction', 'correction'],
    ['erasure:abcdefgh', 'erasure'],
  ])('%s is a part of kind %s', (name, kind) => {
    expect(isPartName(name)).toBe(true);
    expect(partKind(name)).toBe(kind);
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    '_sd',
    '...',
    'iss',
    'ground:',
    'ground:abcdefg0',
    'reasons:Nl',
    'erasure',
    'erasure:abc',
    'event:abcdefgh',
    'correction:',
    'Relation',
    'ground:abcdefgh|x',
    'xground:abcdefgh',
    7,
    null,
    undefined,
  ])('%j is no part', (name) => {
    expect(isPartName(name)).toBe(false);
  });

  it('gives handles that are names, differ, and use the whole alphabet', () => {
    const randomness = seededRandomness(11);
    const names = Array.from({ length: 500 }, () => newPartName('party', randomness));
    expect(names.every(isPartName)).toBe(true);
    expect(new Set(names).size).toBe(500);
    expect(new Set(names.join('').replaceAll('party:', '')).size).toBe(32);
  });

  it('gives handles to erasures as to the parts of a record', () => {
    expect(newPartName('erasure', seededRandomness(5))).toMatch(/^erasure:[a-z2-7]{8}$/);
  });

  it('carries the language of reasons in the name', () => {
    expect(reasonsName('de')).toBe('reasons:de');
    expect(reasonsLanguage('reasons:de')).toBe('de');
  });
});
