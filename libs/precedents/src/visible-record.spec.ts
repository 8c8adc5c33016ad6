import { decision, forCircle, forStates, storedRecord, viewOf } from '../test/stored-record.js';
import { onlyShared } from './visible-record.js';

const record = storedRecord(
  decision(
    { audience: forCircle('eu') },
    {
      grounds: [
        { code: 'ELE-06', weight: 'decisive', audience: forStates('CA') },
        { code: 'AIP-01', weight: 'contributing' },
      ],
      reasons: [{ language: 'en', text: 'The reasons.', audience: { ...forCircle('eu'), except: ['FR'] } }],
    },
  ),
);

const kinds = (state: string, of = record): string[] | undefined =>
  onlyShared(of, viewOf(state))
    ?.parts.map((part) => part.kind)
    .sort();

describe('onlyShared', () => {
  it('leaves the owner everything', () => {
    expect(onlyShared(record, viewOf('NL'))).toEqual(record);
  });

  it('leaves each state what is shared with it, and the head', () => {
    expect(kinds('DE')).toEqual(['head', 'outcome', 'reasons']);
    expect(kinds('FR')).toEqual(['head', 'outcome']);
    expect(kinds('CA')).toEqual(['ground', 'head']);
  });

  it('is undefined for a state that is shown nothing', () => {
    expect(onlyShared(record, viewOf('US'))).toBeUndefined();
    expect(onlyShared(storedRecord(), viewOf('DE'))).toBeUndefined();
  });

  it('leaves nothing of a hidden part anywhere in the record', () => {
    const text = JSON.stringify(onlyShared(record, viewOf('CA')));
    expect(text).toContain('ELE-06');
    expect(text).not.toMatch(/AIP-01|The reasons|Screening authority|disclosure-of-outcome/);
  });

  it('closes what a circle opened once the circle has expired', () => {
    const view = { ...viewOf('DE'), at: new Date('2028-01-01T00:00:00Z') };
    expect(onlyShared(record, view)).toBeUndefined();
  });

  it('leaves the record it was given as it was', () => {
    const before = record.parts.length;
    onlyShared(record, viewOf('CA'));
    expect(record.parts).toHaveLength(before);
  });
});
