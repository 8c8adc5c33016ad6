import { InvalidInput, validateInput } from '#graphql';
import { decisionKinds, grounds } from '#vocabulary';

import { PrecedentFilter } from './precedent-filter.input.js';

const refusedAt = (filter: object): string[] => {
  try {
    validateInput(PrecedentFilter, filter, 'filter');
    return [];
  } catch (error) {
    if (error instanceof InvalidInput)
      return [...new Set(error.problems.map((problem) => problem.path.join('.')))];
    throw error;
  }
};

describe('PrecedentFilter', () => {
  it.each([
    ['nothing at all', {}],
    ['every kind', { kinds: decisionKinds.map((kind) => kind.code) }],
    ['a layer that was not recorded', { layers: ['not_recorded'] }],
    ['countries without membership', { decidedBy: ['US'], signedBy: ['NL', 'FR'] }],
    ['two days', { decidedFrom: '2022-01-01', decidedTo: '2024-02-29' }],
    ['null where a client leaves a field open', { kinds: null, decidedFrom: null }],
  ])('takes %s', (_, filter) => {
    expect(refusedAt(filter)).toEqual([]);
  });

  it.each([
    ['signedBy', ['XX']],
    ['signedBy', ['nl']],
    ['decidedBy', ['NLD']],
    ['kinds', ['refused']],
    ['groundCodes', ['ELE-06', 'ELE-99']],
    ['groundGroups', ['ele']],
    ['layers', ['hardware']],
    ['technologyAreas', ['I.9.z']],
    ['sectors', ['not a sector']],
    ['kinds', 'prohibited'],
    ['kinds', [['prohibited']]],
    ['groundCodes', grounds.slice(0, 51).map((ground) => ground.code)],
    ['decidedFrom', '2022'],
    ['decidedFrom', '2022-02-30'],
    ['decidedTo', "2022-01-01' OR true"],
    ['party', 'Quillmere'],
  ])('refuses %s with %j, and says where', (field, value) => {
    expect(refusedAt({ [field]: value })).toEqual([`filter.${field}`]);
  });
});
