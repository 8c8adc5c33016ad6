import type { Following } from '#journal/core';

import { exampleMembership } from '../../test/example-membership.js';
import { describeLogs } from './describe-logs.js';

const SECOND = Date.parse('2026-11-24T09:00:00Z') / 1000;
const PLACE = { origin: 'ca.example/log', size: 3, root: 'AAAA' };
const FOLLOWING: Following = {
  states: ['CA'],
  freshness: 'stale',
  reasons: ['lease_over'],
  pulledAt: SECOND,
  withheld: { records: 2, until: SECOND + 1 },
};

describe('describeLogs', () => {
  it('says times as dates and states by name', () => {
    const checkpoint = { size: 3, signedAt: SECOND, age: 10 };
    const witnessed = { size: 2, witnessedAt: SECOND, age: 70 };
    const log = { ...PLACE, checkpoint, witnessed, following: FOLLOWING };
    expect(describeLogs([log], exampleMembership())).toMatchObject([
      {
        ...PLACE,
        states: [{ code: 'CA' }],
        checkpoint: { size: 3, at: new Date('2026-11-24T09:00:00Z'), age: 10 },
        witnessed: { size: 2, at: new Date('2026-11-24T09:00:00Z'), age: 70 },
        freshness: 'stale',
        reasons: ['lease_over'],
        pulledAt: new Date('2026-11-24T09:00:00Z'),
        withheld: { records: 2, until: new Date('2026-11-24T09:00:01Z') },
      },
    ]);
  });

  it('leaves open what is not known', () => {
    const following = { ...FOLLOWING, pulledAt: null, withheld: null };
    const [log] = describeLogs([{ ...PLACE, checkpoint: null, following }], exampleMembership());
    expect([log?.checkpoint, log?.pulledAt, log?.withheld]).toEqual([undefined, undefined, undefined]);
  });

  it('takes the one log of an answer from before others were followed for the own', () => {
    const [log] = describeLogs([{ ...PLACE, checkpoint: null }], exampleMembership());
    expect(log).toMatchObject({ freshness: 'own', states: [], reasons: [] });
  });
});
