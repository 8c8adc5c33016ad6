import { EntityManager, In } from 'typeorm';

import { circleOwner } from '#statement';

import type { AudienceDefinition } from './core/audience-definition.js';
import type { OwnRules } from './core/own-rules.js';
import { StateCircle } from './state-circle.entity.js';
import { StateExclusion } from './state-exclusion.entity.js';

/**
 * The own circles that these audiences name, and whom their owners have shut out. Asked anew each time: another
 * process of the node may have taken a word on it since.
 */
export async function readOwnRules(
  manager: EntityManager,
  definitions: Iterable<AudienceDefinition>,
): Promise<OwnRules> {
  const [owners, ids] = [new Set<string>(), new Set<string>()];
  for (const { owner, any } of definitions) {
    owners.add(owner);
    for (const { circles } of any) for (const id of circles) if (circleOwner(id) === owner) ids.add(id);
  }
  const circles = await manager.findBy(StateCircle, { circleId: In([...ids]) });
  return rulesOf(circles, await manager.findBy(StateExclusion, { owner: In([...owners]) }));
}

export async function readAllRules(manager: EntityManager): Promise<OwnRules> {
  return rulesOf(await manager.find(StateCircle), await manager.find(StateExclusion));
}

/** What one state has said itself. */
export async function readRulesOf(manager: EntityManager, owner: string): Promise<OwnRules> {
  const circles = await manager.findBy(StateCircle, { owner });
  return rulesOf(circles, await manager.findBy(StateExclusion, { owner }));
}

function rulesOf(circles: readonly StateCircle[], exclusions: readonly StateExclusion[]): OwnRules {
  return {
    circles: new Map(circles.map(({ circleId, states, expires }) => [circleId, { states, until: expires }])),
    excluded: new Map(exclusions.map(({ owner, states }) => [owner, new Set(states)])),
  };
}
