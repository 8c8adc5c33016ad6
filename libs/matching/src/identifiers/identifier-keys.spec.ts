import { identifierKeys } from './identifier-keys.js';

describe('identifierKeys', () => {
  it('gives one key for an LEI and one for a register number', () => {
    const keys = identifierKeys({
      lei: '724500vkkh0q7q8khg41',
      registration: { country: 'NL', number: '12.345 678' },
    });
    expect(keys).toEqual([
      { scheme: 'lei', value: '724500VKKH0Q7Q8KHG41' },
      { scheme: 'register:NL', value: '12345678' },
    ]);
  });

  it('keeps numbers of different registers apart', () => {
    const [dutch] = identifierKeys({ registration: { country: 'NL', number: '123' } });
    const [german] = identifierKeys({ registration: { country: 'DE', number: '123' } });
    expect(dutch).not.toEqual(german);
  });

  it.each([{}, { lei: 'not_recorded' }, { registration: 'not_recorded' as const }])(
    'gives no key where nothing is recorded: %j',
    (party) => {
      expect(identifierKeys(party)).toEqual([]);
    },
  );

  it('gives no key for a number without letters or digits', () => {
    expect(identifierKeys({ registration: { country: 'NL', number: ' -- ' } })).toEqual([]);
  });
});
