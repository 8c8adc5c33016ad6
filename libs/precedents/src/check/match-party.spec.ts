import { type PartyPart, type PersonPart, parseDecision } from '#statement';

import { asked } from '../../test/asked-party.js';
import { exampleMembership } from '../../test/example-membership.js';
import { decision } from '../../test/stored-record.js';
import { describeParty, describePerson } from '../parts/describe-party.js';
import type { Party, Person } from '../parts/party.type.js';
import type { Candidate } from './candidate.store.js';
import type { Match } from './check.type.js';
import { BANDS, matchParty } from './match-party.js';

const NAME = 'Quillmere Ventures';
const LEI = '529900T8BM49AURSDO55';
const OTHER_LEI = 'HWUPKR0MPOU8FGXBT394';

function recordedParty(changes: object = {}): Party {
  const party = { role: 'vehicle', names: [{ value: NAME, kind: 'current' }], ...changes };
  const [first] = parseDecision(decision({}, { parties: [party] })).parties;
  return describeParty('record-1', 'party:abcdefgh', first as PartyPart, exampleMembership());
}

function recordedPerson(): Person {
  const [first] = parseDecision(decision({}, { persons: [{ role: 'owner', name: 'Alma Nobody' }] })).persons;
  return describePerson('record', 'person:aaaaaaaa', first as PersonPart, exampleMembership());
}

const candidate = (
  name: string | null,
  by: Candidate['by'] = name === null ? 'identifier' : 'name',
): Candidate => ({
  by,
  recordId: 'record-1',
  part: 'party:abcdefgh',
  name,
});

const byName = (
  names: string[],
  recorded: Party | Person = recordedParty(),
  name = NAME,
): Match | undefined => matchParty(0, asked({ names }), candidate(name), recorded);

