import { fieldWays } from './field-ways.js';
import { routeWays } from './route-ways.js';
import { MEANS, type Offer, type Way, type WaysOf } from './way.type.js';

/** Every kind of way in; a new one is one entry here. */
const KINDS: readonly WaysOf[] = [fieldWays, routeWays];

export function waysInto(offer: Offer): Way[] {
  return MEANS.flatMap((means) =>
    KINDS.flatMap((waysOf) =>
      waysOf(offer, means).map((way) => ({ ...way, name: `${way.name} by ${means}` })),
    ),
  );
}
