import type { Term } from '../term.js';

/** Where a decision stands now, as far as the events that a reader may see tell. */
export const decisionStatuses = [
  {
    code: 'standing',
    label: { en: 'Standing', nl: 'Van kracht' },
    definition: 'Nothing recorded touches the decision.',
  },
  {
    code: 'under_challenge',
    label: { en: 'Under challenge', nl: 'Aangevochten' },
    definition: 'An appeal is pending; the decision is in force meanwhile.',
  },
  {
    code: 'suspended',
    label: { en: 'Suspended', nl: 'Geschorst' },
    definition: 'The decision is not in force for the time being.',
  },
  {
    code: 'varied',
    label: { en: 'Varied', nl: 'Gewijzigd' },
    definition: 'The decision is in force with another content than it was taken with.',
  },
  {
    code: 'annulled',
    label: { en: 'Annulled', nl: 'Vernietigd' },
    definition: 'A court or a higher authority set the decision aside. It counts no longer.',
  },
  {
    code: 'revoked',
    label: { en: 'Revoked by the authority', nl: 'Ingetrokken door de autoriteit' },
    definition: 'The authority took its decision back. It counts no longer.',
  },
  {
    code: 'closed',
    label: { en: 'Closed', nl: 'Afgesloten' },
    definition: 'The decision was complied with, or its conditions ended.',
  },
  {
    code: 'withdrawn',
    label: { en: 'Withdrawn from the register', nl: 'Uit het register teruggetrokken' },
    definition: 'The state took the record out of the register. It counts no longer.',
  },
] as const satisfies readonly Term[];

export type DecisionStatus = (typeof decisionStatuses)[number]['code'];