describe('matchParty', () => {
  it('says which of the parties asked about it is, and its role in the record', () => {
    expect(matchParty(3, asked({ names: [NAME] }), candidate(NAME), recordedParty())).toMatchObject({
      asked: 3,
      role: { code: 'vehicle' },
      name: NAME,
    });
  });

  it.each([
    ['strong', 'Quillmere Ventures B.V.'],
    ['likely', 'Quillmere Ventures'],
    ['similar_name_only', 'Quillmere'],
  ])('finds the likeness %s of %p', (band, name) => {
    const recorded = recordedParty({ names: [{ value: 'Quillmere Ventures Ostara', kind: 'current' }] });
    const match = band === 'strong' ? byName([name]) : byName([name], recorded, 'Quillmere Ventures Ostara');
    expect(match?.band).toBe(band);
  });

  it('is no match where only generic words are shared', () => {
    expect(byName(['Stemhulp Holding'], recordedParty(), 'Quillmere Holding')).toBeUndefined();
  });

  it('never gives the score by which it ranks', () => {
    expect(byName([NAME])).not.toHaveProperty('score');
  });

  it('takes the best of several names asked about, in whatever order', () => {
    expect(byName(['Quillmere', NAME])?.band).toBe('strong');
    expect(byName([NAME, 'Quillmere'])?.band).toBe('strong');
  });

  it('gives the reasons word by word', () => {
    expect(byName(['Quillmere Capital B.V.'])?.reasons).toContainEqual({
      token: 'quillmere',
      how: 'same',
      other: null,
      text: '"quillmere" is the same',
    });
    expect(byName(['Quillmere B.V.'])?.reasons).toContainEqual({
      token: 'ventures',
      how: 'only_recorded',
      other: null,
      text: '"ventures" is only in the record',
    });
  });

  it('shows the name that matched, not the one that the party goes by', () => {
    const names = [
      { value: 'Ostara', kind: 'current' },
      { value: NAME, kind: 'former' },
    ];
    expect(byName([NAME], recordedParty({ names }))?.name).toBe(NAME);
  });

  it('needs no name when the identifier is the same, and shows the one it goes by', () => {
    const match = matchParty(0, asked({ lei: LEI }), candidate(null), recordedParty({ lei: LEI }));
    expect(match).toMatchObject({ band: 'identifier', name: NAME, reasons: [], differences: [] });
  });

  it('says which name of the question matched, or which identifier', () => {
    expect(byName(['Nothing Alike', 'Quillmere'])).toMatchObject({ askedName: 'Quillmere', identifiers: [] });
    const registration = { country: 'NL', number: '11 22-33' };
    const both = matchParty(
      0,
      asked({ lei: LEI, registration }),
      candidate(null),
      recordedParty({ lei: LEI, registration: { country: 'NL', number: '112233' } }),
    );
    expect(both).toMatchObject({
      askedName: undefined,
      identifiers: [`LEI ${LEI}`, 'register number NL 112233'],
    });
    const one = matchParty(
      0,
      asked({ lei: LEI }),
      candidate(null),
      recordedParty({ lei: LEI, registration }),
    );
    expect(one?.identifiers).toEqual([`LEI ${LEI}`]);
  });

  it('says how the roles of both sides hang together', () => {
    expect(
      matchParty(0, asked({ role: 'owner', names: [NAME] }), candidate(NAME), recordedParty()),
    ).toMatchObject({
      askedRole: 'owner',
      connection: expect.stringContaining('Matched as an owner of the investor you asked about') as string,
    });
  });

  it.each([
    [1970, [{ field: 'birthYear', asked: '1970', recorded: '1968' }]],
    [1968, []],
    [undefined, []],
    [null, []],
  ])('compares the year of birth %p of a person', (birthYear, differences) => {
    const person = Object.assign(recordedPerson(), { birthYear: 1968 });
    const party = asked({ names: ['Alma Nobody'], ...({ birthYear } as object) });
    const match = matchParty(0, party, candidate('Alma Nobody'), person);
    expect(match?.differences).toEqual(differences);
  });

  it('takes a person of the same full name for likely at most: many people share one', () => {
    const match = byName(['Alma Nobody'], recordedPerson(), 'Alma Nobody');
    expect(match).toMatchObject({ band: 'likely', role: { code: 'owner' }, differences: [] });
  });

  it('compares what was found by its sound as a whole, and says so', () => {
    const [name, written] = ['주식회사 금수전 반도체', 'jusighoesa geumsujeon bandoche'];
    const recorded = recordedParty({ names: [{ value: name, kind: 'current' }] });
    const party = asked({ names: ['Nothing Alike', written] });
    expect(matchParty(0, party, candidate(name, 'sound'), recorded)).toMatchObject({
      band: 'similar_name_only',
      askedName: written,
      reasons: [
        {
          token: written,
          how: 'whole_sound',
          other: name,
          text: `sounds alike as a whole: "${written}" / "${name}"`,
        },
      ],
    });
    expect(matchParty(0, party, candidate(name), recorded)?.reasons ?? []).not.toContainEqual(
      expect.objectContaining({ how: 'whole_sound' }),
    );
  });

  it('ranks an identifier before any likeness of names', () => {
    expect(BANDS).toEqual(['identifier', 'strong', 'likely', 'similar_name_only']);
  });

  describe('on differences', () => {
    const differences = (question: object, recorded: object): Match['differences'] =>
      matchParty(0, asked({ names: [NAME], ...question }), candidate(NAME), recordedParty(recorded))
        ?.differences ?? [];

    it('shows every fact that is known on both sides and not the same', () => {
      const question = { seat: 'NL', control: 'US', lei: LEI, registration: { country: 'NL', number: '1' } };
      const recorded = {
        seat: 'DE',
        control: 'CA',
        lei: OTHER_LEI,
        registration: { country: 'NL', number: '2' },
      };
      expect(differences(question, recorded)).toEqual([
        { field: 'seat', asked: 'NL', recorded: 'DE' },
        { field: 'control', asked: 'US', recorded: 'CA' },
        { field: 'lei', asked: LEI, recorded: OTHER_LEI },
        { field: 'registration', asked: 'NL 1', recorded: 'NL 2' },
      ]);
    });

    it('shows none where both say the same', () => {
      const same = { seat: 'NL', control: 'US', lei: LEI, registration: { country: 'NL', number: '1' } };
      expect(differences(same, same)).toEqual([]);
    });

    it.each([
      [
        'the question',
        {},
        { seat: 'DE', control: 'CA', lei: LEI, registration: { country: 'NL', number: '2' } },
      ],
      [
        'the record',
        { seat: 'NL', control: 'US', lei: LEI, registration: { country: 'NL', number: '1' } },
        {},
      ],
    ])('takes what %s does not know for no difference', (_, question, recorded) => {
      expect(differences(question, recorded)).toEqual([]);
    });

    it('takes a field that a client sends as null for one it does not know', () => {
      const open = { seat: null, control: null, lei: null, registration: null };
      const recorded = { seat: 'DE', control: 'CA', lei: LEI, registration: { country: 'NL', number: '2' } };
      expect(differences(open, recorded)).toEqual([]);
    });

    it('takes one register number in two spellings for the same', () => {
      const question = { registration: { country: 'DE', number: 'HRB 12-345' } };
      expect(differences(question, { registration: { country: 'DE', number: 'hrb12345' } })).toEqual([]);
    });

    it('tells the same number in the registers of two countries apart', () => {
      const question = { registration: { country: 'DE', number: '1' } };
      expect(differences(question, { registration: { country: 'AT', number: '1' } })).toEqual([
        { field: 'registration', asked: 'DE 1', recorded: 'AT 1' },
      ]);
    });
  });
});
