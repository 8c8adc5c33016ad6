import { Membership } from '#membership';

import { NOW, exampleRoot } from '../../test/example-membership.js';
import { statesToAsk, unanswered } from './asked-states.js';
import { Reach } from './check.input.js';

/** NL, FR, DE and CA, of whom no question finds its way to CA, and SE, who becomes a member later. */
const membership = new Membership(
  exampleRoot(({ states }) => {
    const [first] = states;
    if (first) states.push({ ...first, code: 'SE', authorities: [], memberSince: '2026-12-01' });
  }),
);

const asked = (reach: Reach, ask?: string[], at = NOW) =>
  statesToAsk({ reach, ...(ask ? { ask } : {}) }, 'NL', membership, at, (code) => code !== 'CA');

describe('statesToAsk', () => {
  it('asks nobody unless it is wanted', () => {
    expect(asked(Reach.LOCAL)).toEqual({ asked: [], notAsked: ['CA', 'DE', 'FR'] });
    expect(asked(Reach.LOCAL, ['FR'])).toEqual({ asked: [], notAsked: ['CA', 'DE', 'FR'] });
  });

  it('asks all other members that a question finds its way to', () => {
    expect(asked(Reach.ASK_OWNERS)).toEqual({
      asked: ['DE', 'FR'],
      notAsked: ['CA'],
    });
  });

  it('asks only whom the asker names', () => {
    expect(asked(Reach.ASK_OWNERS, ['FR'])).toMatchObject({ asked: ['FR'], notAsked: ['CA', 'DE'] });
    expect(asked(Reach.ASK_OWNERS, [])).toMatchObject({ asked: [], notAsked: ['CA', 'DE', 'FR'] });
  });

  it('claims to have asked neither the asker, nor who is no member, nor who cannot be asked', () => {
    expect(asked(Reach.ASK_OWNERS, ['NL', 'US', 'CA', 'SE'])).toMatchObject({ asked: [] });
  });

  it('knows a state from the day of its membership', () => {
    expect(asked(Reach.ASK_OWNERS, undefined, new Date('2026-12-02T00:00:00Z')).asked).toContain('SE');
    expect(asked(Reach.LOCAL).notAsked).not.toContain('SE');
  });
});

describe('unanswered', () => {
  it('names those asked who have said nothing, which is not the silence of an answer', () => {
    expect(unanswered({ asked: ['CA', 'DE', 'FR'], answered: ['DE'], notAsked: [] })).toEqual(['CA', 'FR']);
  });
});
