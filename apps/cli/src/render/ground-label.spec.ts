import { audienceText } from './audience-text.js';
import { groundLabel } from './ground-label.js';
import { Wording } from './wording.js';

const english = new Wording('en');
const dutch = new Wording('nl');

describe('the words for a ground', () => {
  it.each([
    ['UND-01', 'reasons not available (not made public)'],
    ['UND-02', 'reasons not available (classified)'],
    ['UND-03', 'reasons not available (confidential business information)'],
    ['UND-04', 'other ground, in words'],
    ['SEC-02', 'Loss of a critical technology'],
    ['XYZ-99', 'XYZ-99'],
  ])('%s are: %s', (code, label) => {
    expect(groundLabel(code, english)).toBe(label);
  });

  it('are Dutch when asked for', () => {
    expect(groundLabel('UND-02', dutch)).toBe('motivering niet beschikbaar (gerubriceerd)');
    expect(groundLabel('SEC-02', dutch)).toBe('Verlies van kritieke technologie');
  });
});

describe('the words for an audience', () => {
  it('name circles, states and exceptions as they were written', () => {
    const audience = { circles: ['eu', 'oecd'], states: ['CA'], except: ['IT'] };
    expect(audienceText(audience, english)).toBe('circles eu, oecd; states CA; except IT');
    expect(audienceText(audience, dutch)).toBe('kringen eu, oecd; staten CA; behalve IT');
  });

  it('say that nobody but the owner is meant when nobody is named', () => {
    expect(audienceText({ circles: [], states: [], except: ['IT'] }, english)).toBe('owner only');
  });
});

describe('values', () => {
  it('that are not recorded say so and are never left out', () => {
    expect(english.value('not_recorded')).toBe('not recorded');
    expect(english.country('not_recorded')).toBe('not recorded');
    expect(english.term([], 'not_recorded')).toBe('not recorded');
    expect(english.terms([], [])).toBe('none');
    expect(dutch.country('DE')).toBe('Duitsland (DE)');
  });
});
