import { ALL_MEMBERS } from './own-circle-id.js';
import type { Audience, CirclePart, ExclusionPart } from './parts/index.js';

const NOBODY: Audience = { circles: [], states: [], except: [] };

/** Whom a manifest is for: it follows from what it says, so that nobody can be told of a circle by mistake. */
export function manifestAudience(manifest: CirclePart | ExclusionPart): Audience {
  if (!('roster' in manifest) || manifest.roster === 'owner') return NOBODY;
  return { ...NOBODY, circles: [manifest.roster === 'open' ? ALL_MEMBERS : manifest.id] };
}
