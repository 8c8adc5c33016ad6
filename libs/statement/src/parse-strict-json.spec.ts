import fc from 'fast-check';
import { codeOf, refusalOf } from './__fixtures__/refusal-code.js';
import { isJsonObject, parseStrictJson } from './parse-strict-json.js';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

const INHERITED = ['prototype', ...Object.getOwnPropertyNames(Object.prototype)];
const REFUSED = new RegExp(`"(?:${INHERITED.join('|')})":|\\\\u[dD][89a-fA-F]`);

/** Values of the register's JSON: whole numbers, well-formed texts, no inherited name. */
const jsonValue = fc
  .jsonValue({ maxDepth: 5, depthSize: 'small' })
  .map((value) => JSON.parse(JSON.stringify(value), wholeNumbers) as unknown)
  .filter((value) => !REFUSED.test(JSON.stringify(value)));

function wholeNumbers(_name: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.trunc(value) % Number.MAX_SAFE_INTEGER || 0 : value;
}

describe('parseStrictJson', () => {
  it('reads what JSON.stringify writes, with any indentation', () => {
    fc.assert(
      fc.property(jsonValue, fc.nat(4), (value, indentation) => {
        expect(parseStrictJson(JSON.stringify(value, undefined, indentation))).toEqual(value);
      }),
    );
  });

  it('takes nothing that JSON.parse refuses, and reads the same where both accept', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '0',
      '-1',
      '1',
      'true',
      'null',
      ' ',
      '\\',
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        if (codeOf(() => parseStrictJson(text)) === 'accepted') {
          expect(parseStrictJson(text)).toEqual(JSON.parse(text));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\/\b\f\n\r\t'],
    ['"\\u00e9\\u20AC"', 'é€'],
    ['"\\ud83d\\ude00 😀"', '😀 😀'],
    ['"\u007f\u0085\u2028"', '\u007f\u0085\u2028'],
    ['""', ''],
  ])('reads the string %s', (text, value) => {
    expect(parseStrictJson(text)).toBe(value);
  });

  it.each([
    ['9007199254740991', 9007199254740991],
    ['-9007199254740991', -9007199254740991],
    ['0', 0],
    [' 7\n', 7],
  ])('reads the number %s', (text, value) => {
    expect(parseStrictJson(text)).toBe(value);
  });

  it.each(['9007199254740992', '-9007199254740992', '1e400', '1e1', '1.0', '0.5', '-0', '01', '1E2'])(
    'refuses the number %s',
    (text) => {
      expect(codeOf(() => parseStrictJson(text))).toBe('JSON_NUMBER');
    },
  );

  it.each([
    '',
    ' ',
    '{',
    '[',
    '"',
    '"a',
    '"\\',
    '"\\x"',
    '"\\u12"',
    '"\\u12g4"',
    '{"a"}',
    '{"a":}',
    '{a:1}',
    '{"a":1,}',
    '[1,]',
    '[1 2]',
    '1 2',
    'tru',
    'nul',
    'NaN',
    'Infinity',
    '+1',
    '-',
    "'a'",
    '"\n"',
    '"\u0000"',
    '[]]',
    '{}x',
    '/**/1',
    '\u00a01',
    '\v1',
  ])('refuses %j as malformed', (text) => {
    expect(codeOf(() => parseStrictJson(text))).toBe('JSON_MALFORMED');
  });

  it.each(['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '[{"b":{"c":1,"d":2,"c":3}}]', '{"":1,"":2}'])(
    'refuses the repeated member in %s',
    (text) => {
      expect(codeOf(() => parseStrictJson(text))).toBe('JSON_DUPLICATE_MEMBER');
    },
  );

  it.each([
    '{"__proto__":{"polluted":1}}',
    '{"\\u005f_proto__":1}',
    '[{"constructor":1}]',
    '{"prototype":1}',
  ])('refuses the member name in %s and changes no prototype', (text) => {
    expect(codeOf(() => parseStrictJson(text))).toBe('JSON_MEMBER_NAME');
    expect({}).not.toHaveProperty('polluted');
  });

  it.each(['"\\ud800"', '"\\udc00"', '"\\udc00\\ud800"', '"\\ud800x"', '"a\ud800"', '{"\\ud800":1}'])(
    'refuses the lone surrogate in %j',
    (text) => {
      expect(codeOf(() => parseStrictJson(text))).toBe('JSON_SURROGATE');
    },
  );

  it('takes sixteen levels and refuses the seventeenth, of lists and of objects', () => {
    expect(codeOf(() => parseStrictJson(nested(16)))).toBe('accepted');
    expect(codeOf(() => parseStrictJson(nested(17)))).toBe('JSON_TOO_DEEP');
    expect(codeOf(() => parseStrictJson('{"a":'.repeat(17) + '1' + '}'.repeat(17)))).toBe('JSON_TOO_DEEP');
  });

  it('refuses a hundred thousand levels without running out of stack', () => {
    expect(codeOf(() => parseStrictJson(nested(100_000)))).toBe('JSON_TOO_DEEP');
  });

  it('refuses a byte order mark with its own code and the path it was given', () => {
    expect(refusalOf(() => parseStrictJson('\ufeff{}', ['payload']))).toBe('JSON_BYTE_ORDER_MARK at payload');
  });
});

describe('isJsonObject', () => {
  it('tells objects from everything else', () => {
    expect([{}, [], null, 'text', 1, true, undefined].map(isJsonObject)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
