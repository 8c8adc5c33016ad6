import type { Audience } from '#statement';

import type { Contact } from './contact-text.js';
import type { RelationAnswer } from './history.type.js';
import type { StatusAnswer } from './status.type.js';

/** A part as the node answers it: shown, or why it is not. Its content is read from the evidence. */
export interface PartStateAnswer {
  readonly __typename: string;
  readonly contactPoint?: Contact | null;
}

/** Whom the record is shared with as of now; all but the type only for its owner. */
export interface SharingAnswer extends PartStateAnswer {
  readonly parts?: readonly (Audience & { readonly part: string })[];
  readonly announce?: Audience | null;
  readonly silent?: Audience | null;
}

/** One signed statement about the record, for what it changes in it. */
export interface ShownStatement {
  readonly kind: { readonly code: string };
  readonly logIndex: number;
  readonly evidence: string;
}

/** One record, as this program asks for it. */
export interface ShownPrecedent {
  readonly id: string;
  readonly demonstration: boolean;
  readonly recordedAt: string;
  readonly logIndex: number;
  readonly attribution: string;
  readonly version: number;
  readonly status: StatusAnswer;
  readonly groundsNote: string | null;
  /** Signed part and disclosures of the decision (RFC 9901). */
  readonly evidence: string;
  readonly signedBy: { readonly code: string; readonly name: string };
  readonly outcome: PartStateAnswer;
  readonly grounds: readonly PartStateAnswer[];
  readonly reasons: readonly PartStateAnswer[];
  readonly parties: readonly PartStateAnswer[];
  readonly persons: readonly PartStateAnswer[];
  readonly sharing: SharingAnswer;
  readonly relations: readonly RelationAnswer[];
  readonly history: readonly ShownStatement[];
}
