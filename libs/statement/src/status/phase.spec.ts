import { type LegalEvent, legalEvents } from '#vocabulary';
import { PHASE_TABLE } from '../__fixtures__/phase-table.js';
import { type Phase, phaseAfter, TRANSITIONS } from './phase.js';

const PHASES = Object.keys(PHASE_TABLE) as Phase[];
const EVENTS: readonly LegalEvent[] = legalEvents.map(({ code }) => code);

describe('The transitions', () => {
  it.each(PHASES)('lead from %s where the table by phase says, and nowhere else', (phase) => {
    const following = EVENTS.flatMap((event) => {
      const next = TRANSITIONS[event][phase];
      return next === undefined ? [] : [[event, next]];
    });
    expect(Object.fromEntries(following)).toEqual(PHASE_TABLE[phase]);
  });

  it('name no phase that no decision can reach', () => {
    const reached = new Set<Phase>(['in_force']);
    for (const phase of reached) Object.values(PHASE_TABLE[phase]).forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...PHASES].sort());
  });

  it('let nothing follow a revocation', () => {
    expect(EVENTS.filter((event) => 'revoked' in TRANSITIONS[event])).toEqual([]);
  });
});

describe('phaseAfter', () => {
  it.each<[LegalEvent, Phase]>([
    ['suspended', 'suspended'],
    ['upheld', 'in_force'],
    ['annulled', 'annulled'],
    ['revoked', 'revoked'],
  ])('says that %s leads to %s', (event, phase) => {
    expect(phaseAfter(event)).toBe(phase);
  });

  it('agrees with the transitions wherever the event may happen', () => {
    for (const event of EVENTS) {
      const after = phaseAfter(event);
      if (after !== undefined) expect([...new Set(Object.values(TRANSITIONS[event]))]).toEqual([after]);
    }
  });

  it('is silent on events that change nothing or depend on the phase before', () => {
    expect(EVENTS.filter((event) => phaseAfter(event) === undefined)).toEqual([
      'appeal_lodged',
      'remitted',
      'varied',
      'deadline_extended',
      'complied',
      'conditions_breached',
      'conditions_ended',
    ]);
  });

  it('knows every event that leads into or out of an ended decision', () => {
    const ended: readonly Phase[] = ['annulled', 'revoked'];
    for (const event of EVENTS) {
      const ends = Object.entries(TRANSITIONS[event]).some(
        ([before, after]) => before !== after && (ended.includes(after) || ended.includes(before as Phase)),
      );
      if (ends) expect(phaseAfter(event)).toBeDefined();
    }
  });
});
