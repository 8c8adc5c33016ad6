import { type PartyPart, type PersonPart, parseDecision } from '#statement';

import { exampleMembership } from '../../test/example-membership.js';
import { decision } from '../../test/stored-record.js';
import { describeParty, describePerson, partyId } from './describe-party.js';

const NAMES = [
  { value: 'Quillmere (fictitious)', kind: 'current' },
  { value: 'Oude Quillmere (fictitious)', kind: 'former' },
];

function party(changes: object): PartyPart {
  const [first] = parseDecision(
    decision({}, { parties: [{ role: 'investor', names: NAMES, ...changes }] }),
  ).parties;
  if (!first) throw new Error('The draft has no party.');
  return first;
}

function person(changes: object): PersonPart {
  const [first] = parseDecision(
    decision({}, { persons: [{ role: 'owner', name: 'A. Nobody', ...changes }] }),
  ).persons;
  if (!first) throw new Error('The draft has no person.');
  return first;
}

describe('describeParty', () => {
  const described = (changes: object = {}) =>
    describeParty('record-1', 'party:abcdefgh', party(changes), exampleMembership());

  it('gives it an id of its record and its random part', () => {
    expect(described().id).toBe('record-1.party:abcdefgh');
    expect(partyId('record-1', 'party:abcdefgh')).toBe(described().id);
  });

  it('keeps all names in order, each with its kind', () => {
    expect(described().names).toMatchObject([
      { value: 'Quillmere (fictitious)', kind: { code: 'current' } },
      { value: 'Oude Quillmere (fictitious)', kind: { code: 'former' } },
    ]);
  });

  it('says null where nothing was recorded', () => {
    expect(described()).toMatchObject({
      lei: undefined,
      registration: undefined,
      seat: undefined,
      control: undefined,
      investorType: { code: 'not_recorded' },
      stateLink: [],
      note: undefined,
    });
  });

  it('says what was recorded', () => {
    const changes = {
      lei: '529900T8BM49AURSDO55',
      registration: { country: 'DE', number: 'HRB 1' },
      seat: 'DE',
      control: 'US',
      note: 'A holding.',
    };
    expect(described(changes)).toMatchObject({
      lei: '529900T8BM49AURSDO55',
      registration: { country: { code: 'DE', memberSince: '2026-01-01' }, number: 'HRB 1' },
      seat: { code: 'DE' },
      control: { code: 'US', memberSince: undefined },
      note: 'A holding.',
    });
  });
});

describe('describePerson', () => {
  it('gives role, name and what was recorded', () => {
    const described = describePerson(
      'record',
      'person:aaaaaaaa',
      person({ nationality: 'CA', birthYear: 1970, note: 'Founder.' }),
      exampleMembership(),
    );
    expect(described).toMatchObject({
      role: { code: 'owner' },
      name: 'A. Nobody',
      nationality: { code: 'CA' },
      birthYear: 1970,
      note: 'Founder.',
    });
  });

  it('says null where nothing was recorded', () => {
    expect(describePerson('record', 'person:aaaaaaaa', person({}), exampleMembership())).toMatchObject({
      nationality: undefined,
      birthYear: undefined,
    });
  });
});
