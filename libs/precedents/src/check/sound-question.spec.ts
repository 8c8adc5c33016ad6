import { soundOf } from '#matching';

import type { KeyQuestion } from './name-question.js';
import { soundQuestion } from './sound-question.js';

const questionOf = (...names: string[]): KeyQuestion => soundQuestion(names.map(soundOf));
const weightOf = ({ names, weights }: KeyQuestion, reading: number): number =>
  weights.filter((_, row) => names[row] === reading).reduce((sum, weight) => sum + weight, 0);

describe('soundQuestion', () => {
  it('asks for each reading of a name by itself, in whole numbers', () => {
    const { keys, names, words, weights, norms } = questionOf('jusighoesa geumsujeon');
    expect(keys.every((key, row) => key.startsWith(names[row] === 0 ? '?' : '%'))).toBe(true);
    expect(new Set(names)).toEqual(new Set([0, 1]));
    expect(weights.every(Number.isInteger)).toBe(true);
    expect([words.length, names.length, weights.length]).toEqual([keys.length, keys.length, keys.length]);
    expect(norms).toEqual([]);
  });

  it('calls telling a part of what the whole name weighs, so that names that are less alike are not looked up', () => {
    const question = questionOf('jusighoesa geumsujeon');
    expect(question.telling).toBeGreaterThan(Math.max(...question.weights));
    expect(question.telling).toBeLessThan(weightOf(question, 0) / 2);
  });

  it('asks for many names by some of the keys of each, which weigh what all of them would', () => {
    const many = Array.from({ length: 20 }, (_, n) => `jusighoesa geumsujeon bandoche ${'k'.repeat(n)}${n}`);
    const question = questionOf(...many);
    expect(question.keys.length).toBeLessThanOrEqual(400);
    expect(Math.max(...question.names)).toBe(39);
    expect(weightOf(question, 0) / weightOf(questionOf(many[0] ?? ''), 0)).toBeCloseTo(1, 2);
  });

  it.each([
    ['no name', []],
    ['a name of one letter', ['Q']],
    ['a name of 10,000 letters', ['quillmere'.repeat(1_200)]],
    ['twenty names of many words', Array.from({ length: 20 }, (_, n) => `${'Quillmere '.repeat(40)}${n}`)],
  ])('stays within bounds for %s', (_, names) => {
    expect(questionOf(...names).keys.length).toBeLessThanOrEqual(400);
  });
});
