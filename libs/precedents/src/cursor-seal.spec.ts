import { createHmac } from 'node:crypto';

import fc from 'fast-check';

import { CursorSeal } from './cursor-seal.js';
import { PrecedentsError } from './precedents.errors.js';

const KEY = Buffer.alloc(32, 1);
const LIST = '["NL","nl-reader",{}]';

const position = fc.nat({ max: Number.MAX_SAFE_INTEGER });

describe('CursorSeal', () => {
  const seal = new CursorSeal(KEY);

  const refused = (cursor: string, list = LIST, by = seal): boolean => {
    try {
      by.open(cursor, list);
      return false;
    } catch (error) {
      if (error instanceof PrecedentsError && error.code === 'CURSOR_INVALID') return true;
      throw error;
    }
  };

  it('opens what it has sealed, for any position and list', () => {
    fc.assert(
      fc.property(position, fc.string(), (at, list) => {
        expect(seal.open(seal.seal(at, list), list)).toBe(at);
      }),
    );
  });

  it('gives the same cursor for the same place, as two processes of one node must', () => {
    expect(new CursorSeal(Buffer.alloc(32, 1)).seal(7, LIST)).toBe(seal.seal(7, LIST));
  });

  it('refuses a cursor of another officer, state or filter', () => {
    const cursor = seal.seal(7, LIST);
    for (const list of [
      '["NL","nl-drafter",{}]',
      '["FR","nl-reader",{}]',
      '["NL","nl-reader",{"kinds":["unwound"]}]',
      '',
    ]) {
      expect(refused(cursor, list)).toBe(true);
    }
  });

  it('refuses a cursor of another node', () => {
    expect(refused(new CursorSeal(Buffer.alloc(32, 2)).seal(7, LIST))).toBe(true);
  });

  it('refuses a cursor with any one character changed', () => {
    const cursor = seal.seal(7, LIST);
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    fc.assert(
      fc.property(fc.nat({ max: cursor.length - 1 }), fc.constantFrom(...letters), (place, letter) => {
        fc.pre(cursor[place] !== letter);
        expect(refused(cursor.slice(0, place) + letter + cursor.slice(place + 1))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a position with the mark of another one', () => {
    const [one, other] = [seal.seal(7, LIST), seal.seal(8, LIST)].map((cursor) =>
      Buffer.from(cursor, 'base64url'),
    );
    const mixed = Buffer.concat([one?.subarray(0, 8) ?? KEY, other?.subarray(8) ?? KEY]);
    expect(refused(mixed.toString('base64url'))).toBe(true);
  });

  it.each([
    ['cut off after the position', (cursor: string) => cursor.slice(0, 11)],
    ['cut off by one character', (cursor: string) => cursor.slice(0, -1)],
    ['with something after it', (cursor: string) => `${cursor}AA`],
    ['with padding', (cursor: string) => `${cursor}=`],
    ['with white space', (cursor: string) => `${cursor}\n`],
    ['with a character that is no base64url', (cursor: string) => `${cursor.slice(0, 5)}!${cursor.slice(5)}`],
    ['that is a number in the clear', () => '7'],
    ['that is empty', () => ''],
    ['that is very long', () => 'A'.repeat(100_000)],
  ])('refuses a cursor %s', (_, forge) => {
    expect(refused(forge(seal.seal(7, LIST)))).toBe(true);
  });

  it('refuses a mark made without a key, or with an empty one', () => {
    const place = Buffer.alloc(8);
    place.writeBigUInt64BE(7n);
    const mark = createHmac('sha256', '').update(place).update(LIST).digest().subarray(0, 16);
    expect(refused(Buffer.concat([place, mark]).toString('base64url'))).toBe(true);
    expect(refused(Buffer.concat([place, Buffer.alloc(16)]).toString('base64url'))).toBe(true);
  });

  it('says what to do about a refused cursor, and repeats nothing of it', () => {
    try {
      seal.open('forged', LIST);
      throw new Error('A forged cursor was opened.');
    } catch (error) {
      expect(error).toMatchObject({ code: 'CURSOR_INVALID', path: ['after'] });
      expect(String(error)).not.toContain('forged');
    }
  });

  it.each([0, 16, 31])('does not work with a key of %d bytes', (length) => {
    expect(() => new CursorSeal(Buffer.alloc(length))).toThrow('shorter than 32 bytes');
  });
});
