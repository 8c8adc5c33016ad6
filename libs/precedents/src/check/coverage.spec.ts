import { type Extent, coverage } from './coverage.js';

const NOBODY = { asked: [], answered: [], notAsked: ['DE', 'FR'] };
const LOG = { origin: 'example.org/log', size: 12, root: '' };

const all = (hits: number): Extent => ({ hits, more: false });

describe('coverage', () => {
  it('claims no absence where nothing was found', () => {
    expect(coverage(all(0), LOG, NOBODY)).toBe(
      'No record that you may see names such a party, in the log example.org/log at 12 entries. Others may hold records that are not shared with you. No state was asked.',
    );
  });

  it('never says that there is no refusal or no record without more', () => {
    expect(coverage(all(0), LOG, NOBODY)).not.toMatch(/no refusal|does not exist|never refused|not found/i);
  });

  it.each([
    [1, '1 record that you may see names a party like one you asked about,'],
    [2, '2 records that you may see name a party like one you asked about,'],
    [11, '11 records that you may see name a party like one you asked about,'],
  ])('counts %d in words that fit', (hits, beginning) => {
    expect(coverage(all(hits), LOG, NOBODY).startsWith(beginning)).toBe(true);
  });

  it.each([0, 1, 5])('says with %d hits which log was searched, and how far it had come', (hits) => {
    expect(coverage(all(hits), LOG, NOBODY)).toContain('in the log example.org/log at 12 entries.');
  });

  it.each([0, 1, 200])('says after %d hits that a search was cut off, and what to do', (hits) => {
    expect(coverage({ hits, more: true }, LOG, NOBODY)).toMatch(
      /There may be more than are shown: ask more narrowly\. /,
    );
  });

  it('names who was asked, whose silence is an answer, and who was not asked', () => {
    const states = { asked: ['CA', 'DE'], answered: ['CA', 'DE'], notAsked: ['FR'] };
    expect(coverage(all(0), LOG, states)).toMatch(
      / Asked, and answered if only with silence: CA, DE\. Not asked: FR\.$/,
    );
  });

  it('does not speak of states not asked when there are none', () => {
    const states = { asked: ['CA'], answered: ['CA'], notAsked: [] };
    expect(coverage(all(1), LOG, states)).not.toContain('Not asked');
  });
});
