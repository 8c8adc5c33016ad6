import type { PartName } from '#statement';
import { type LegalEvent, legalEvents } from '#vocabulary';

import { eventRow, withdrawalRow } from './project-event.js';
import type { PartPlace } from './project-part.js';

const place = (part: PartName, value: object): PartPlace => ({
  recordId: 'record',
  state: 'NL',
  recordArrival: 3,
  arrival: 9,
  knownFrom: new Date('2026-11-23T23:30:00Z'),
  part,
  audienceId: '7',
  digest: '',
  encoded: '',
  value,
});
const eventOn = (event: LegalEvent, occurredOn: string) => eventRow(place('event', { event, occurredOn }));

/** What lists need to know: every other event leaves a decision counting, or not, as it was. */
const STANDINGS: Partial<Record<LegalEvent, string>> = {
  annulled: 'ended',
  revoked: 'ended',
  suspended: 'suspended',
  upheld: 'in_force',
};

describe('eventRow', () => {
  it.each(legalEvents.map(({ code }) => code))('says of %s whether the decision counts after it', (event) => {
    expect(eventOn(event, '2026-05-04').standing).toBe(STANDINGS[event] ?? null);
  });

  it('keeps where the event stands and whom it is for', () => {
    expect(eventOn('annulled', '2026-05-04')).toMatchObject({
      recordId: 'record',
      part: 'event',
      arrival: 9,
      knownFrom: new Date('2026-11-23T23:30:00Z'),
      audienceId: '7',
      event: 'annulled',
    });
  });

  it.each([
    ['2026-05-04', '2026-05-04', '2026-05-04'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025', '2025-01-01', '2025-12-31'],
  ])('takes %s as any day from %s to %s', (occurredOn, trueFrom, trueUntil) => {
    expect(eventOn('varied', occurredOn)).toMatchObject({ trueFrom, trueUntil });
  });
});

describe('withdrawalRow', () => {
  it('ends a record on the day, in UTC, on which it was logged', () => {
    expect(withdrawalRow(place('withdrawal', { reason: 'merged', note: 'not_recorded' }))).toMatchObject({
      event: 'withdrawn',
      standing: 'ended',
      trueFrom: '2026-11-23',
      trueUntil: '2026-11-23',
      part: 'withdrawal',
    });
  });
});
