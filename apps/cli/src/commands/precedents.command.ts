import { inquiryOf, type InquiryOptions } from '../inquiry.js';
import { type MomentOptions, momentOf } from '../moment.js';
import { LISTED, type PrecedentPage } from '../render/precedent-page.type.js';
import { NOT_COUNTED } from '../render/status.type.js';
import type { Session } from '../session.js';

const PRECEDENTS = `
  query Precedents(
    $filter: PrecedentFilter, $first: Int, $after: String,
    $purpose: String, $case: String, $language: Language!, $asOf: String, $knownAt: Instant
  ) {
    me { demonstration }
    precedents(
      filter: $filter, first: $first, after: $after, purpose: $purpose, caseReference: $case,
      asOf: $asOf, knownAt: $knownAt
    ) {
      edges {
        node {
          ${LISTED}
        }
      }
      ${NOT_COUNTED}
      pageInfo { hasNextPage endCursor }
    }
  }`;

/** Which records, and as of when. */
export interface FilterOptions extends InquiryOptions, MomentOptions {
  readonly ground?: string[];
  readonly groundGroup?: string[];
  readonly layer?: string[];
  readonly kind?: string[];
  readonly decidedBy?: string[];
  readonly from?: string;
  readonly to?: string;
  readonly withEnded?: boolean;
}

export interface PrecedentsOptions extends FilterOptions {
  readonly first?: number;
  readonly after?: string;
}

interface PrecedentsData {
  readonly me: { readonly demonstration: boolean };
  readonly precedents: PrecedentPage;
}

/** One page of the precedents that the caller's state may see. */
export async function precedents(session: Session, options: PrecedentsOptions): Promise<void> {
  const { first, after } = options;
  const filter = filterOf(options);
  const asked = { ...inquiryOf(session, options), ...momentOf(options) };
  const variables = { filter, first, after, language: session.language, ...asked };
  const { me, precedents: page } = await session.client.ask<PrecedentsData>(PRECEDENTS, variables);
  await session.print({ demonstration: me.demonstration, ...page }, async () => {
    const { renderPage } = await import('../render/render-page.js');
    return renderPage(page, me.demonstration, session.language, session.terminal.columns);
  });
}

/** The conditions as variables of a query. */
export function filterOf(options: FilterOptions): object {
  return {
    groundCodes: options.ground,
    groundGroups: options.groundGroup,
    layers: options.layer,
    kinds: options.kind,
    decidedBy: options.decidedBy,
    decidedFrom: options.from,
    decidedTo: options.to,
    withEnded: options.withEnded,
  };
}
