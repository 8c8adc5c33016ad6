import { seal, unseal } from './seal.js';

const KEY = new Uint8Array(32).fill(7);
const VALUE = { accessToken: 'secret', list: [1, null] };

describe('seal', () => {
  it('gives back what it took, to the same key about the same thing', () => {
    expect(unseal(KEY, 'one', seal(KEY, 'one', VALUE))).toEqual(VALUE);
  });

  it('shows nothing of it, and never the same twice', () => {
    const [first, second] = [seal(KEY, 'one', VALUE), seal(KEY, 'one', VALUE)];
    expect(first.toString('latin1')).not.toContain('secret');
    expect(first.equals(second)).toBe(false);
  });

  it('is not opened by another key, about something else, or after any change', () => {
    const sealed = seal(KEY, 'one', VALUE);
    expect(unseal(new Uint8Array(32), 'one', sealed)).toBeUndefined();
    expect(unseal(KEY, 'two', sealed)).toBeUndefined();
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(KEY, 'one', changed)).toBeUndefined();
    }
    expect(unseal(KEY, 'one', sealed.subarray(0, 20))).toBeUndefined();
  });
});
