import type { Audience, GroundPart, OutcomePart, PartyPart, PersonPart } from './parts/index.js';

/** An entry with who may read it written next to it. */
export type Shared<Entry> = Entry & { readonly audience: Audience };

/** Reasons in one language. */
export interface ReasonsEntry {
  /** Two-letter language tag. */
  readonly language: string;
  readonly text: string;
}

/** Entries of a record of which there may be several. */
export interface RecordEntries {
  readonly grounds: readonly Shared<GroundPart>[];
  readonly reasons: readonly Shared<ReasonsEntry>[];
  readonly parties: readonly Shared<PartyPart>[];
  readonly persons: readonly Shared<PersonPart>[];
}

/** Who learns of a hit without being shown a part; absent means nobody. */
export interface Levels {
  readonly announce?: Audience;
  readonly silent?: Audience;
}

/**
 * A decision as its author writes it before signing, every default written out: an audience at each entry,
 * `not_recorded` at each field that nobody filled in. Reading it again gives the same draft.
 */
export interface DecisionDraft extends RecordEntries, Levels {
  readonly audience: Audience;
  readonly outcome: Shared<OutcomePart>;
}
