import fictitiousCases from './data/fictitious-cases.json' with { type: 'json' };
import fictitiousEvents from './data/fictitious-events.json' with { type: 'json' };
import laterCases from './data/later-cases.json' with { type: 'json' };
import publicCases from './data/public-cases.json' with { type: 'json' };
import publicEvents from './data/public-events.json' with { type: 'json' };

/** A decision in the author's form, under a name of its own. */
export interface DemonstrationCase {
  readonly id: string;
  readonly signedBy: string;
  readonly decision: { readonly outcome: { readonly decidedOn: string } };
}

/** A statement about an earlier one, which it calls by the name that it has here. */
export interface DemonstrationEvent {
  readonly id: string;
  readonly signedBy: string;
  readonly case: string;
  readonly toCase?: string;
  readonly statement: Readonly<Record<string, unknown>>;
}

export type DemonstrationStatement = DemonstrationCase | DemonstrationEvent;

const byDecision = (cases: readonly DemonstrationCase[]): DemonstrationCase[] =>
  cases.toSorted((left, right) =>
    left.decision.outcome.decidedOn < right.decision.outcome.decidedOn ? -1 : 1,
  );

/**
 * Cases in the order of their decisions, so that the newest decision is the newest entry, then what became
 * of them. New cases go behind the first ones: a log that was filled before they came just goes on.
 */
export const DEMONSTRATION_STATEMENTS: readonly DemonstrationStatement[] = [
  ...byDecision([...publicCases, ...fictitiousCases]),
  ...byDecision(laterCases),
  ...(publicEvents as readonly DemonstrationEvent[]),
  ...(fictitiousEvents as readonly DemonstrationEvent[]),
];

export function isCase(statement: DemonstrationStatement): statement is DemonstrationCase {
  return 'decision' in statement;
}
