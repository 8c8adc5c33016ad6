import type { Randomness } from '#kernel';
import type { DecisionDraft } from './decision-draft.type.js';
import { PartCollection } from './part-collection.js';
import type { PartName } from './part-name.js';
import type { StatementPart } from './validate-part.js';
import { recordOf } from './validate-record.js';

/** The parts that the draft of a decision is signed as. */
export function assembleParts(draft: DecisionDraft, randomness: Randomness): Map<PartName, StatementPart> {
  const collection = new PartCollection(randomness, { kind: 'decision' });
  collection.place('outcome', draft.outcome);
  collection.placeEntries(draft);
  const parts = collection.close(draft);
  recordOf(parts);
  return parts;
}
