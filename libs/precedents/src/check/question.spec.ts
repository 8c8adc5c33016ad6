import { asked, question } from '../../test/asked-party.js';
import { PrecedentsError } from '../precedents.errors.js';
import { askedParties } from './question.js';

const LEI = '529900T8BM49AURSDO55';

describe('askedParties', () => {
  it('takes names apart and turns identifiers into exact keys', () => {
    const party = asked({
      names: ['Quillmere B.V.'],
      lei: LEI,
      registration: { country: 'NL', number: '12-34' },
    });
    expect(party.names.map((name) => name.norm)).toEqual(['kvilmere']);
    expect(party.identifiers).toEqual([
      { scheme: 'lei', value: LEI },
      { scheme: 'register:NL', value: '1234' },
    ]);
  });

  it('keeps the parties in the order they were asked in', () => {
    const parties = askedParties(
      question([
        { role: 'owner', names: ['A1'] },
        { role: 'target', names: ['B2'] },
      ]),
    );
    expect(parties.map((party) => party.asked.role)).toEqual(['owner', 'target']);
  });

  it('leaves out a name without letters and digits beside one that has some', () => {
    expect(asked({ names: ['???', 'Quillmere'] }).names).toHaveLength(1);
  });

  it.each([
    ['a name', { names: ['Quillmere'] }],
    ['an LEI', { lei: LEI }],
    ['a register number', { registration: { country: 'NL', number: '1' } }],
  ])('is content with %s alone', (_, party) => {
    expect(() => asked(party)).not.toThrow();
  });

  it.each([
    ['nothing', {}],
    ['a name of signs only', { names: ['???', '—'] }],
    ['a register number of signs only', { registration: { country: 'NL', number: '--' } }],
    ['its seat only', { seat: 'NL' }],
  ])('refuses a party of which it knows %s, rather than answer with silence', (_, party) => {
    expect(() => asked(party)).toThrow(PrecedentsError);
  });

  it('says which party it is', () => {
    const input = question([
      { role: 'owner', names: ['A1'] },
      { role: 'target', names: [] },
    ]);
    const refusal = { code: 'QUESTION_EMPTY', path: ['input', 'parties', '1', 'names'] };
    expect(() => askedParties(input)).toThrow(expect.objectContaining(refusal) as Error);
  });
});
