import fc from 'fast-check';

import { decodeEntryBundle, encodeEntryBundle } from './entry-bundle.js';
import { splitTile } from './split-tile.js';

const refused = expect.objectContaining({ code: 'BUNDLE_MALFORMED' }) as Error;
const entries = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, at) => Buffer.from(`entry ${at}`));

describe('a bundle of entries', () => {
  it('gives back what went in', () => {
    const any = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 256 });
    fc.assert(
      fc.property(any, (given) => {
        const read = decodeEntryBundle(encodeEntryBundle(given), given.length);
        expect(read.map((entry) => Buffer.from(entry))).toEqual(given.map((entry) => Buffer.from(entry)));
      }),
    );
  });

  it('writes lengths in two bytes, the larger one first', () => {
    const bundle = encodeEntryBundle([new Uint8Array(258)]);
    expect([...bundle.subarray(0, 2)]).toEqual([1, 2]);
  });

  it('D4: is refused with 255 or 257 entries where 256 are claimed', () => {
    expect(decodeEntryBundle(encodeEntryBundle(entries(256)), 256)).toHaveLength(256);
    for (const count of [255, 257]) {
      expect(() => decodeEntryBundle(encodeEntryBundle(entries(count)), 256)).toThrow(refused);
    }
  });

  it('D5: is refused when a length points past its end, with bytes left over, with an empty entry', () => {
    const bundle = encodeEntryBundle(entries(2));
    expect(() => decodeEntryBundle(bundle.slice(0, -1), 2)).toThrow(refused);
    expect(() => decodeEntryBundle(Buffer.concat([bundle, Buffer.of(0)]), 2)).toThrow(refused);
    expect(() => decodeEntryBundle(Buffer.concat([bundle, Buffer.of(0, 0)]), 3)).toThrow(refused);
    expect(() => decodeEntryBundle(Buffer.of(0xff, 0xff), 1)).toThrow(refused);
  });

  it('takes entries up to 65,535 bytes and none longer', () => {
    expect(decodeEntryBundle(encodeEntryBundle([new Uint8Array(65_535)]), 1)).toHaveLength(1);
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow(refused);
    expect(() => encodeEntryBundle([new Uint8Array()])).toThrow(refused);
  });
});

describe('a tile', () => {
  it('is cut into hashes of 32 bytes', () => {
    const tile = Uint8Array.from({ length: 64 }, (_, at) => at);
    expect(splitTile(tile, 2).map((hash) => hash[0])).toEqual([0, 32]);
  });

  it('D6: is refused when it is narrower or wider than the tree says', () => {
    expect(() => splitTile(new Uint8Array(64), 1)).toThrow(refused);
    expect(() => splitTile(new Uint8Array(64), 3)).toThrow(refused);
    expect(() => splitTile(new Uint8Array(63), 2)).toThrow(refused);
  });
});
