import type { Randomness } from '#kernel';
import type { DecisionDraft } from './decision-draft.type.js';
import { type HandleKind, newPartName, type PartName, reasonsName } from './part-name.js';
import type { Audience, SharingPart } from './parts/index.js';
import { type StatementPart, validatePart } from './validate-part.js';
import { recordOf } from './validate-record.js';

/**
 * The parts that a draft is signed as: handles given, audiences collected into `sharing`.
 * An entry that nobody else may read is left out of `sharing`, which means the same and says less.
 */
export function assembleParts(draft: DecisionDraft, randomness: Randomness): Map<PartName, StatementPart> {
  const parts = new Map<PartName, StatementPart>();
  const sharing: SharingPart = { parts: {} };
  const place = (name: PartName, { audience, ...part }: { readonly audience: Audience }): void => {
    parts.set(name, validatePart(name, part));
    if (reachesAnyone(audience)) sharing.parts[name] = audience;
  };
  const placeAll = (kind: HandleKind, entries: readonly { readonly audience: Audience }[]): void =>
    entries.forEach((entry) => place(freshName(kind, parts, randomness), entry));

  parts.set('head', validatePart('head', { kind: 'decision' }));
  place('outcome', draft.outcome);
  placeAll('ground', draft.grounds);
  draft.reasons.forEach(({ language, ...entry }) => place(reasonsName(language), entry));
  placeAll('party', draft.parties);
  placeAll('person', draft.persons);
  parts.set('sharing', validatePart('sharing', sharing));
  recordOf(parts);
  return parts;
}

function reachesAnyone({ circles, states }: Audience): boolean {
  return circles.length + states.length > 0;
}

function freshName(
  kind: HandleKind,
  taken: ReadonlyMap<PartName, unknown>,
  randomness: Randomness,
): PartName {
  const name = newPartName(kind, randomness);
  return taken.has(name) ? freshName(kind, taken, randomness) : name;
}
