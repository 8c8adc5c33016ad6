import { inquiryOf, type InquiryOptions } from '../inquiry.js';
import { type MomentOptions, momentOf } from '../moment.js';
import type { SearchPage } from '../render/found.type.js';
import { LISTED } from '../render/precedent-page.type.js';
import { NOT_COUNTED } from '../render/status.type.js';
import type { Session } from '../session.js';

const SEARCH = `
  query Search(
    $text: String!, $filter: PrecedentFilter, $first: Int, $after: String,
    $purpose: String, $case: String, $language: Language!, $asOf: String, $knownAt: Instant
  ) {
    me { demonstration }
    precedentSearch(
      text: $text, filter: $filter, first: $first, after: $after, purpose: $purpose, caseReference: $case,
      asOf: $asOf, knownAt: $knownAt
    ) {
      edges { node { ${LISTED} } why { says asked parts code { code } } }
      named { asked facet code { code label(language: $language) } }
      limited
      ${NOT_COUNTED}
      pageInfo { hasNextPage endCursor }
    }
  }`;

export interface SearchOptions extends InquiryOptions, MomentOptions {
  readonly withEnded?: boolean;
  readonly first?: number;
  readonly after?: string;
}

interface SearchData {
  readonly me: { readonly demonstration: boolean };
  readonly precedentSearch: SearchPage;
}

/** Records whose texts or codes answer to words; several arguments are one question. */
export async function search(session: Session, options: SearchOptions, ...words: string[]): Promise<void> {
  const { first, after, withEnded } = options;
  const asked = { ...inquiryOf(session, options), ...momentOf(options) };
  const page = { text: words.join(' '), filter: { withEnded }, first, after };
  const variables = { ...page, language: session.language, ...asked };
  const { me, precedentSearch: found } = await session.client.ask<SearchData>(SEARCH, variables);
  await session.print({ demonstration: me.demonstration, ...found }, async () => {
    const { renderSearch } = await import('../render/render-found.js');
    const { columns } = session.terminal;
    return renderSearch(found, { demonstration: me.demonstration, language: session.language, columns });
  });
}
