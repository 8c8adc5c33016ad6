import fc from 'fast-check';

import { canonicalText } from './index.js';

/** The same value with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).reverse();
  return Object.fromEntries(members.map(([name, member]) => [name, reversed(member)]));
}

describe('canonicalText', () => {
  it('writes members in code-unit order and nothing between', () => {
    expect(canonicalText({ b: 1, a: [true, null, 'x'], B: {} })).toBe('{"B":{},"a":[true,null,"x"],"b":1}');
  });

  it('orders names as code units, not as numbers or words', () => {
    expect(canonicalText({ '10': 1, '9': 2, é: 3, z: 4 })).toBe('{"10":1,"9":2,"z":4,"é":3}');
  });

  it('leaves out members that are undefined, as if they were not there', () => {
    expect(canonicalText({ a: undefined, b: 1 })).toBe(canonicalText({ b: 1 }));
  });

  it('tells null from absence', () => {
    expect(canonicalText({ a: null })).not.toBe(canonicalText({}));
  });

  it('keeps the order of lists, which means something', () => {
    expect(canonicalText([1, 2])).not.toBe(canonicalText([2, 1]));
  });

  it('tells a text from the number, truth value or list it looks like', () => {
    const texts = ['1', 1, 'true', true, '[]', [], 'null', null].map(canonicalText);
    expect(new Set(texts).size).toBe(8);
  });

  it('cannot be misled by quotation marks and braces in names', () => {
    expect(canonicalText({ 'a":1,"b': 2 })).not.toBe(canonicalText({ a: 1, b: 2 }));
  });

  it('gives one text whatever the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalText(reversed(value))).toBe(canonicalText(value));
      }),
    );
  });

  it('loses nothing: two values with one text are the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
