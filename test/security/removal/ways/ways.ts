import { fieldWays } from './field-ways.js';
import { routeWays } from './route-ways.js';
import type { Offer, Way, WaysOf } from './way.type.js';

/** Every kind of way in. A new kind, such as a session of a browser, is one entry here. */
const KINDS: readonly WaysOf[] = [fieldWays, routeWays];

export function waysInto(offer: Offer): Way[] {
  return KINDS.flatMap((waysOf) => waysOf(offer));
}
