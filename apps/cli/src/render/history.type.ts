import type { StatusAnswer } from './status.type.js';

interface Coded {
  readonly code: string;
  readonly label: string;
}

interface Dated {
  readonly value: string;
}

export interface RelationAnswer {
  readonly relation: Coded;
  readonly recordId: string;
  /** True when the other record says it of this one. */
  readonly inverse: boolean;
  readonly saidBy: { readonly code: string };
  readonly note: string | null;
}

/** What one statement says, as far as the reader may see it. */
export type HistoryContent =
  | {
      readonly __typename: 'Decided';
      readonly decision: Coded;
      readonly decidedOn: Dated;
      readonly authority: string;
    }
  | {
      readonly __typename: 'LegalEventEntry';
      readonly event: Coded;
      readonly occurredOn: Dated;
      readonly by: string | null;
      readonly summary: string | null;
      readonly reference: { readonly source: string; readonly url: string | null } | null;
    }
  | { readonly __typename: 'RelationEntry'; readonly relation: RelationAnswer }
  | { readonly __typename: 'WithdrawalEntry'; readonly withdrawn: Coded; readonly note: string | null }
  | { readonly __typename: 'CorrectionEntry'; readonly reason: string; readonly parts: readonly string[] }
  | {
      readonly __typename: 'ErasureEntry';
      readonly erased: readonly { readonly part: string; readonly reason: Coded }[];
    }
  | { readonly __typename: 'SharingChanged'; readonly sharedParts: readonly string[] }
  | { readonly __typename: 'NotShared' }
  | { readonly __typename: 'Erased' };

/** One signed statement about a record. */
export interface HistoryEntry {
  readonly id: string;
  readonly kind: Coded;
  readonly recordedAt: string;
  readonly logIndex: number;
  readonly content: HistoryContent;
  readonly evidence: string;
}

/** A record and everything said about it that the reader may see, at one moment. */
export interface RecordHistory {
  readonly id: string;
  readonly demonstration: boolean;
  readonly attribution: string;
  readonly signedBy: { readonly code: string; readonly name: string };
  readonly status: StatusAnswer;
  readonly relations: readonly RelationAnswer[];
  readonly parties: readonly {
    readonly role?: { readonly code: string };
    readonly names?: readonly { readonly value: string }[];
  }[];
  readonly history: readonly HistoryEntry[];
}
