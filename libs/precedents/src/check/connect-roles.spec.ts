import { partyRoles } from '#vocabulary';

import { connectRoles, explainRoles } from './connect-roles.js';

const ASKED = ['investor', 'owner', 'vehicle', 'target'];
const RECORDED = partyRoles.map(({ code }) => code);

describe('connectRoles', () => {
  it.each([
    ['investor', ['group', 'group', 'group', 'was_target', 'was_target']],
    ['owner', ['group', 'shared_owner', 'group', 'was_target', 'was_target']],
    ['vehicle', ['group', 'group', 'group', 'was_target', 'was_target']],
    ['target', ['is_target', 'is_target', 'is_target', 'is_target', 'is_target']],
  ])('takes what is asked about as %s for %p', (asked, connections) => {
    expect(RECORDED.map((recorded) => connectRoles(asked, recorded))).toEqual(connections);
  });
});

describe('explainRoles', () => {
  it('says of an owner that the record names as investor that it is of the group', () => {
    expect(explainRoles('owner', 'investor')).toBe(
      'Matched as an owner of the investor you asked about; the record names it as the investor. It counts as a hit on the group of your investor.',
    );
  });

  it('says of an investor that the record names as owner the same', () => {
    expect(explainRoles('investor', 'owner')).toBe(
      'Matched as the investor you asked about; the record names it as an owner of the investor. It counts as a hit on the group of your investor.',
    );
  });

  it('says of one owner behind two investors that this makes them no group', () => {
    expect(explainRoles('owner', 'owner')).toContain('whether they are one group is for you to establish');
  });

  it.each([
    ['investor', 'target', 'There it stood on the side of the target.'],
    ['target', 'investor', 'It is a hit on your target, and none on your investor.'],
  ])('keeps sides apart: asked as %s and recorded as %s', (asked, recorded, says) => {
    expect(explainRoles(asked, recorded)).toContain(says);
  });

  it('has words of its own for every pair of roles', () => {
    const words = ASKED.flatMap((asked) => RECORDED.map((recorded) => explainRoles(asked, recorded)));
    expect(new Set(words).size).toBe(ASKED.length * RECORDED.length);
    expect(words.filter((text) => /undefined|_/.test(text))).toEqual([]);
  });
});
