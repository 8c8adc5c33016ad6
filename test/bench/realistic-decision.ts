import { exampleDecision } from '../../libs/statement/test/example-decision.js';

/** Several grounds, parties and a text, for all members: the size of a decision in the demonstration. */
export function realisticDecision(state: string, place: number): object {
  return exampleDecision(
    { decidedBy: state, caseReference: `${state}-${place}` },
    {
      audience: { circles: ['all-members'], states: [], except: [] },
      grounds: [
        { code: 'ELE-06', weight: 'decisive' },
        { code: 'SEC-02', weight: 'contributing' },
      ],
      reasons: [{ language: 'en', text: 'Reasons that fill a paragraph of a decision. '.repeat(12) }],
      parties: [
        { role: 'investor', names: [{ value: `Investor ${place} Holding Limited`, kind: 'current' }] },
        { role: 'target', names: [{ value: `Target ${place} Machine Learning BV`, kind: 'current' }] },
      ],
    },
  );
}
