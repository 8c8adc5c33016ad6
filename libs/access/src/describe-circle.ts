import type { Circle as CircleEntry, Membership } from '#membership';
import type { Label } from '#vocabulary';

import { Circle } from './circle.type.js';
import { describeState } from './describe-state.js';
import { seesRoster } from './known-to.js';
import type { StateCircle } from './state-circle.entity.js';

/** A circle as officers of `reader` may know it: its roster only where it is open to them. */
export function describeCircle(
  circle: CircleEntry,
  reader: string,
  language: keyof Label,
  membership: Membership,
): Circle {
  return Object.assign(new Circle(), {
    id: circle.id,
    owner: undefined,
    label: circle.label[language],
    version: circle.version,
    expires: new Date(circle.expires),
    roster: circle.roster,
    states: seesRoster(circle, reader)
      ? circle.states.map((code) => describeState(code, membership))
      : undefined,
  });
}

/** A state's own circle. Whoever may know of one knows who is in it. */
export function describeOwnCircle(
  { circleId, owner, label, version, expires, roster, states }: StateCircle,
  language: keyof Label,
  membership: Membership,
): Circle {
  return Object.assign(new Circle(), {
    id: circleId,
    owner: describeState(owner, membership),
    label: label[language],
    version,
    expires,
    roster,
    states: [...states].sort().map((code) => describeState(code, membership)),
  });
}
