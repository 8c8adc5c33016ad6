import DefaultSequencer from '@jest/test-sequencer';

/**
 * Suites that take a minute or more on one core, the longest first. In a fresh clone Jest knows no durations, and a long
 * suite that starts last leaves the other core idle.
 */
const LONG = [
  'test/security/database/hot-queries',
  'test/security/two-worlds/seeded-leak',
  'test/e2e/cli-operate',
  'test/security/two-worlds/some-states',
  'test/security/negatives/api',
  'test/security/matrix/matrix',
  'test/security/two-worlds/across-nodes',
  'test/federation/random-faults',
];

/** Jest loads this file as it stands, so it is JavaScript. */
export default class LongestFirst extends DefaultSequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}

function rank({ path }) {
  const place = LONG.findIndex((suite) => path.includes(suite));
  if (place >= 0) return place;
  return path.endsWith('.e2e-spec.ts') ? LONG.length : LONG.length + 1;
}
