import type { Audience, SharingPart } from '#statement';

/** The parts that are shared with somebody, each with its audience. */
export function sharedParts({ parts }: SharingPart): [part: string, audience: Audience][] {
  return Object.entries(parts).flatMap(([part, audience]) => (audience ? [[part, audience]] : []));
}
