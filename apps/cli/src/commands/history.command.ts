import { CliError } from '../cli.errors.js';
import { inquiryOf, type InquiryOptions } from '../inquiry.js';
import { looksBack, type MomentOptions, momentOf } from '../moment.js';
import type { RecordHistory } from '../render/history.type.js';
import { STATUS, type StatusAnswer } from '../render/status.type.js';
import type { Session } from '../session.js';

const TERM = '{ code label(language: $language) }';
const RELATION = `relation ${TERM} recordId inverse saidBy { code } note`;

/** Fields of different content that have one name and two types are told apart by an alias. */
const CONTENT = `
  content {
    __typename
    ... on Decided { decision: kind ${TERM} decidedOn { value } authority }
    ... on LegalEventEntry { event ${TERM} occurredOn { value } by summary reference { source url } }
    ... on RelationEntry { relation { ${RELATION} } }
    ... on WithdrawalEntry { withdrawn: reason ${TERM} note }
    ... on CorrectionEntry { reason parts }
    ... on ErasureEntry { erased { part reason ${TERM} } }
    ... on SharingChanged { sharedParts: parts }
  }`;

const HISTORY = `
  query History(
    $id: ID!, $purpose: String, $case: String, $language: Language!,
    $asOf: String, $knownAt: Instant, $back: Boolean!
  ) {
    precedent(id: $id, purpose: $purpose, caseReference: $case, asOf: $asOf, knownAt: $knownAt) {
      id demonstration attribution
      signedBy { code name(language: $language) }
      ${STATUS}
      relations { ${RELATION} }
      parties { ... on Party { role { code } names { value } } }
      history { id kind ${TERM} recordedAt logIndex evidence ${CONTENT} }
    }
    now: precedent(id: $id, purpose: $purpose, caseReference: $case) @include(if: $back) { ${STATUS} }
  }`;

interface HistoryData {
  readonly precedent: RecordHistory | null;
  readonly now?: { readonly status: StatusAnswer } | null;
}

/** What became of one decision; looked back at, also where it stands now. */
export async function history(
  session: Session,
  options: InquiryOptions & MomentOptions,
  id: string,
): Promise<void> {
  const { client, language } = session;
  const back = looksBack(options);
  const variables = { id, language, back, ...inquiryOf(session, options), ...momentOf(options) };
  const { precedent, now } = await client.ask<HistoryData>(HISTORY, variables);
  if (!precedent) {
    const then = back ? ', at least not at that time' : '';
    throw new CliError('PRECEDENT_NOT_FOUND', `There is no record with this id that you may see${then}.`);
  }
  await session.print({ ...precedent, ...(now && { now: now.status }) }, async () => {
    const { renderHistory } = await import('../render/render-history.js');
    const view = { now: now?.status, ...momentOf(options) };
    return renderHistory(precedent, view, language);
  });
}
