import { type OrRejected, accepted } from '../client/read-answer.js';
import { type SavedWatch, WATCH } from '../render/watch.type.js';
import type { Session } from '../session.js';

const LIST = `query Watches { watches { ${WATCH} } }`;
const END = `
  mutation EndWatch($id: ID!) {
    endWatch(id: $id) {
      __typename ... on Watch { ${WATCH} } ... on Rejected { problems { code message path advice } }
    }
  }`;

export interface WatchesOptions {
  readonly end?: string;
}

/** The officer's own watches; or ends one of them. */
export async function watches(session: Session, { end: id }: WatchesOptions): Promise<void> {
  const { renderEnded, renderWatches } = await import('../render/render-watches.js');
  if (id === undefined) {
    const data = await session.client.ask<{ watches: SavedWatch[] }>(LIST);
    return session.print(data.watches, () => renderWatches(data.watches));
  }
  const data = await session.client.ask<{ endWatch: OrRejected<SavedWatch> }>(END, { id });
  const ended = accepted(data.endWatch);
  await session.print(ended, () => renderEnded(ended));
}
