import { EntityManager } from 'typeorm';

import { together } from '#database';
import { circleOwner } from '#statement';

import type { AudienceDefinition } from './core/audience-definition.js';
import type { OwnRules } from './core/own-rules.js';
import { StateCircle } from './state-circle.entity.js';
import { StateExclusion } from './state-exclusion.entity.js';

type NamedCircle = Pick<StateCircle, 'circleId' | 'states' | 'expires'>;
interface Lease {
  readonly origin: string;
  readonly until: Date;
}
type ShutOut = Pick<StateExclusion, 'owner' | 'states'>;

const CIRCLES = `
  SELECT circle_id AS "circleId", states, expires FROM state_circle WHERE circle_id = ANY($1::text[])`;
const LEASES = 'SELECT origin, until FROM mirror_lease WHERE origin = ANY($1::text[])';
const EXCLUSIONS = 'SELECT owner, states FROM state_exclusion WHERE owner = ANY($1::text[])';

/**
 * The own circles that these audiences name, and whom their owners have shut out. Asked anew each time: another
 * process of the node may have taken a word on it since.
 */
export async function readOwnRules(
  manager: EntityManager,
  definitions: Iterable<AudienceDefinition>,
): Promise<OwnRules> {
  const [owners, ids, origins] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { owner, any, lease } of definitions) {
    if (lease !== undefined) origins.add(lease);
    owners.add(owner);
    for (const { circles } of any) for (const id of circles) if (circleOwner(id) === owner) ids.add(id);
  }
  // The text of the statements must not tell how much an audience says: a reader could measure it.
  const [circles, exclusions, leases] = await together([
    manager.query<NamedCircle[]>(CIRCLES, [[...ids]]),
    manager.query<ShutOut[]>(EXCLUSIONS, [[...owners]]),
    manager.query<Lease[]>(LEASES, [[...origins]]),
  ]);
  return rulesOf(circles, exclusions, leases);
}

export async function readAllRules(manager: EntityManager): Promise<OwnRules> {
  const [circles, exclusions] = [await manager.find(StateCircle), await manager.find(StateExclusion)];
  return rulesOf(circles, exclusions, await manager.query<Lease[]>('SELECT origin, until FROM mirror_lease'));
}

/** What one state has said itself. */
export async function readRulesOf(manager: EntityManager, owner: string): Promise<OwnRules> {
  const circles = await manager.findBy(StateCircle, { owner });
  return rulesOf(circles, await manager.findBy(StateExclusion, { owner }), []);
}

function rulesOf(
  circles: readonly NamedCircle[],
  exclusions: readonly ShutOut[],
  leases: readonly Lease[],
): OwnRules {
  return {
    circles: new Map(circles.map(({ circleId, states, expires }) => [circleId, { states, until: expires }])),
    excluded: new Map(exclusions.map(({ owner, states }) => [owner, new Set(states)])),
    leases: new Map(leases.map(({ origin, until }) => [origin, until])),
  };
}
