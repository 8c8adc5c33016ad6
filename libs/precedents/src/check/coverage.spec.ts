import type { Following, SearchedLog } from '#journal/core';

import { type Extent, coverage } from './coverage.js';

const NOBODY = { asked: [], answered: [], notAsked: ['DE', 'FR'] };
const at = (time: string): number => Date.parse(time) / 1000;
const FOLLOWING: Following = {
  states: ['NL'],
  freshness: 'own',
  reasons: [],
  pulledAt: null,
  withheld: null,
};
const log = (origin: string, size: number, following: Partial<Following> = {}): SearchedLog => ({
  ...{ origin, size, root: '', checkpoint: null },
  following: { ...FOLLOWING, ...following },
});
const OWN = log('example.org/log', 12);
const LOG = [OWN];
const PULLED = at('2026-11-24T09:00:00Z');
const FRENCH = log('fr.example/log', 5, { states: ['FR'], freshness: 'fresh', pulledAt: PULLED });
const stale = (following: Partial<Following>): SearchedLog =>
  log('ca.example/log', 3, { states: ['CA'], freshness: 'stale', pulledAt: PULLED, ...following });

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

  it('names each state whose node has not answered, and claims no silence of it', () => {
    const states = { asked: ['CA', 'DE'], answered: ['DE'], notAsked: [] };
    expect(coverage(all(0), LOG, states)).toMatch(
      / Asked, and answered if only with silence: DE\. Asked, and without an answer from its node: CA\.$/,
    );
    expect(coverage(all(0), LOG, { ...states, answered: [] })).not.toContain('silence');
  });

  it('names every log that was searched, and says nothing more of those that are fresh', () => {
    expect(coverage(all(1), [OWN, FRENCH], NOBODY)).toBe(
      '1 record that you may see names a party like one you asked about, in the logs example.org/log at 12 entries and fr.example/log at 5 entries. No state was asked.',
    );
    expect(coverage(all(1), [OWN, FRENCH, stale({})], NOBODY)).toContain(
      'in the logs example.org/log at 12 entries, fr.example/log at 5 entries and ca.example/log at 3 entries.',
    );
  });

  it('names a part that is stale, since when, and what was readable before', () => {
    const withheld = { records: 2, until: at('2026-11-25T09:00:00Z') };
    const lapsed = stale({ reasons: ['lease_over', 'not_pulled'], withheld });
    expect(coverage(all(0), [OWN, lapsed], NOBODY)).toContain(
      ' The part of CA is as of 2026-11-24T09:00:00Z, not confirmed since. 2 records of CA that you could read until 2026-11-25T09:00:00Z are not shown: its node has not renewed its permission. ',
    );
    const one = stale({ reasons: ['lease_over'], withheld: { ...withheld, records: 1 } });
    expect(coverage(all(0), [OWN, one], NOBODY)).toContain(' 1 record of CA that you could read until ');
  });

  it('says why a log is followed no further', () => {
    expect(coverage(all(0), [OWN, stale({ reasons: ['frozen'] })], NOBODY)).toContain(
      'not confirmed since: its log has signed two histories and is followed no further.',
    );
  });

  it('says of a log that was begun and never taken over whole that it was not', () => {
    expect(coverage(all(0), [OWN, stale({ reasons: ['not_pulled'], pulledAt: null })], NOBODY)).toContain(
      'The part of CA was never taken over whole, not confirmed since.',
    );
  });

  it('claims to have searched nothing of a log that was never followed', () => {
    const never = log('ca.example/log', 0, { states: ['AU', 'CA'], freshness: 'never_followed' });
    const text = coverage(all(0), [OWN, never], NOBODY);
    expect(text).toContain('in the log example.org/log at 12 entries.');
    expect(text).toContain('The part of AU, CA was never followed here, and nothing of it was searched.');
  });

  it('says of an answer from before other logs were followed which one it searched', () => {
    const before: SearchedLog = { origin: OWN.origin, size: OWN.size, root: '', checkpoint: null };
    expect(coverage(all(0), [before], NOBODY)).toContain('in the log example.org/log at 12 entries.');
  });
});
