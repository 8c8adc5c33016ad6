import fc from 'fast-check';
import { isLei } from './is-lei.js';

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Computes check digits with whole big numbers, another way than the code under test. */
function withCheckDigits(body: string): string {
  const digits = [...`${body}00`].map((character) => CHARACTERS.indexOf(character)).join('');
  return body + String(98n - (BigInt(digits) % 97n)).padStart(2, '0');
}

const bodies = fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 18, maxLength: 18 });

describe('isLei', () => {
  it('accepts an identifier with right check digits', () => {
    expect(isLei('5493000IBP32UQZ0KL24')).toBe(true);
  });

  it.each([
    '5493000IBP32UQZ0KL25',
    '5493000IBP32UQZ0LK24',
    '5493000ibp32uqz0kl24',
    '5493000IBP32UQZ0KL2',
    '5493000IBP32UQZ0KL24 ',
    '5493000IBP32UQZ0KL24\n',
    '',
    undefined,
    5493,
  ])('refuses %p', (text) => {
    expect(isLei(text)).toBe(false);
  });

  it('accepts every body with its own check digits', () => {
    fc.assert(fc.property(bodies, (body) => isLei(withCheckDigits(body))));
  });

  /** A letter counts as two digits, so only a change within a class keeps the number's length (ISO/IEC 7064). */
  const sameClass = (left: string, right: string): boolean => /\d/.test(left) === /\d/.test(right);

  it('notices one digit or letter changed into another', () => {
    fc.assert(
      fc.property(bodies, fc.nat(17), fc.constantFrom(...CHARACTERS), (body, place, character) => {
        const changed = body.charAt(place);
        fc.pre(changed !== character && sameClass(changed, character));
        const lei = withCheckDigits(body);
        return !isLei(lei.slice(0, place) + character + lei.slice(place + 1));
      }),
    );
  });
});
