import { type CirclePart, type ExclusionPart, circleOwner } from '#statement';

import type { GateView } from '../check-submission.js';
import { IntakeError } from '../intake.errors.js';
import type { Submission } from '../submission.js';

/** A circle that nobody renews ends within this time. */
const LONGEST_YEARS = 5;

/** What only the membership, the clock and what stands can say about a circle or an exclusion. */
export function checkManifest({ state, content }: Submission, view: GateView): void {
  const circle = content.parts.get('circle') as CirclePart | undefined;
  const exclusion = content.parts.get('exclusion') as ExclusionPart | undefined;
  if (circle) checkCircle(circle, state, view);
  if (exclusion) checkExclusion(exclusion, state, view);
}

function checkCircle(circle: CirclePart, state: string, view: GateView): void {
  if (circleOwner(circle.id) !== state) {
    throw new IntakeError('CIRCLE_NOT_OWN', 'The id of the circle is that of another state.', {
      path: ['circle', 'id'],
      advice: 'Begin it with the code of your own state in small letters and a colon, as in nl:partners.',
    });
  }
  checkVersion('circle', circle.version, view);
  checkExpiry(circle.expires, view.now);
  checkStates('circle', circle.states, view, []);
}

function checkExclusion({ version, states }: ExclusionPart, state: string, view: GateView): void {
  checkVersion('exclusion', version, view);
  if (states.some((code) => code === state)) {
    throw new IntakeError('EXCLUSION_OF_ITSELF', 'A state cannot shut itself out of its own records.', {
      path: ['exclusion', 'states'],
      advice: 'Leave your own state out of the list.',
    });
  }
  // Whoever left the register may come back, and is not let in by that.
  checkStates('exclusion', states, view, view.standing?.states ?? []);
}

/** An old manifest that is sent anew changes nothing, and of two officers at once only one is right. */
function checkVersion(kind: 'circle' | 'exclusion', version: number, { standing }: GateView): void {
  if (version === (standing?.version ?? 0) + 1) return;
  throw new IntakeError('MANIFEST_VERSION', 'The version is not the one that comes next.', {
    path: [kind, 'version'],
    advice: `Give the first one version 1, and each next one the version that \`${kind}s\` shows, plus one.`,
  });
}

function checkExpiry(expires: string, now: Date): void {
  const [at, latest] = [new Date(expires), new Date(now)];
  latest.setUTCFullYear(latest.getUTCFullYear() + LONGEST_YEARS);
  if (now < at && at <= latest) return;
  throw new IntakeError('CIRCLE_EXPIRY', 'The circle does not end within the next five years.', {
    path: ['circle', 'expires'],
    advice: 'Choose a moment that lies ahead, at most five years; renew the circle with its next version.',
  });
}

/** Members, now or from a day that the root names. */
function checkStates(
  kind: 'circle' | 'exclusion',
  codes: readonly string[],
  { membership }: GateView,
  kept: readonly string[],
): void {
  if (codes.every((code) => membership.state(code) !== undefined || kept.includes(code))) return;
  throw new IntakeError('MANIFEST_STATE_UNKNOWN', 'It names a state that is not in the register.', {
    path: [kind, 'states'],
    advice: 'Use the codes that the query `states` lists.',
  });
}
