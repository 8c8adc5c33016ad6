import type { Contact } from './contact-text.js';

/** A part as the node answers it: shown, or why it is not. Its content is read from the evidence. */
export interface PartStateAnswer {
  readonly __typename: string;
  readonly contactPoint?: Contact | null;
}

/** One record, as this program asks for it. */
export interface ShownPrecedent {
  readonly id: string;
  readonly demonstration: boolean;
  readonly recordedAt: string;
  readonly logIndex: number;
  readonly attribution: string;
  /** Signed part and disclosures (RFC 9901). */
  readonly evidence: string;
  readonly signedBy: { readonly code: string; readonly name: string };
  readonly outcome: PartStateAnswer;
  readonly grounds: readonly PartStateAnswer[];
  readonly reasons: readonly PartStateAnswer[];
  readonly parties: readonly PartStateAnswer[];
  readonly persons: readonly PartStateAnswer[];
  readonly sharing: PartStateAnswer;
}
