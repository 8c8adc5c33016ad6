import type { ListedPrecedent } from './precedent-page.type.js';
import type { NotCountedAnswer } from './status.type.js';

/** One record that was found, and why, in the words of the node. */
export interface FoundPrecedent {
  readonly node: ListedPrecedent;
  readonly why: readonly { readonly says: string }[];
}

/** What a search answers, as this program asks for it. */
export interface SearchPage {
  readonly edges: readonly FoundPrecedent[];
  readonly named: readonly {
    readonly asked: string;
    readonly facet: string;
    readonly code: { readonly code: string; readonly label: string };
  }[];
  readonly limited: string | null;
  readonly notCounted: readonly NotCountedAnswer[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** What is like a case. */
export interface SimilarAnswer {
  readonly similar: readonly {
    readonly precedent: ListedPrecedent;
    readonly why: readonly { readonly says: string }[];
  }[];
}

/** Counts, with what is to be said beside each of them. */
export interface FacetsAnswer {
  readonly caption: string;
  readonly total: number;
  readonly limited: string | null;
  readonly facets: readonly {
    readonly facet: string;
    readonly counts: readonly {
      readonly code: { readonly code: string; readonly label: string };
      readonly count: number;
    }[];
  }[];
  readonly notCounted: readonly NotCountedAnswer[];
}
