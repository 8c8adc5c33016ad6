import fc from 'fast-check';
import type { DatedEvent } from './dated-event.type.js';
import { inOrder } from './in-order.js';

const at = (occurredOn: string, logIndex: number): DatedEvent => ({ event: 'varied', occurredOn, logIndex });
const indexes = (...events: DatedEvent[]): number[] => inOrder(events).map(({ logIndex }) => logIndex);

const anyEvent = fc.record({
  event: fc.constant('varied' as const),
  occurredOn: fc.constantFrom('2020', '2020-01', '2020-01-01', '2020-12-31', '2021-02', '2021-02-28'),
  logIndex: fc.nat(5),
});

describe('inOrder', () => {
  it('goes by the day on which the event happened, not by when it was recorded', () => {
    expect(indexes(at('2021-05-02', 1), at('2020-11-30', 2), at('2021-05-01', 3))).toEqual([2, 3, 1]);
  });

  it('takes a date known only to the month or year as late as it may have been', () => {
    expect(indexes(at('2020', 3), at('2020-06', 2), at('2020-06-02', 1))).toEqual([1, 2, 3]);
  });

  it('places the less exact of two dates first when both end on the same day', () => {
    expect(indexes(at('2020-12-31', 1), at('2020-12', 2), at('2020', 3))).toEqual([3, 2, 1]);
  });

  it('goes by the place in the log between events of one date', () => {
    expect(indexes(at('2020-01', 9), at('2020-01', 2), at('2020-01', 5))).toEqual([2, 5, 9]);
  });

  it('knows the last day of February', () => {
    expect(indexes(at('2021-02-28', 1), at('2021-02', 2), at('2021-02-01', 3))).toEqual([3, 2, 1]);
  });

  it('leaves the list it was given as it was, and keeps what else an event carries', () => {
    const events = [
      { ...at('2021', 1), name: 'later' },
      { ...at('2020', 2), name: 'earlier' },
    ];
    expect(inOrder(events).map(({ name }) => name)).toEqual(['earlier', 'later']);
    expect(events.map(({ name }) => name)).toEqual(['later', 'earlier']);
  });

  it('keeps every event and is the same when done twice', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const sorted = inOrder(events);
        expect(new Set(sorted)).toEqual(new Set(events));
        expect(sorted).toHaveLength(events.length);
        expect(inOrder(sorted)).toEqual(sorted);
      }),
    );
  });
});
