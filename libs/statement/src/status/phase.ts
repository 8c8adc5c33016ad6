import type { LegalEvent } from '#vocabulary';

/** How far a decision is in force. `varied` and `withdrawn` are no phases: they stand beside one. */
export type Phase = 'in_force' | 'challenged' | 'suspended' | 'annulled' | 'revoked' | 'closed';

type Steps = Readonly<Partial<Record<Phase, Phase>>>;

const unchanged = (...phases: Phase[]): Steps => Object.fromEntries(phases.map((phase) => [phase, phase]));
const leadingTo = (next: Phase, ...phases: Phase[]): Steps =>
  Object.fromEntries(phases.map((phase) => [phase, next]));

/**
 * From which phases an event may follow, and into which it leads. Nothing follows a revocation: the
 * authority decides anew, in a record of its own.
 */
export const TRANSITIONS: Readonly<Record<LegalEvent, Steps>> = {
  // A suspended decision stays suspended when the case itself is brought, and an annulled one annulled
  // while the state appeals.
  appeal_lodged: {
    ...leadingTo('challenged', 'in_force', 'challenged', 'closed'),
    ...unchanged('suspended', 'annulled'),
  },
  suspended: leadingTo('suspended', 'in_force', 'challenged'),
  // A higher court may restore what a lower one annulled.
  upheld: leadingTo('in_force', 'in_force', 'challenged', 'suspended', 'annulled'),
  annulled: leadingTo('annulled', 'in_force', 'challenged', 'suspended', 'closed'),
  // Sending back says who decides next; what the court did to the decision is an event of its own.
  remitted: unchanged('challenged', 'suspended', 'annulled'),
  varied: unchanged('in_force', 'challenged', 'suspended'),
  revoked: leadingTo('revoked', 'in_force', 'challenged', 'suspended', 'closed'),
  deadline_extended: unchanged('in_force', 'challenged', 'suspended', 'annulled'),
  // Who complies under protest still has an appeal pending.
  complied: { ...leadingTo('closed', 'in_force'), ...unchanged('challenged') },
  conditions_breached: unchanged('in_force', 'challenged', 'closed'),
  conditions_ended: { ...leadingTo('closed', 'in_force'), ...unchanged('challenged') },
};

const DECIDING: Readonly<Partial<Record<LegalEvent, Phase>>> = {
  suspended: 'suspended',
  upheld: 'in_force',
  annulled: 'annulled',
  revoked: 'revoked',
};

/**
 * The phase that follows an event whatever went before; undefined when the event changes nothing, or when
 * the change depends on the phase before. The last of these events decides whether a decision has ended.
 */
export function phaseAfter(event: LegalEvent): Phase | undefined {
  return DECIDING[event];
}
