import { audienceOf, audienceOfAny } from '#access';
import { systemRandomness } from '#kernel';
import { type Audience, type SharingPart, assembleParts, parseDecision, partKind } from '#statement';

import { exampleDecision as decision } from '../../statement/test/example-decision.js';
import { type StoredRecord, type Viewpoint, onlyShared } from '../src/visible-record.js';
import { NOW, exampleMembership } from './example-membership.js';

export { decision };

/** Who may read an entry, in the author's form. */
export const forStates = (...states: string[]): Audience => ({ circles: [], states, except: [] });
export const forCircle = (circle: string): Audience => ({ circles: [circle], states: [], except: [] });

/** The decision as the database keeps it, with all its parts. */
export function storedRecord(draft: object = decision(), state = 'NL'): StoredRecord {
  const parts = assembleParts(parseDecision(draft), systemRandomness);
  const sharing = (parts.get('sharing') as SharingPart).parts;
  const shared = Object.values(sharing).flatMap((audience) => audience ?? []);
  return {
    recordId: 'record-1',
    logIndex: 4,
    state,
    demo: false,
    recordedAt: NOW,
    signedPart: 'header.payload.signature',
    leafHash: Buffer.alloc(32, 7),
    parts: [...parts].map(([part, content]) => ({
      part,
      kind: partKind(part),
      content,
      encoded: `disclosure-of-${part.replace(':', '-')}`,
      audience: part === 'head' ? audienceOfAny(state, shared) : audienceOf(state, sharing[part]),
    })),
  };
}

export function viewOf(state: string): Viewpoint {
  return { state, membership: exampleMembership(), at: NOW };
}

/** The record as this state may see it; an error when it may see nothing. */
export function visibleTo(state: string, record: StoredRecord): StoredRecord {
  const visible = onlyShared(record, viewOf(state));
  if (!visible) throw new Error(`${state} may see nothing of the record.`);
  return visible;
}
