import { systemRandomness } from '#kernel';
import {
  type DraftOf,
  type PartName,
  assembleParts,
  assembleStatement,
  firstImpossible,
  parseDecision,
  parseStatementForm,
  statusOf,
} from '#statement';
import { statementKinds } from '#vocabulary';

import { DEMONSTRATION_STATEMENTS, type DemonstrationEvent, isCase } from '../demonstration-statements.js';
import { eventForm } from '../event-form.js';
import { partTitle } from '../part-title.js';
import fictitiousEvents from './fictitious-events.json' with { type: 'json' };
import publicEvents from './public-events.json' with { type: 'json' };

const published = publicEvents as readonly DemonstrationEvent[];
const invented = fictitiousEvents as readonly DemonstrationEvent[];
const all = [...published, ...invented];
const cases = new Map(DEMONSTRATION_STATEMENTS.filter(isCase).map((one) => [one.id, one]));

/** An id of the right form for a name, always the same. */
const idOf = (name: string): string => Buffer.from(name.padEnd(16, '.')).toString('base64url');

const partsOf = (name: string): Map<PartName, object> => {
  const decision = cases.get(name)?.decision;
  return decision ? assembleParts(parseDecision(decision), systemRandomness) : new Map<PartName, object>();
};

const formOf = (one: DemonstrationEvent): object => {
  const names = new Map([...partsOf(one.case)].map(([part, content]) => [partTitle(part, content), part]));
  return eventForm(one, { idOf, partOf: (title) => names.get(title) ?? title });
};

const legalEvents = (events: readonly DemonstrationEvent[], about: string) =>
  events.flatMap((one, logIndex) => {
    const draft = parseStatementForm(formOf(one));
    return one.case === about && draft.kind === 'legal-event' ? [{ ...draft.event, logIndex }] : [];
  });

const widerThan = (one: DemonstrationEvent): unknown => {
  const { decision } = cases.get(one.case) ?? {};
  const { audience, outcome } = decision as unknown as { audience: object; outcome: { audience?: object } };
  return outcome.audience ?? audience;
};

describe.each(all.map((one) => [one.id, one] as const))('the demonstration event %s', (_id, one) => {
  it('is a whole statement in the form in which authors write one', () => {
    expect(() => assembleStatement(parseStatementForm(formOf(one)), systemRandomness)).not.toThrow();
  });

  it('speaks of what stands before it, and of nothing that another state owns', () => {
    const before = DEMONSTRATION_STATEMENTS.slice(
      0,
      DEMONSTRATION_STATEMENTS.findIndex(({ id }) => id === one.id),
    );
    const about = before.find(({ id }) => id === one.case);
    expect(about?.signedBy).toBe(one.signedBy);
    if (one.toCase !== undefined) expect(cases.has(one.toCase)).toBe(true);
  });

  it('names parts that its case has', () => {
    const { parts = {}, replace = {}, erasures = [] } = one.statement as Record<string, object>;
    const named = [
      ...Object.keys(parts),
      ...Object.keys(replace),
      ...(erasures as { part: string }[]).map(({ part }) => part),
    ];
    const titles = [...partsOf(one.case)].map(([part, content]) => partTitle(part, content));
    if (cases.has(one.case)) expect(titles).toEqual(expect.arrayContaining(named));
    else expect(named).toEqual(['event']);
  });
});

describe('the histories', () => {
  it('have names of their own, each once', () => {
    const ids = DEMONSTRATION_STATEMENTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([...cases.keys()])('of %s could have happened', (name) => {
    expect(firstImpossible(legalEvents(all, name))).toBeUndefined();
  });

  it.each([
    ['PC-009', 'annulled', '2026-01-21'],
    ['PC-049', 'annulled', '2016-11-09'],
    ['PC-010', 'varied', '2025-07-25'],
    ['PC-007', 'under_challenge', '2025-07'],
    ['PC-018', 'standing', undefined],
    ['PC-019', 'closed', '2024-03-06'],
    ['PC-035', 'standing', undefined],
    ['FC-005', 'suspended', '2025-06-12'],
    ['FC-014', 'revoked', '2026-08-20'],
    ['FC-006', 'under_challenge', '2025-07'],
  ])('leave %s %s since %s', (name, status, since) => {
    expect(statusOf(legalEvents(all, name))).toEqual({ status, ...(since && { since }) });
  });

  it('say nothing that takes the ground from under a decision to fewer than know the decision', () => {
    const harmful = all.filter(({ statement }) => {
      const { event } = (statement.event ?? {}) as { event?: string };
      return ['annulled', 'suspended', 'revoked'].includes(event ?? '') || statement.kind === 'withdrawal';
    });
    expect(harmful.length).toBeGreaterThan(3);
    for (const one of harmful) expect([one.id, one.statement.audience]).toEqual([one.id, widerThan(one)]);
  });
});

describe('the public histories', () => {
  it('are as open as the outcomes that they are about', () => {
    for (const one of published) expect([one.id, one.statement.audience]).toEqual([one.id, widerThan(one)]);
  });

  it('say where every event can be read about', () => {
    const events = published
      .map((one) => parseStatementForm(formOf(one)))
      .filter((draft): draft is DraftOf<'legal-event'> => draft.kind === 'legal-event');
    expect(events.filter(({ event }) => event.reference === 'not_recorded')).toEqual([]);
    expect(events.length).toBe(12);
  });

  it('join what belongs together, in both directions', () => {
    const pairs = published.flatMap((one) => (one.toCase ? [`${one.case} ${one.toCase}`] : [])).sort();
    const turned = pairs.map((pair) => pair.split(' ').reverse().join(' ')).sort();
    expect(pairs).toEqual(['PC-003 PC-009', 'PC-009 PC-003', 'PC-046 PC-047', 'PC-047 PC-046']);
    expect(turned).toEqual(pairs);
  });
});

describe('the invented histories', () => {
  it('show every kind of statement about a decision', () => {
    const kinds = new Set([...all.map(({ statement }) => statement.kind), 'decision']);
    const aboutTheState = ['circle', 'exclusion'];
    expect([...kinds, ...aboutTheState].sort()).toEqual(statementKinds.map(({ code }) => code).sort());
  });

  it('hold a relation that few may see, and one that nobody else may', () => {
    const relations = invented.filter(({ statement }) => statement.kind === 'relation');
    expect(relations.map(({ statement }) => (statement.audience as { states: string[] }).states)).toEqual([
      ['DE'],
      [],
    ]);
  });

  it('name nobody who exists', () => {
    const names = JSON.stringify(invented).match(/"value":"[^"]*"/g) ?? [];
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.endsWith(' (fictitious)"'))).toEqual([]);
  });
});
