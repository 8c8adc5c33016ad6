import { WatchJob } from '#precedents';

import { PURPOSE } from '../../support/ask.js';
import type { Operation } from './operation.type.js';
import type { World } from './world.js';

const DECLARED = { purpose: 'screening', caseReference: 'TW-1', days: 90 };
const SAVED = '{ __typename ... on Watch { id limited until } ... on Rejected { problems { code } } }';
const SAVE_CHECK = `mutation ($input: WatchCheckInput!) { watchCheck(input: $input) ${SAVED} }`;
const SAVE_SEARCH = `mutation ($input: WatchSearchInput!) { watchSearch(input: $input) ${SAVED} }`;
const NOTICE = '{ cursor kind recordId watchId because status { note } noticedAt }';
const READ = `{ watchNotices(first: 100) { notices ${NOTICE} pageInfo { hasNextPage endCursor } } }`;
const LIST = '{ watches { id question judgedAt limited } }';

/** What all records of a filled world answer, and words of its texts. */
const TEXTS = ['state:NL', 'summary number', '"Reasons in nl"', 'prohibited models', 'reasons -summary'];

/** Questions about these names, and in words, for each of the officers. */
export function saveWatches(officers: readonly string[], names: readonly string[]): Operation[] {
  return officers.flatMap((officer) => [
    ...names.map((name) => {
      const parties = [{ role: 'owner', names: [name] }];
      return operation('mutation watchCheck', officer, SAVE_CHECK, { ...DECLARED, parties, withEnded: true });
    }),
    ...TEXTS.map((text) => operation('mutation watchSearch', officer, SAVE_SEARCH, { ...DECLARED, text })),
  ]);
}

/** Has all watches of a state asked as if they had seen nothing, and all records compared with a status that none has. */
export async function judgeWatches(
  { node, owner }: World,
  state: string,
  recordIds: readonly string[],
): Promise<void> {
  await owner.query('DELETE FROM watch_seen WHERE state = $1', [state]);
  await owner.query('DELETE FROM shown_status WHERE state = $1', [state]);
  await owner.query(
    `INSERT INTO shown_status (state, record_id, status) SELECT DISTINCT $1, id, 'none' FROM unnest($2::text[]) AS one (id)`,
    [state, recordIds],
  );
  await node.app.get(WatchJob, { strict: false }).run(state);
}

export function readNotices(officers: readonly string[]): Operation[] {
  return officers.flatMap((officer) => [
    operation('query watchNotices', officer, READ),
    operation('query watches', officer, LIST),
  ]);
}

function operation(title: string, officer: string, query: string, input?: object): Operation {
  const headers = { 'content-type': 'application/json', ...PURPOSE };
  const body = JSON.stringify(input ? { query, variables: { input } } : { query });
  return { title, officer, method: 'POST', path: '/graphql', headers, body };
}
