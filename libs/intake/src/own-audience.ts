import { type AudienceDefinition, audienceOf } from '#access';
import type { PartName } from '#statement';

import type { Submission } from './submission.js';

/** The audience that a statement gives to a part, in its own sharing. */
export function audienceIn({ state, content }: Submission, part: PartName): AudienceDefinition {
  return audienceOf(state, content.sharing.parts[part]);
}
