import { parseDecision } from '#statement';

import { sampleDecision } from '../__fixtures__/signed-decision.js';
import { renderAudiences } from './render-audiences.js';

describe('whom a decision will be shared with', () => {
  it('is said for every part, in the words of its author', () => {
    const lines = renderAudiences(parseDecision(sampleDecision()), 'en')
      .trim()
      .split('\n')
      .map((line) => line.split(/ {2,}/));
    expect(lines).toEqual([
      ['PART', 'SHARED WITH'],
      ['outcome: Prohibited, 2026-03', 'circles all-members'],
      ['ground: CON-03 Press freedom and media pluralism', 'circles eu; except IT'],
      ['ground: SEC-02 Loss of a critical technology', 'circles all-members'],
      ['reasons: nl', 'states DE'],
      ['reasons: en', 'circles all-members'],
      ['party: Target, Voorbeeld B.V. (fictitious)', 'circles all-members'],
      ['party: Investor, Quillmere Ventures (fictitious)', 'owner only'],
      ['person: Owner of the investor, A. Nobody (fictitious)', 'owner only'],
    ]);
  });
});
