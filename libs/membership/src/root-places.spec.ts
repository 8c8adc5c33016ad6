import { RootPlaces, rootDigestLine } from './index.js';

const KEY = { kid: 'stolen' };

/** A history in which version 2 revokes the key; digests are as long as real ones. */
const history = {
  holds: (digest: string) => ['A', 'B', 'C'].some((letter) => digest === letter.repeat(42) + 'A'),
  revokedIn: (kid: string) => (kid === KEY.kid ? 2 : undefined),
};

const line = (version: number, letter: string): string =>
  rootDigestLine({ version, digest: `${letter.repeat(42)}A` });

describe('RootPlaces', () => {
  const named = (...entries: readonly [number, string][]): RootPlaces => {
    const places = new RootPlaces(history);
    for (const [index, entry] of entries) places.add(index, entry);
    return places;
  };

  it.each([
    ['before the revocation', 6, true],
    ['in the place of the revocation', 7, false],
    ['behind the revocation', 8, false],
  ])('an entry %s', (_, index, stands) => {
    expect(named([3, line(1, 'A')], [7, line(2, 'B')]).precedes(index, KEY)).toBe(stands);
  });

  it('takes a later root for the revocation when the log names none between', () => {
    const places = named([7, line(3, 'C')]);
    expect([places.precedes(6, KEY), places.precedes(7, KEY)]).toEqual([true, false]);
  });

  it('knows nothing to stand before a revocation that the log does not name', () => {
    expect(named([3, line(1, 'A')]).precedes(0, KEY)).toBe(false);
  });

  it('counts the first of two places that name the same root', () => {
    expect(named([7, line(2, 'B')], [90, line(2, 'B')]).precedes(50, KEY)).toBe(false);
  });

  it('lets a key that was never revoked sign anywhere', () => {
    expect(named([7, line(2, 'B')]).precedes(90, { kid: 'other' })).toBe(true);
  });

  it('says of a log read in its order whether the revocation lies behind', () => {
    const places = named([3, line(1, 'A')]);
    expect(places.hasNamed(KEY)).toBe(false);
    places.add(7, line(2, 'B'));
    expect(places.hasNamed(KEY)).toBe(true);
  });

  it('says which root is the newest that the log has named, in whatever order it names them', () => {
    expect(named().newest).toBeUndefined();
    expect(named([3, line(2, 'B')], [7, line(1, 'A')]).newest).toBe(2);
  });

  it.each([
    ['a root that is not in the history', line(2, 'Z')],
    ['a line of another form', 'register-root two'],
    ['a version that is written with a zero before it', `register-root 02 ${'B'.repeat(42)}A`],
  ])('refuses %s', (_, entry) => {
    expect(new RootPlaces(history).add(7, entry)).toBe(false);
  });
});
