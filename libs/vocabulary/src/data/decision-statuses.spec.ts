import type { Term } from '../term.js';
import { decisionStatuses } from './decision-statuses.js';
import { legalEvents } from './legal-events.js';
import { relationKinds } from './relation-kinds.js';
import { statementKinds } from './statement-kinds.js';

describe('The statuses of a decision', () => {
  it('carry the label of the event that brings them about, where it has the same code', () => {
    const events: readonly Term[] = legalEvents;
    const shared = decisionStatuses.flatMap((status) => {
      const event = events.find(({ code }) => code === status.code);
      return event ? [[status.code, status.label, event.label] as const] : [];
    });
    expect(shared.map(([code]) => code)).toEqual(['suspended', 'varied', 'annulled', 'revoked']);
    for (const [, ofStatus, ofEvent] of shared) expect(ofStatus).toEqual(ofEvent);
  });
});

describe('Statuses, relations and kinds of statement', () => {
  it.each([
    ['statuses', decisionStatuses],
    ['relations', relationKinds],
    ['kinds of statement', statementKinds],
  ])('%s are each defined in a sentence', (_name, list) => {
    expect(list.filter(({ definition }) => !definition.endsWith('.'))).toEqual([]);
  });
});
