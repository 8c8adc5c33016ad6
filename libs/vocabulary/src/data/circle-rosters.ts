import type { Term } from '../term.js';

/** Who may know of a state's own circle, and who is in it. */
export const circleRosters = [
  {
    code: 'open',
    label: { en: 'Open', nl: 'Open' },
    definition: 'All members see the circle and who is in it.',
  },
  {
    code: 'members',
    label: { en: 'Its states', nl: 'De staten erin' },
    definition: 'Those in the circle see it and who else is; others do not know of it.',
  },
  {
    code: 'owner',
    label: { en: 'Its owner', nl: 'De eigenaar' },
    definition: 'Only the state that made the circle knows of it.',
  },
] as const satisfies readonly Term[];

export type CircleRosterCode = (typeof circleRosters)[number]['code'];
