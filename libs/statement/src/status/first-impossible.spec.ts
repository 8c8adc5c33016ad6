import fc from 'fast-check';
import { type LegalEvent, legalEvents } from '#vocabulary';
import { dayAfter, history, PHASE_TABLE, possibleHistory } from '../__fixtures__/phase-table.js';
import type { DatedEvent } from './dated-event.type.js';
import { firstImpossible } from './first-impossible.js';
import type { Phase } from './phase.js';

const code = fc.constantFrom(...legalEvents.map((entry): LegalEvent => entry.code));

/** The place of the first event that the table by phase does not know, and the phase it came upon. */
function walk(events: readonly LegalEvent[]): { at: number; phase: Phase } | undefined {
  let phase: Phase = 'in_force';
  for (const [at, event] of events.entries()) {
    const next: Phase | undefined = PHASE_TABLE[phase][event];
    if (!next) return { at, phase };
    phase = next;
  }
  return undefined;
}

describe('firstImpossible', () => {
  it('finds nothing in a decision without events', () => {
    expect(firstImpossible([])).toBeUndefined();
  });

  it.each<[LegalEvent[], LegalEvent, Phase]>([
    [['revoked', 'upheld'], 'upheld', 'revoked'],
    [['annulled', 'annulled'], 'annulled', 'annulled'],
    [['annulled', 'complied'], 'complied', 'annulled'],
    [['annulled', 'complied'], 'complied', 'annulled'],
    [['remitted'], 'remitted', 'in_force'],
    [['complied', 'upheld'], 'upheld', 'closed'],
    [['complied', 'suspended'], 'suspended', 'closed'],
    [['suspended', 'suspended'], 'suspended', 'suspended'],
    [['suspended', 'conditions_breached'], 'conditions_breached', 'suspended'],
    [['complied', 'deadline_extended'], 'deadline_extended', 'closed'],
  ])('in %j finds %s, which cannot happen to a decision that is %s', (events, event, phase) => {
    expect(firstImpossible(history(...events))).toMatchObject({ event: { event }, phase });
  });

  it('names the first of several', () => {
    const found = firstImpossible(history('remitted', 'revoked', 'upheld'));
    expect(found).toMatchObject({ event: { event: 'remitted', logIndex: 1 } });
  });

  it('looks at the days, so that an event recorded late is held against those around it', () => {
    const late: DatedEvent = { event: 'revoked', occurredOn: '2020-01-01', logIndex: 9 };
    expect(firstImpossible([...history('appeal_lodged'), late])).toMatchObject({
      event: { event: 'appeal_lodged', occurredOn: dayAfter(0) },
      phase: 'revoked',
    });
  });

  it('gives back the event as it was given, with all that it carries', () => {
    const event = { event: 'remitted' as const, occurredOn: '2020', logIndex: 1, id: 'x' };
    expect(firstImpossible([event])?.event).toBe(event);
  });

  it('agrees with a walk along the table', () => {
    fc.assert(
      fc.property(fc.array(code, { maxLength: 10 }), (events) => {
        const dated = history(...events);
        const expected = walk(events);
        expect(firstImpossible(dated)).toEqual(
          expected && { event: dated[expected.at], phase: expected.phase },
        );
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing in any history that went step by step along the table', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 15 }), (choices) => {
        expect(firstImpossible(history(...possibleHistory(choices).events))).toBeUndefined();
      }),
    );
  });
});
