import { type SharingPart, parseDecision, assembleParts } from '#statement';

import { systemRandomness } from '#kernel';

import { decision } from '../test/example-register.js';
import { sharedParts } from './shared-parts.js';

const EU = { circles: ['eu'], states: [], except: [] };

describe('sharedParts', () => {
  it('pairs each part with its audience', () => {
    const sharing: SharingPart = { parts: { outcome: EU, 'reasons:en': { ...EU, states: ['CA'] } } };
    expect(sharedParts(sharing)).toEqual([
      ['outcome', EU],
      ['reasons:en', { ...EU, states: ['CA'] }],
    ]);
  });

  it('is empty when everything is for the owner alone', () => {
    expect(sharedParts({ parts: {} })).toEqual([]);
  });

  it('leaves out a part that is named without an audience', () => {
    expect(sharedParts({ parts: { outcome: undefined } })).toEqual([]);
  });

  it('finds every part that an author shares, and never head or sharing', () => {
    const draft = decision({ audience: {} }, { reasons: [{ language: 'nl', text: 'De redenen.' }] });
    const parts = assembleParts(parseDecision(draft), systemRandomness);
    const named = sharedParts(parts.get('sharing') as SharingPart).map(([part]) => part.replace(/:.*/, ''));
    expect(named.sort()).toEqual(['ground', 'reasons']);
  });
});
