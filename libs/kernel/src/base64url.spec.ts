import fc from 'fast-check';

import { decodeBase64Url, encodeBase64Url } from './index.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('encodeBase64Url', () => {
  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
  ])('writes %p as RFC 4648 §10 does, without padding', (text, encoded) => {
    expect(encodeBase64Url(new TextEncoder().encode(text))).toBe(encoded);
  });

  it('uses - and _ where the plain alphabet has + and /', () => {
    expect(encodeBase64Url(bytes(0xfb, 0xff))).toBe('-_8');
  });

  it('agrees with another implementation on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
        expect(encodeBase64Url(input)).toBe(Buffer.from(input).toString('base64url'));
      }),
    );
  });
});

describe('decodeBase64Url', () => {
  it('gives back any bytes that were encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
        expect(decodeBase64Url(encodeBase64Url(input))).toEqual(input);
      }),
    );
  });

  it.each([
    ['padding', 'Zg=='],
    ['a line break', 'Zm9v\n'],
    ['a space inside', 'Zm 9v'],
    ['the + of the plain alphabet', '+_8'],
    ['the / of the plain alphabet', '-/8'],
    ['a length that no bytes have', 'Zm9vY'],
    ['a letter of another script', 'Zm9\u0432'],
    ['a character beyond the basic plane', 'Zm\u{1F512}'],
  ])('refuses %s', (_, text) => {
    expect(decodeBase64Url(text)).toBeUndefined();
  });

  it.each(['Zh', 'Zv', 'Zm9', 'Zm-'])('refuses %s, which sets bits that no byte holds', (text) => {
    expect(decodeBase64Url(text)).toBeUndefined();
  });

  it('accepts a text only in the one spelling that encoding gives', () => {
    const nearlyRight = fc.string({ unit: fc.constantFrom(...'AZaz09-_+/= '), maxLength: 12 });
    fc.assert(
      fc.property(nearlyRight, (text) => {
        const decoded = decodeBase64Url(text);
        if (decoded !== undefined) expect(encodeBase64Url(decoded)).toBe(text);
        else expect(Buffer.from(text, 'base64url').toString('base64url')).not.toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});
