import { parseSize } from './parse-size.js';

describe('a size', () => {
  it.each([
    ['0', 0],
    ['7', 7],
    ['20852163', 20852163],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('is read from %s', (text, size) => {
    expect(parseSize(text)).toBe(size);
  });

  it.each([
    '',
    '00',
    '01',
    '-1',
    '+1',
    '0x10',
    '1e3',
    '1.0',
    ' 1',
    '1\n',
    '١',
    '9007199254740992',
    '18446744073709551616',
  ])('D9: is not read from %j', (text) => {
    expect(parseSize(text)).toBeUndefined();
  });
});
