import { type InquiryOptions, inquiryOf } from '../inquiry.js';
import { NOTICE, type NoticePage, type ToldNotice } from '../render/watch.type.js';
import { renderNotice, renderNotices } from '../render/render-watches.js';
import type { Session } from '../session.js';
import { type FollowOptions, followStream } from './follow-stream.js';

const PAGE = `
  query Notices($purpose: String, $case: String, $first: Int, $after: String, $language: Language!) {
    me { demonstration }
    watchNotices(purpose: $purpose, caseReference: $case, first: $first, after: $after) {
      notices { ${NOTICE} } pageInfo { hasNextPage endCursor }
    }
  }`;
const STREAM = `
  subscription NewNotices($purpose: String, $case: String, $after: String, $language: Language!) {
    newWatchNotices(purpose: $purpose, caseReference: $case, after: $after) { ${NOTICE} }
  }`;

export interface NoticesOptions extends InquiryOptions, FollowOptions {
  readonly first?: number;
  readonly follow?: boolean;
}

interface PageData {
  readonly me: { readonly demonstration: boolean };
  readonly watchNotices: NoticePage;
}

/** What the officer's watches, and its state's reads, have to tell; or what they tell from now on. */
export async function notices(session: Session, options: NoticesOptions): Promise<void> {
  const { client, language } = session;
  if (options.follow) {
    const open = (after: string | undefined): AsyncGenerator<ToldNotice> => told(session, options, after);
    return followStream(session, options, open, (notice) => renderNotice(notice, language));
  }
  const variables = { ...inquiryOf(session, options), first: options.first, after: options.after, language };
  const { me, watchNotices: page } = await client.ask<PageData>(PAGE, variables);
  const { demonstration } = me;
  await session.print({ demonstration, ...page }, () => renderNotices(page, demonstration, language));
}

async function* told(
  session: Session,
  options: NoticesOptions,
  after: string | undefined,
): AsyncGenerator<ToldNotice> {
  const variables = { ...inquiryOf(session, options), after, language: session.language };
  const events = session.client.follow<{ newWatchNotices: ToldNotice }>(STREAM, variables);
  for await (const { newWatchNotices: notice } of events) yield notice;
}
