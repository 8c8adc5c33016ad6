import type { DatedEvent } from './dated-event.type.js';
import { unclearOrder } from './unclear-order.js';

const event = (what: DatedEvent['event'], occurredOn: string): DatedEvent => ({
  event: what,
  occurredOn,
  logIndex: 1,
});

describe('unclearOrder', () => {
  it.each([
    ['annulled', '2025', 'upheld', '2025-06-10'],
    ['upheld', '2025-06', 'annulled', '2025-06-10'],
    ['revoked', '2025', 'suspended', '2025'],
  ] as const)('finds that %s of %s may stand before or behind %s of %s', (what, on, other, otherOn) => {
    const known = event(other, otherOn);
    expect(unclearOrder(event(what, on), [event('varied', '2025-06-10'), known])).toBe(known);
  });

  it.each([
    ['two of one and the same day', event('annulled', '2025-06-10'), event('upheld', '2025-06-10')],
    ['dates that do not meet', event('annulled', '2025'), event('upheld', '2026-01')],
    ['two events that say the same', event('annulled', '2025'), event('annulled', '2025-06-10')],
    ['an event that decides nothing', event('varied', '2025'), event('annulled', '2025-06-10')],
    ['an earlier one that decides nothing', event('annulled', '2025'), event('appeal_lodged', '2025-06-10')],
  ])('finds nothing unclear in %s', (_what, added, known) => {
    expect(unclearOrder(added, [known])).toBeUndefined();
  });

  it('finds nothing unclear in a first event', () => {
    expect(unclearOrder(event('annulled', '2025'), [])).toBeUndefined();
  });
});
