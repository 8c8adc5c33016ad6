import { InvalidInput } from '#graphql';

import { question } from '../../test/asked-party.js';

const LEI = '529900T8BM49AURSDO55';
const PARTY = { role: 'investor', names: ['Quillmere'] };

const refusedAt = (parties: object[], rest: object = {}): string[] => {
  try {
    question(parties, rest);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput)
      return [...new Set(error.problems.map((problem) => problem.path.join('.')))];
    throw error;
  }
};

describe('CheckInput', () => {
  it.each(['investor', 'owner', 'vehicle', 'target'])('takes a party asked about as %s', (role) => {
    expect(refusedAt([{ ...PARTY, role }])).toEqual([]);
  });

  it.each([
    ['an LEI', { lei: LEI }],
    ['a register number', { registration: { country: 'NL', number: 'KvK 1' } }],
    ['seat and control', { seat: 'NL', control: 'US' }],
    ['a name in its own script', { names: ['闻泰科技', 'Ковчег'] }],
    ['null for what a client leaves open', { lei: null, registration: null, seat: null, control: null }],
  ])('takes %s', (_, party) => {
    expect(refusedAt([{ ...PARTY, ...party }])).toEqual([]);
  });

  it.each([
    ['role', 'affiliate'],
    ['role', 'bank'],
    ['names', Array.from({ length: 21 }, () => 'Quillmere')],
    ['names', ['']],
    ['names', ['x'.repeat(301)]],
    ['lei', '529900T8BM49AURSDO54'],
    ['lei', LEI.toLowerCase()],
    ['seat', 'XX'],
    ['control', 'nl'],
    ['birthYear', 1899],
    ['birthYear', 1970.5],
  ])('refuses %s of a party when it is %j', (field, value) => {
    expect(refusedAt([{ ...PARTY, [field]: value }])).toEqual([`input.parties.0.${field}`]);
  });

  it.each([
    ['country', { country: 'XX', number: '1' }],
    ['number', { country: 'NL', number: '' }],
    ['number', { country: 'NL', number: 'x'.repeat(101) }],
    ['court', { country: 'NL', number: '1', court: 'Bonn' }],
  ])('refuses %s of a registration %j', (field, registration) => {
    expect(refusedAt([{ ...PARTY, registration }])).toEqual([`input.parties.0.registration.${field}`]);
  });

  it('refuses a question about nobody and one about too many', () => {
    expect(refusedAt([])).toEqual(['input.parties']);
    expect(refusedAt(Array.from({ length: 21 }, () => PARTY))).toEqual(['input.parties']);
  });

  it.each([
    ['purpose', ''],
    ['caseReference', ''],
    ['caseReference', 'x'.repeat(101)],
    ['clientRequestId', 'short'],
    ['clientRequestId', 'x'.repeat(65)],
    ['clientRequestId', 'with spaces'],
    ['clientRequestId', 'request-1\n'],
    ['reach', 'EVERYBODY'],
  ])('refuses %s when it is %j', (field, value) => {
    expect(refusedAt([PARTY], { [field]: value })).toEqual([`input.${field}`]);
  });
});
