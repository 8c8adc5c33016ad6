import { Membership } from '#membership';

import { NOW, ORIGIN, exampleRoot } from '../../test/example-membership.js';
import { askedStates } from './asked-states.js';
import { Reach } from './check.input.js';

/** NL, FR, DE and CA, of whom CA has its log elsewhere, and SE, who becomes a member later. */
const membership = new Membership(
  exampleRoot(({ states }) => {
    const [first, , , ca] = states;
    if (ca) ca.homeLog = 'elsewhere.example/log';
    if (first) states.push({ ...first, code: 'SE', authorities: [], memberSince: '2026-12-01' });
  }),
);

const asked = (reach: Reach, ask?: string[], at = NOW) =>
  askedStates({ reach, ...(ask ? { ask } : {}) }, 'NL', ORIGIN, membership, at);

describe('askedStates', () => {
  it('asks nobody unless it is wanted', () => {
    expect(asked(Reach.LOCAL)).toEqual({ asked: [], answered: [], notAsked: ['CA', 'DE', 'FR'] });
    expect(asked(Reach.LOCAL, ['FR'])).toEqual({ asked: [], answered: [], notAsked: ['CA', 'DE', 'FR'] });
  });

  it('asks all other members whose log is here, who have answered with that', () => {
    expect(asked(Reach.ASK_OWNERS)).toEqual({
      asked: ['DE', 'FR'],
      answered: ['DE', 'FR'],
      notAsked: ['CA'],
    });
  });

  it('asks only whom the asker names', () => {
    expect(asked(Reach.ASK_OWNERS, ['FR'])).toMatchObject({ asked: ['FR'], notAsked: ['CA', 'DE'] });
    expect(asked(Reach.ASK_OWNERS, [])).toMatchObject({ asked: [], notAsked: ['CA', 'DE', 'FR'] });
  });

  it('claims to have asked neither the asker, nor who is no member, nor who is elsewhere', () => {
    expect(asked(Reach.ASK_OWNERS, ['NL', 'US', 'CA', 'SE'])).toMatchObject({ asked: [], answered: [] });
  });

  it('knows a state from the day of its membership', () => {
    expect(asked(Reach.ASK_OWNERS, undefined, new Date('2026-12-02T00:00:00Z')).asked).toContain('SE');
    expect(asked(Reach.LOCAL).notAsked).not.toContain('SE');
  });
});
