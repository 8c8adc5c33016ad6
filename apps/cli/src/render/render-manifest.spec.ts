import type { CirclePart, ExclusionPart } from '#statement';

import type { StandingManifest } from '../preview/standing-manifest.js';
import { renderManifest } from './render-manifest.js';
import { Wording } from './wording.js';

const circle: CirclePart = {
  id: 'nl:partners',
  label: { en: 'Partners', nl: 'Partners' },
  states: ['FR', 'CZ'],
  version: 2,
  expires: '2027-05-01T00:00:00Z',
  roster: 'members',
};
const exclusion: ExclusionPart = { states: [], version: 3, reason: 'Lifted.' };

const rendered = (
  manifest: CirclePart | ExclusionPart,
  standing: StandingManifest | undefined,
  language: 'en' | 'nl' = 'en',
): string[][] =>
  renderManifest(manifest, standing, new Wording(language))
    .trim()
    .split('\n')
    .map((line) => line.split(/ {2,}/));

describe('what a circle or an exclusion changes', () => {
  it('is said of a circle with who is in it, who comes and who goes', () => {
    expect(rendered(circle, { version: 1, states: ['CZ', 'GB'] })).toEqual([
      ['circle', 'nl:partners (Partners)'],
      ['until', '2027-05-01T00:00:00Z'],
      ['known to', 'Its states'],
      ['version', '2'],
      ['in it from now on', 'CZ, FR'],
      ['newly in', 'FR'],
      ['no longer in', 'GB'],
    ]);
  });

  it('is said of an exclusion with who is shut out and who is let in again', () => {
    expect(rendered(exclusion, { version: 2, states: ['GB'] })).toEqual([
      ['version', '3'],
      ['shut out of all your records', 'none'],
      ['newly shut out', 'none'],
      ['let in again', 'GB'],
    ]);
  });

  it('is not said where nobody was asked what stands', () => {
    expect(rendered(circle, undefined).at(-1)).toEqual(['in it from now on', 'CZ, FR']);
  });

  it('is said in Dutch too', () => {
    expect(rendered(circle, undefined, 'nl')).toContainEqual(['bekend bij', 'De staten erin']);
  });
});
