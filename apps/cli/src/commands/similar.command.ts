import { inquiryOf, type InquiryOptions } from '../inquiry.js';
import { type MomentOptions, momentOf } from '../moment.js';
import type { SimilarAnswer } from '../render/found.type.js';
import { LISTED } from '../render/precedent-page.type.js';
import type { Session } from '../session.js';

const SIMILAR = `
  query Similar(
    $to: ID, $draft: CaseDraftInput, $filter: PrecedentFilter, $first: Int,
    $purpose: String, $case: String, $language: Language!, $asOf: String, $knownAt: Instant
  ) {
    me { demonstration }
    similarPrecedents(
      to: $to, draft: $draft, filter: $filter, first: $first, purpose: $purpose, caseReference: $case,
      asOf: $asOf, knownAt: $knownAt
    ) { similar { precedent { ${LISTED} } why { what says } } }
  }`;

export interface SimilarOptions extends InquiryOptions, MomentOptions {
  readonly ground?: string[];
  readonly layer?: string[];
  readonly technology?: string[];
  readonly sector?: string[];
  readonly text?: string;
  readonly withEnded?: boolean;
  readonly first?: number;
}

interface SimilarData {
  readonly me: { readonly demonstration: boolean };
  readonly similarPrecedents: SimilarAnswer | null;
}

/** Records like one record, or like a case that its options describe. */
export async function similar(session: Session, options: SimilarOptions, to?: string): Promise<void> {
  const { withEnded, first } = options;
  const draft = draftOf(options);
  const asked = { ...inquiryOf(session, options), ...momentOf(options) };
  const variables = { to, draft, filter: { withEnded }, first, language: session.language, ...asked };
  const { me, similarPrecedents: found } = await session.client.ask<SimilarData>(SIMILAR, variables);
  await session.print({ demonstration: me.demonstration, similar: found?.similar ?? null }, async () => {
    const { renderSimilar } = await import('../render/render-found.js');
    const { columns } = session.terminal;
    return renderSimilar(found, { demonstration: me.demonstration, language: session.language, columns });
  });
}

function draftOf({ ground, layer, technology, sector, text }: SimilarOptions): object | undefined {
  const draft = { groundCodes: ground, layers: layer, technologyAreas: technology, sectors: sector, text };
  return Object.values(draft).some((value) => value !== undefined) ? draft : undefined;
}
