import { peerStep } from './peer-step.js';

const NOW = new Date('2026-11-24T12:00:00Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const peer = (silentMinutes: number, leaseMinutes = 60) => ({
  pulledAt: ago(silentMinutes),
  leaseUntil: ago(-leaseMinutes),
  frozen: false,
});

describe('the step of another node', () => {
  it('is none while it is followed', () => {
    expect(peerStep(peer(0), NOW)).toBeUndefined();
    expect(peerStep(peer(4.9), NOW)).toBeUndefined();
  });

  it.each([
    ['PEER_LATE', 5],
    ['PEER_LATE', 59.9],
    ['PEER_STALE', 60],
    ['PEER_STALE', 600],
  ])('is %s after %d minutes, since it was last followed', (code, minutes) => {
    expect(peerStep(peer(minutes), NOW)).toEqual({ code, since: ago(minutes) });
  });

  it('is PEER_LAPSED from the moment that its lease ends, however fresh it is', () => {
    expect(peerStep(peer(1, 0), NOW)).toEqual({ code: 'PEER_LAPSED', since: NOW });
    expect(peerStep({ pulledAt: null, leaseUntil: null, frozen: false }, NOW)).toEqual({
      code: 'PEER_LAPSED',
      since: null,
    });
  });

  it('is PEER_STALE while it has a lease and was never followed to its end', () => {
    expect(peerStep({ ...peer(0), pulledAt: null }, NOW)).toEqual({ code: 'PEER_STALE', since: null });
  });

  it('is PEER_FORKED above all else', () => {
    expect(peerStep({ ...peer(1, -60), frozen: true }, NOW)).toEqual({ code: 'PEER_FORKED', since: ago(1) });
  });
});
