import fc from 'fast-check';

import { decodeBase64, decodeHash, encodeBase64 } from './base64.js';

describe('standard base64', () => {
  it('is written as everybody writes it, and read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64(text)).toEqual(bytes);
      }),
    );
  });

  it.each(['AA', 'AA=', 'AA===', 'AAA', 'AB==', 'AAB=', 'A A=', 'AA==\n', '-_==', 'AA==AA==', '='])(
    'D10: has one form for each value, so %j is refused',
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );

  it('D10: is a hash with 32 bytes, not with 31 or 33', () => {
    const lengths = [31, 32, 33].map((length) => decodeHash(encodeBase64(new Uint8Array(length)))?.length);
    expect(lengths).toEqual([undefined, 32, undefined]);
  });
});
