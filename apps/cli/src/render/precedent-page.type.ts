import { type NotCountedAnswer, STATUS, type StatusAnswer } from './status.type.js';

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

/** What is asked of it, in a query with the variable `$language`. */
export const LISTED = `
  id attribution demonstration ${STATUS}
  signedBy { code }
  outcome {
    __typename
    ... on Outcome {
      kind { code label(language: $language) }
      decidedBy { code }
      decidedOn { value }
      mainLayer { code label(language: $language) }
    }
  }
  grounds { __typename ... on Ground { code { code } } }
  parties { __typename ... on Party { role { code } names { value } } }`;

export interface PrecedentPage {
  readonly edges: readonly { readonly node: ListedPrecedent }[];
  readonly notCounted: readonly NotCountedAnswer[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
