import type { NotCountedAnswer, StatusAnswer } from './status.type.js';

/** One record of a list, as this program asks for it. */
export interface ListedPrecedent {
  readonly id: string;
  readonly attribution: string;
  readonly demonstration: boolean;
  readonly status: StatusAnswer;
  readonly signedBy: { readonly code: string };
  readonly outcome: {
    readonly __typename: string;
    readonly kind?: { readonly code: string; readonly label: string };
    readonly decidedBy?: { readonly code: string };
    readonly decidedOn?: { readonly value: string };
    readonly mainLayer?: { readonly code: string; readonly label: string };
  };
  readonly grounds: readonly { readonly __typename: string; readonly code?: { readonly code: string } }[];
  readonly parties: readonly {
    readonly __typename: string;
    readonly role?: { readonly code: string };
    readonly names?: readonly { readonly value: string }[];
  }[];
}

export interface PrecedentPage {
  readonly edges: readonly { readonly node: ListedPrecedent }[];
  readonly notCounted: readonly NotCountedAnswer[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
