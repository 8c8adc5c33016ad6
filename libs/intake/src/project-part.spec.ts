import { ANALYSIS_VERSION } from '#matching';

import type { PartName } from '#statement';

import { type PartPlace, facetRows, filedParty, identifierRows, partRow } from './project-part.js';

const LEI = '529900T8BM49AURSDO55';
const place = (part: PartName, value: object): PartPlace => ({
  recordId: 'record',
  state: 'NL',
  recordArrival: 3,
  arrival: 9,
  knownFrom: new Date('2026-11-23T12:00:00Z'),
  part,
  audienceId: '7',
  digest: '',
  encoded: '',
  value,
});
const party = place('party:abcdefgh', {
  role: 'investor',
  names: [{ value: 'Quillmere Ventures B.V.' }, { value: 'Quillmere' }],
  lei: LEI,
  registration: { country: 'NL', number: '12-34' },
});
const person = place('person:abcdefgh', { role: 'owner', name: 'Alma Quillmere' });
const ground = place('ground:abcdefgh', { code: 'ELE-06', weight: 'decisive' });

/** Where every row belongs: the statement that says so, and the audience of its part. */
const KEY = { recordId: 'record', arrival: 9, audienceId: '7', knownFrom: party.knownFrom };

describe('partRow', () => {
  it('keeps what a part says, from when it is known, and whom it is for', () => {
    expect(partRow(ground)).toEqual({
      ...KEY,
      part: 'ground:abcdefgh',
      kind: 'ground',
      content: ground.value,
      trueFrom: null,
    });
  });

  it.each([
    ['outcome', { decidedOn: '2026-02' }, '2026-02-01'],
    ['event', { occurredOn: '2025' }, '2025-01-01'],
    ['withdrawal', { reason: 'merged' }, null],
  ] as const)('says of %s from when it is true', (part, value, trueFrom) => {
    expect(partRow(place(part, value)).trueFrom).toBe(trueFrom);
  });
});

describe('facetRows', () => {
  it('ties a facet to the part that says it, and to the place of the record in lists', () => {
    expect(facetRows(ground)).toEqual([
      { ...KEY, recordArrival: 3, part: 'ground:abcdefgh', facet: 'ground', value: 'ELE-06' },
      { ...KEY, recordArrival: 3, part: 'ground:abcdefgh', facet: 'ground_group', value: 'ELE' },
    ]);
  });

  it.each([party, person, place('event', { event: 'annulled' })])('finds none in $part', (other) => {
    expect(facetRows(other)).toEqual([]);
  });
});

describe('filedParty', () => {
  it('keeps each name of a party, and once each key that they are found by', () => {
    const { names, keys } = filedParty(party);
    expect(names.map((name) => [name.position, name.name, name.role])).toEqual([
      [0, 'Quillmere Ventures B.V.', 'investor'],
      [1, 'Quillmere', 'investor'],
    ]);
    for (const name of names)
      expect(name).toMatchObject({ ...KEY, part: party.part, analysis: ANALYSIS_VERSION });
    const { recordId, arrival, audienceId } = KEY;
    expect(keys).toContainEqual({
      ...{ recordId, arrival, audienceId },
      ...{ part: party.part, state: party.state, key: 'kvilmere' },
    });
    expect(keys).toHaveLength(new Set(keys.map(({ key }) => key)).size);
  });

  it('keeps the one name of a person', () => {
    const { names, keys } = filedParty(person);
    expect(names).toHaveLength(1);
    expect(keys.map(({ key }) => key)).toEqual(expect.arrayContaining(['alma', 'kvilmere']));
  });

  it('finds none in other parts', () => {
    expect(filedParty(ground)).toEqual({ names: [], keys: [] });
  });
});

describe('identifierRows', () => {
  it('keeps each identifier of a party in the form in which it is compared', () => {
    expect(identifierRows(party)).toEqual([
      { ...KEY, part: party.part, role: 'investor', scheme: 'lei', value: LEI },
      { ...KEY, part: party.part, role: 'investor', scheme: 'register:NL', value: '1234' },
    ]);
  });

  it('finds none in a person, whatever it holds', () => {
    expect(identifierRows({ ...person, value: { ...(party.value as object), name: 'A' } })).toEqual([]);
  });
});
