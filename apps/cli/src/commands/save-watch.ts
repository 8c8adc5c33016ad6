import { CliError } from '../cli.errors.js';
import { type OrRejected, accepted } from '../client/read-answer.js';
import { inquiryOf } from '../inquiry.js';
import { type SavedWatch, WATCH } from '../render/watch.type.js';
import type { Session } from '../session.js';
import { partiesOf } from './parties-of.js';
import { type SaveOptions, asksAboutParty } from './watch-options.js';

const PROBLEMS = '... on Rejected { problems { code message path advice } }';
const CHECK = `
  mutation WatchCheck($input: WatchCheckInput!) {
    saved: watchCheck(input: $input) { __typename ... on Watch { ${WATCH} } ${PROBLEMS} }
  }`;
const SEARCH = `
  mutation WatchSearch($input: WatchSearchInput!) {
    saved: watchSearch(input: $input) { __typename ... on Watch { ${WATCH} } ${PROBLEMS} }
  }`;

/** Has the node go on asking about a party, or in words. */
export async function saveWatch(session: Session, options: SaveOptions): Promise<void> {
  const { search: text, days, withEnded } = options;
  if (text !== undefined && asksAboutParty(options)) {
    throw new CliError('USAGE', 'One question at a time: give either --search or a party.');
  }
  const { purpose, case: caseReference } = inquiryOf(session, options);
  const declared = { purpose: purpose ?? '', caseReference: caseReference ?? '', days };
  const [query, input] =
    text === undefined
      ? [CHECK, { parties: partiesOf({ role: 'investor', ...options }), withEnded, ...declared }]
      : [SEARCH, { text, filter: { withEnded }, ...declared }];
  const data = await session.client.ask<{ saved: OrRejected<SavedWatch> }>(query, { input });
  const saved = accepted(data.saved);
  await session.print(saved, async () => {
    const { renderSaved } = await import('../render/render-watches.js');
    return renderSaved(saved);
  });
}
