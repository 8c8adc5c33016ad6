import type { Randomness } from '#kernel';
import { assembleParts } from './assemble-parts.js';
import type { Shared } from './decision-draft.type.js';
import { manifestAudience } from './manifest-audience.js';
import { PartCollection } from './part-collection.js';
import { isPartName, type PartName } from './part-name.js';
import type { CirclePart, ExclusionPart, ManifestKind } from './parts/index.js';
import type { DraftOf, StatementDraft } from './statement-draft.type.js';
import type { StatementPart } from './validate-part.js';
import { statementOf } from './validate-statement.js';

type OtherDraft = Exclude<StatementDraft, { kind: 'decision' }>;

/** The parts that a draft of any kind is signed as: a whole statement, every rule of its kind kept. */
export function assembleStatement(
  draft: StatementDraft,
  randomness: Randomness,
): Map<PartName, StatementPart> {
  if (draft.kind === 'decision') return assembleParts(draft, randomness);
  const head = 'ref' in draft ? { kind: draft.kind, ref: draft.ref } : { kind: draft.kind };
  const collection = new PartCollection(randomness, head);
  placeContent(draft, collection);
  const parts = collection.close(draft.kind === 'sharing' ? draft : {});
  statementOf(parts);
  return parts;
}

function placeContent(draft: OtherDraft, collection: PartCollection): void {
  switch (draft.kind) {
    case 'legal-event':
      return collection.place('event', shared(draft.event, draft));
    case 'relation':
      return collection.place('relation', shared(draft.relation, draft));
    case 'withdrawal':
      return collection.place('withdrawal', shared(draft.withdrawal, draft));
    case 'erasure':
      return collection.placeAll('erasure', draft.erasures);
    case 'correction':
      return placeCorrection(draft, collection);
    case 'circle':
      return placeManifest('circle', draft.circle, collection);
    case 'exclusion':
      return placeManifest('exclusion', draft.exclusion, collection);
    case 'sharing':
      return named(draft.parts).forEach(([name, audience]) => collection.share(name, audience));
  }
}

/** What is replaced comes first, so that nothing added is given the name of it. */
function placeCorrection(draft: DraftOf<'correction'>, collection: PartCollection): void {
  collection.place('correction', shared({ reason: draft.reason }, draft));
  named(draft.replace).forEach(([name, entry]) => collection.place(name, entry));
  collection.placeEntries(draft.add);
}

function placeManifest(
  kind: ManifestKind,
  manifest: CirclePart | ExclusionPart,
  collection: PartCollection,
): void {
  collection.place(kind, { ...manifest, audience: manifestAudience(manifest) });
}

function shared<Part extends object>(
  part: Part,
  { audience }: Pick<DraftOf<'relation'>, 'audience'>,
): Shared<Part> {
  return { ...part, audience };
}

function named<Value>(values: Readonly<Partial<Record<PartName, Value>>>): [PartName, Value][] {
  return Object.entries(values).filter((entry): entry is [PartName, Value] => isPartName(entry[0]));
}
