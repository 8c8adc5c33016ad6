import type { Term } from '../term.js';

/** How the target stands to AI. */
export const aiRelevances = [
  {
    code: 'core',
    label: { en: 'Develops AI', nl: 'Ontwikkelt AI' },
    definition: 'The target develops AI.',
  },
  {
    code: 'enabler',
    label: { en: 'Enables AI', nl: 'Maakt AI mogelijk' },
    definition: 'The target works at a layer of the stack below the models.',
  },
  {
    code: 'user',
    label: { en: 'Rests on AI', nl: 'Steunt op AI' },
    definition: 'AI is decisive in what the target does.',
  },
  {
    code: 'adjacent',
    label: { en: 'Adjacent to AI', nl: 'Raakt aan AI' },
    definition: 'AI plays a part, but not a decisive one.',
  },
] as const satisfies readonly Term[];

export type AiRelevance = (typeof aiRelevances)[number]['code'];
