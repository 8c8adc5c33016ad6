import { findGround, groundGroups, isGroundUnavailable } from '#vocabulary';

import { GroundCode } from './ground-code.type.js';
import { termOf } from './term.type.js';

export function describeGround(code: string): GroundCode | undefined {
  const ground = findGround(code);
  if (!ground) return undefined;
  return Object.assign(new GroundCode(), {
    code,
    group: termOf(groundGroups, ground.group),
    definition: ground.definition,
    source: ground.source,
    unavailable: isGroundUnavailable(code),
    labels: ground.label,
  });
}
