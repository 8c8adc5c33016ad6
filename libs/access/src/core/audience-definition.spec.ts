import fc from 'fast-check';

import type { Audience } from '#statement';

import { audienceOf, audienceOfAny } from './audience-definition.js';

const audience = (circles: string[], states: string[] = [], except: string[] = []): Audience => ({
  circles,
  states,
  except,
});

const codes = fc.array(fc.constantFrom('CA', 'DE', 'FR', 'NL'), { maxLength: 6 });
const anyAudience = fc.record({ circles: codes, states: codes, except: codes });

describe('audienceOf', () => {
  it('is the owner alone for a part without an audience', () => {
    expect(audienceOf('NL', undefined)).toEqual({ owner: 'NL', any: [] });
  });

  it('is the owner alone for an audience that names nobody', () => {
    expect(audienceOf('NL', audience([]))).toEqual({ owner: 'NL', any: [] });
  });

  it('is the owner alone for an audience of exceptions only', () => {
    expect(audienceOf('NL', audience([], [], ['FR']))).toEqual({ owner: 'NL', any: [] });
  });

  it('keeps circles, states and exceptions apart', () => {
    const definition = audienceOf('NL', audience(['eu'], ['CA'], ['HU']));
    expect(definition.any).toEqual([{ circles: ['eu'], states: ['CA'], except: ['HU'] }]);
  });

  it('does not count order and repetition', () => {
    const tidy = audienceOf('NL', audience(['a', 'b'], ['CA', 'FR'], ['DE']));
    expect(audienceOf('NL', audience(['b', 'a', 'b'], ['FR', 'CA', 'CA'], ['DE', 'DE']))).toEqual(tidy);
  });

  it('tells the audiences of different owners apart', () => {
    expect(audienceOf('NL', audience(['eu']))).not.toEqual(audienceOf('FR', audience(['eu'])));
  });

  it('leaves the audience it was given as it was', () => {
    const given = audience(['b', 'a'], ['FR', 'CA']);
    audienceOf('NL', given);
    expect(given).toEqual(audience(['b', 'a'], ['FR', 'CA']));
  });
});

describe('audienceOfAny', () => {
  it('is the owner alone when no part is shared', () => {
    expect(audienceOfAny('NL', [])).toEqual({ owner: 'NL', any: [] });
    expect(audienceOfAny('NL', [audience([]), audience([], [], ['FR'])])).toEqual({ owner: 'NL', any: [] });
  });

  it('names each audience once', () => {
    const definition = audienceOfAny('NL', [audience(['eu']), audience(['eu', 'eu']), audience([], ['CA'])]);
    expect(definition.any).toHaveLength(2);
  });

  it('does not melt audiences into one: an exception binds only where it stands', () => {
    const definition = audienceOfAny('NL', [audience(['eu'], [], ['FR']), audience([], ['FR'])]);
    expect(definition.any).toHaveLength(2);
    expect(definition.any).toContainEqual({ circles: ['eu'], states: [], except: ['FR'] });
    expect(definition.any).toContainEqual({ circles: [], states: ['FR'], except: [] });
  });

  it('does not depend on the order of the parts', () => {
    fc.assert(
      fc.property(fc.array(anyAudience, { maxLength: 6 }), (audiences) => {
        expect(audienceOfAny('NL', [...audiences].reverse())).toEqual(audienceOfAny('NL', audiences));
      }),
    );
  });

  it('agrees with audienceOf on one part', () => {
    fc.assert(
      fc.property(anyAudience, (given) => {
        expect(audienceOfAny('NL', [given])).toEqual(audienceOf('NL', given));
      }),
    );
  });
});
