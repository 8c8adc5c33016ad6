import { analyseName } from '#matching';

import { nameQuestion } from './name-question.js';

const questionOf = (...names: string[]) => nameQuestion(names.map((name) => analyseName(name)));

describe('nameQuestion', () => {
  it('asks by the words that tell names apart, and not by those that many have', () => {
    const { keys } = questionOf('Quillmere Technologies B.V.');
    expect(keys).toContain('kvilmere');
    expect(keys.filter((key) => key.startsWith('='))).toEqual([]);
  });

  it('asks by what many have when there is nothing else', () => {
    expect(questionOf('China International Holdings').keys.some((key) => key.startsWith('='))).toBe(true);
  });

  it('weighs in whole numbers, heaviest first', () => {
    const { weights } = questionOf('Quillmere Ostara Ventures', 'Stemhulp');
    expect(weights.every((weight) => Number.isInteger(weight) && weight > 0)).toBe(true);
    expect(weights).toEqual([...weights].sort((left, right) => right - left));
  });

  it('keeps the keys of several names apart, and their norms', () => {
    const { keys, names, norms, words, weights } = questionOf('Quillmere', 'Stemhulp');
    expect(names[keys.indexOf('kvilmere')]).toBe(0);
    expect(new Set(names)).toEqual(new Set([0, 1]));
    expect(norms).toEqual([analyseName('Quillmere').norm, analyseName('Stemhulp').norm]);
    expect([words.length, names.length, weights.length]).toEqual([keys.length, keys.length, keys.length]);
  });

  it('calls telling what is a good part of the lightest name, so that no lesser key hides a hit', () => {
    const { telling, weights } = questionOf('Quillmere');
    expect(telling).toBeGreaterThan(0);
    expect(telling).toBeLessThan(Math.max(...weights));
  });

  it.each([
    ['no name', []],
    ['a name of legal forms alone', ['B.V.']],
    ['a name of 10,000 letters', ['q'.repeat(10_000)]],
    [
      'twenty names of many words',
      Array.from({ length: 20 }, (_, n) => `${'Quillmere Ostara '.repeat(40)}${n}`),
    ],
  ])('stays within bounds for %s', (_, names) => {
    expect(questionOf(...names).keys.length).toBeLessThanOrEqual(400);
  });
});
