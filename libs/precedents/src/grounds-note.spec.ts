import { decision, forCircle, storedRecord, visibleTo } from '../test/stored-record.js';
import { groundsNote } from './grounds-note.js';

const EU = forCircle('eu');

/** Grounds by weight; those that begin with an exclamation mark are for the owner alone. */
const noteFor = (reader: string, ...weights: string[]): string | undefined => {
  const codes = ['ELE-06', 'SEC-01', 'AIP-01'];
  const grounds = weights.map((weight, place) => ({
    code: codes[place],
    weight: weight.replace('!', ''),
    ...(weight.startsWith('!') ? {} : { audience: EU }),
  }));
  return groundsNote(visibleTo(reader, storedRecord(decision({ audience: EU }, { grounds }))), reader);
};

describe('groundsNote', () => {
  const NOTE = 'decisive ground not shared, ask NL';

  it('warns who sees a contributing ground and no decisive one', () => {
    expect(noteFor('DE', '!decisive', 'contributing')).toBe(NOTE);
  });

  it('says the same when no decisive ground was ever recorded', () => {
    expect(noteFor('DE', 'contributing')).toBe(NOTE);
    expect(noteFor('DE', '!contributing', 'contributing')).toBe(NOTE);
  });

  it.each([
    ['the decisive ground is among those shown', ['decisive', 'contributing']],
    ['another decisive ground is shown', ['decisive', '!decisive', 'contributing']],
    ['no ground is shown', ['!decisive', '!contributing']],
    ['no weight is stated', ['not_stated', '!decisive']],
  ])('says nothing when %s', (_, weights) => {
    expect(noteFor('DE', ...weights)).toBeUndefined();
  });

  it('says nothing to the owner, who knows', () => {
    expect(noteFor('NL', '!contributing')).toBeUndefined();
  });
});
