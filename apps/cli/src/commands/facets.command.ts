import { inquiryOf } from '../inquiry.js';
import { momentOf } from '../moment.js';
import type { FacetsAnswer } from '../render/found.type.js';
import { NOT_COUNTED } from '../render/status.type.js';
import type { Session } from '../session.js';
import { type FilterOptions, filterOf } from './precedents.command.js';

const FACETS = `
  query Facets(
    $filter: PrecedentFilter, $purpose: String, $case: String, $language: Language!, $asOf: String, $knownAt: Instant
  ) {
    me { demonstration }
    precedentFacets(filter: $filter, purpose: $purpose, caseReference: $case, asOf: $asOf, knownAt: $knownAt) {
      caption total limited
      facets { facet counts { code { code label(language: $language) } count } }
      ${NOT_COUNTED}
    }
  }`;

interface FacetsData {
  readonly me: { readonly demonstration: boolean };
  readonly precedentFacets: FacetsAnswer;
}

/** How many of the records that the caller's state may list carry which code. */
export async function facets(session: Session, options: FilterOptions): Promise<void> {
  const asked = { ...inquiryOf(session, options), ...momentOf(options) };
  const variables = { filter: filterOf(options), language: session.language, ...asked };
  const { me, precedentFacets: counted } = await session.client.ask<FacetsData>(FACETS, variables);
  await session.print({ demonstration: me.demonstration, ...counted }, async () => {
    const { renderFacets } = await import('../render/render-found.js');
    const { columns } = session.terminal;
    return renderFacets(counted, { demonstration: me.demonstration, language: session.language, columns });
  });
}
