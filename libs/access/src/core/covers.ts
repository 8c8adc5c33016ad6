import { circleOwner } from '#statement';

import type { AudienceDefinition } from './audience-definition.js';

/**
 * Whether `wider` reaches everyone that `narrower` reaches, for as long, under every membership: whatever
 * becomes of circles and members later. It compares wording only, so a circle never stands in for the states
 * that happen to be in it.
 */
export function covers(wider: AudienceDefinition, narrower: AudienceDefinition): boolean {
  const named = namedIn(wider);
  return (
    wider.owner === narrower.owner &&
    [...namedIn(narrower)].every((state) => named.has(state)) &&
    [...circlesIn(narrower)].every((circle) => {
      const kept = keptOut(narrower, circle);
      return circlesIn(wider).has(circle) && [...keptOut(wider, circle)].every((state) => kept.has(state));
    })
  );
}

/** The states that read by their own name, the owner among them. */
function namedIn({ owner, any }: AudienceDefinition): Set<string> {
  return new Set<string>([
    owner,
    ...any.flatMap(({ states, except }) => states.filter((state) => !except.includes(state))),
  ]);
}

/** A circle that another state has made lets nobody in. */
function circlesIn({ owner, any }: AudienceDefinition): Set<string> {
  const named = any.flatMap(({ circles }) => circles);
  return new Set(named.filter((circle) => (circleOwner(circle) ?? owner) === owner));
}

/** The states that this circle does not let in: those that every audience with the circle excludes. */
function keptOut(definition: AudienceDefinition, circle: string): Set<string> {
  const named = namedIn(definition);
  const [first, ...others] = definition.any.filter(({ circles }) => circles.includes(circle));
  const everywhere = (first?.except ?? []).filter(
    (state) => !named.has(state) && others.every(({ except }) => except.includes(state)),
  );
  return new Set(everywhere);
}
