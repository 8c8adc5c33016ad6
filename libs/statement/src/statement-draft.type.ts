import type { RecordPart } from './check-composition.js';
import type { DecisionDraft, Levels, RecordEntries, Shared } from './decision-draft.type.js';
import type { PartName } from './part-name.js';
import type {
  Audience,
  CirclePart,
  ErasurePart,
  EventPart,
  ExclusionPart,
  RelationPart,
  WithdrawalPart,
} from './parts/index.js';

/** A statement about a record that was opened earlier. */
interface DraftAbout {
  /** Id of the decision acted on. */
  readonly ref: string;
  /** Who may read what the statement says, where an entry has no audience of its own. */
  readonly audience: Audience;
}

export interface LegalEventDraft extends DraftAbout {
  readonly kind: 'legal-event';
  readonly event: EventPart;
}

export interface RelationDraft extends DraftAbout {
  readonly kind: 'relation';
  readonly relation: RelationPart;
}

export interface WithdrawalDraft extends DraftAbout {
  readonly kind: 'withdrawal';
  readonly withdrawal: WithdrawalPart;
}

export interface ErasureDraft extends DraftAbout {
  readonly kind: 'erasure';
  readonly erasures: readonly Shared<ErasurePart>[];
}

/** Parts of a record as they stand from now on, by the names under which they stand. */
export type Replacements = Readonly<Partial<Record<PartName, Shared<RecordPart>>>>;

export interface CorrectionDraft extends DraftAbout {
  readonly kind: 'correction';
  readonly reason: string;
  readonly replace: Replacements;
  readonly add: RecordEntries;
}

/** The complete new sharing of a record: a part not named here is for its owner only. */
export interface SharingDraft extends Levels {
  readonly kind: 'sharing';
  /** Id of the decision, or of another statement about a record whose parts are shared anew. */
  readonly ref: string;
  readonly parts: Readonly<Partial<Record<PartName, Audience>>>;
}

/** A circle of the state's own. Whom it is shown to follows from its roster. */
export interface CircleDraft {
  readonly kind: 'circle';
  readonly circle: CirclePart;
}

/** Who is shut out of all records of the state; for its owner alone. */
export interface ExclusionDraft {
  readonly kind: 'exclusion';
  readonly exclusion: ExclusionPart;
}

/** A statement of any kind as its author writes it, every default written out. */
export type StatementDraft =
  | (DecisionDraft & { readonly kind: 'decision' })
  | LegalEventDraft
  | RelationDraft
  | WithdrawalDraft
  | ErasureDraft
  | CorrectionDraft
  | SharingDraft
  | CircleDraft
  | ExclusionDraft;

/** The draft of one kind. */
export type DraftOf<Kind extends StatementDraft['kind']> = Extract<StatementDraft, { kind: Kind }>;
