import type { Membership } from '#membership';
import type { Label } from '#vocabulary';

import { Circle } from './circle.type.js';
import { describeState } from './describe-state.js';

/** A circle as officers of `reader` may know it: its roster only where it is open to them. */
export function describeCircle(
  circle: ReturnType<Membership['circles']>[number],
  reader: string,
  language: keyof Label,
  membership: Membership,
): Circle {
  const open = circle.roster === 'open' || (circle.roster === 'members' && circle.states.includes(reader));
  return Object.assign(new Circle(), {
    id: circle.id,
    label: circle.label[language],
    version: circle.version,
    expires: new Date(circle.expires),
    roster: circle.roster,
    states: open ? circle.states.map((code) => describeState(code, membership)) : undefined,
  });
}
