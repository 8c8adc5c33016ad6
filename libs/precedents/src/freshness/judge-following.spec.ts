import type { FollowedLog } from '#intake';

import { STALE_AFTER_MS, judgeFollowing } from './judge-following.js';

const NOW = new Date('2026-11-24T12:00:00Z');
const before = (milliseconds: number): Date => new Date(NOW.getTime() - milliseconds);
const LOG: FollowedLog = {
  origin: 'ca.example/log',
  size: 3,
  rootHash: Buffer.alloc(32),
  reachedAt: before(60_000),
  pulledAt: before(60_000),
  leaseUntil: new Date(NOW.getTime() + 1),
  frozen: false,
};

describe('judgeFollowing', () => {
  it('calls fresh what was pulled lately under a lease that lasts', () => {
    expect(judgeFollowing(LOG, NOW)).toEqual({ freshness: 'fresh', reasons: [] });
    expect(judgeFollowing({ ...LOG, pulledAt: before(STALE_AFTER_MS - 1) }, NOW).freshness).toBe('fresh');
  });

  it.each([
    ['not_pulled', { pulledAt: before(STALE_AFTER_MS) }],
    ['not_pulled', { pulledAt: null }],
    ['lease_over', { leaseUntil: NOW }],
    ['lease_over', { leaseUntil: null }],
    ['frozen', { frozen: true }],
  ])('calls stale, for the reason %s, a log with %j', (reason, change) => {
    expect(judgeFollowing({ ...LOG, ...change }, NOW)).toEqual({ freshness: 'stale', reasons: [reason] });
  });

  it('gives every reason that there is', () => {
    const gone = { ...LOG, pulledAt: before(STALE_AFTER_MS * 30), leaseUntil: before(1), frozen: true };
    expect(judgeFollowing(gone, NOW).reasons).toEqual(['frozen', 'lease_over', 'not_pulled']);
  });

  it.each([
    ['nobody has asked for', undefined],
    ['nothing ever came of', { ...LOG, size: 0, rootHash: null, reachedAt: null, pulledAt: null }],
  ])('says never followed of a log that %s', (_, log) => {
    expect(judgeFollowing(log, NOW)).toEqual({ freshness: 'never_followed', reasons: [] });
  });

  it('calls fresh an empty log that was asked for', () => {
    expect(judgeFollowing({ ...LOG, size: 0, rootHash: null, reachedAt: null }, NOW).freshness).toBe('fresh');
  });
});
