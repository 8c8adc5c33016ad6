import { WatchJob } from '#precedents';

import { ask, tokenFor } from '../../support/ask.js';
import { type TestNode, startNode } from '../../support/start-node.js';
import { OwnerSql } from '../two-worlds/owner-sql.js';
import { CapturedQueries, type CapturedQuery, scannedTables, touchedRows } from './captured-queries.js';
import { makeAudiences } from './many-audiences.js';
import { makeManyRecords } from './many-records.js';

const SERVER = process.env.TEST_DATABASE_ADMIN_URL;
const RECORDS = 200_000;
/** Rows; a table below this may be read as a whole. */
const LARGE = 10_000;
/** Rows that the steps of one statement look at together. One that looks at every pair of some rows passes it. */
const MANY = 100 * RECORDS;
const HEADERS = { 'grounds-purpose': 'precedent_research', 'grounds-case': 'HOT-1' };

const PRECEDENTS = `query ($filter: PrecedentFilter, $asOf: String, $knownAt: Instant, $after: String) {
  precedents(filter: $filter, asOf: $asOf, knownAt: $knownAt, after: $after, first: 20) {
    edges { node { id attribution status { note } history { id } relations { recordId } } } pageInfo { endCursor }
    notCounted { count } } }`;
const SEARCH = `query ($text: String!, $filter: PrecedentFilter, $asOf: String) {
  precedentSearch(text: $text, filter: $filter, asOf: $asOf, first: 20) {
    edges { node { id } why { says } } pageInfo { endCursor } limited notCounted { count } } }`;
const FACETS = `query ($filter: PrecedentFilter) { precedentFacets(filter: $filter) {
  total limited facets { facet counts { count } } } }`;
const SIMILAR = `query ($to: ID, $draft: CaseDraftInput) { similarPrecedents(to: $to, draft: $draft) {
  similar { precedent { id } why { says } } } }`;
const PRECEDENT = 'query ($id: ID!) { precedent(id: $id) { id parties { ... on Party { id } } } }';
const EXPLAIN = 'query ($id: ID!) { explainAccess(recordId: $id, state: "FR") { __typename } }';
const JOURNAL = 'query ($id: ID) { journal(recordId: $id, first: 20) { entries { recordId } } }';
const CHECK = `mutation ($input: CheckInput!) { check(input: $input) {
  __typename ... on CheckAnswer { id hits { precedent { id } } } ... on Rejected { problems { code message } } } }`;

const RESOLVE = `mutation ($input: ResolveHitInput!) { resolveHit(input: $input) {
  __typename ... on Rejected { problems { code } } } }`;

const SAVED = '{ __typename ... on Watch { id } ... on Rejected { problems { code } } }';
const WATCH_CHECK = `mutation ($input: WatchCheckInput!) { watchCheck(input: $input) ${SAVED} }`;
const WATCH_SEARCH = `mutation ($input: WatchSearchInput!) { watchSearch(input: $input) ${SAVED} }`;
const END_WATCH = `mutation ($id: ID!) { endWatch(id: $id) ${SAVED} }`;
const WATCHES = '{ watches { id } }';
const NOTICES = '{ watchNotices { notices { recordId status { note } } pageInfo { endCursor } } }';

const QUESTIONS: readonly object[] = [
  { text: 'models chips data sensor' },
  { text: '"data models" -sensor prohibited' },
  { text: 'chips ground:SEC-02 from:2025', filter: { withEnded: true }, asOf: '2026-03-01' },
];

const FILTERS: readonly object[] = [
  {},
  { signedBy: ['CA'] },
  { decidedBy: ['US'] },
  { kinds: ['prohibited'] },
  { groundCodes: ['SEC-02', 'ELE-06'] },
  { groundGroups: ['CON'] },
  { layers: ['models'] },
  { technologyAreas: ['III.b'] },
  { sectors: ['62.10'] },
  { decidedFrom: '2026-01-01' },
  { decidedTo: '2024-12-31' },
  { groundGroups: ['ELE'], kinds: ['prohibited', 'unwound'], decidedFrom: '2025-01-01', withEnded: true },
];

const suite = SERVER ? describe : describe.skip;

suite('hot queries over 200,000 records (needs TEST_DATABASE_ADMIN_URL)', () => {
  let node: TestNode;
  let owner: OwnerSql;
  let queries: readonly CapturedQuery[];
  let token: string;
  let large: ReadonlySet<string>;

  beforeAll(async () => {
    node = await startNode();
    owner = new OwnerSql(node);
    await makeManyRecords(owner, RECORDS, await makeAudiences(node, owner));
    large = await largeTables(owner);
    token = await tokenFor(node, 'nl-releaser');
    const captured = new CapturedQueries(owner.source);
    await askEverything();
    queries = captured.queries;
  }, 900_000);

  afterAll(() => node.close());

  const question = async (query: string, variables: object): Promise<unknown> => {
    const { data, errors } = await ask<Record<string, unknown>>(node, query, {
      token,
      headers: HEADERS,
      variables: { ...variables },
    });
    expect(errors).toEqual([]);
    return data;
  };

  const askEverything = async (): Promise<void> => {
    for (const filter of FILTERS) await question(PRECEDENTS, { filter });
    const page = (await question(PRECEDENTS, {})) as { precedents: { pageInfo: { endCursor: string } } };
    await question(PRECEDENTS, { after: page.precedents.pageInfo.endCursor });
    for (const filter of [{}, { layers: ['models'], decidedFrom: '2025-01-01' }]) {
      await question(FACETS, { filter });
    }
    for (const asked of QUESTIONS) await question(SEARCH, asked);
    await question(PRECEDENTS, { asOf: '2026-03-01', knownAt: '2026-11-24T00:00:00Z' });
    const [own] = await owner.query<{ id: string }>(
      `SELECT record_id AS id FROM record WHERE state = 'NL' ORDER BY arrival DESC LIMIT 1`,
    );
    for (const query of [PRECEDENT, EXPLAIN, JOURNAL]) await question(query, { id: own?.id });
    await question(SIMILAR, { to: own?.id });
    const draft = { groundCodes: ['SEC-02', 'ELE-06'], layers: ['models'], text: 'chips and data sensors' };
    await question(SIMILAR, { draft });
    await question(JOURNAL, {});
    const parties = [
      { role: 'investor', names: ['Nexperia'] },
      { role: 'target', names: ['Hikvision Canada Inc'], registration: { country: 'NL', number: '4242' } },
      // No word of it is recorded, so that it is looked for by its whole sound besides.
      { role: 'owner', names: ['jusighoesa geumsujeon bandoche'] },
    ];
    for (const reach of ['LOCAL', 'ASK_OWNERS']) {
      const inquiry = {
        purpose: 'screening',
        caseReference: 'HOT-1',
        clientRequestId: `hot-request-${reach}`,
      };
      const answer = await question(CHECK, { input: { parties, reach, ...inquiry } });
      const { check } = answer as { check: { id: string; hits: { precedent: { id: string } }[] } };
      const hit = { answerId: check.id, recordId: check.hits[0]?.precedent.id };
      for (const verdict of ['SAME', 'UNDO']) {
        const resolved = await question(RESOLVE, { input: { ...hit, verdict } });
        expect(resolved).toMatchObject({ resolveHit: { __typename: 'HitResolved' } });
      }
    }
    await watch(parties);
  };

  /** Saved, asked again as if nothing had been seen before, so that there is something to tell, and ended. */
  const watch = async (parties: readonly object[]): Promise<void> => {
    const inquiry = { purpose: 'screening', caseReference: 'HOT-1' };
    const saved = [
      await question(WATCH_CHECK, { input: { parties, ...inquiry } }),
      await question(WATCH_SEARCH, { input: { text: 'models chips sensor', ...inquiry } }),
      await question(WATCH_SEARCH, { input: { text: 'ground:SEC-02', ...inquiry } }),
    ] as Record<string, { id: string }>[];
    await owner.query(`DELETE FROM watch_seen WHERE state = 'NL'`);
    await node.app.get(WatchJob, { strict: false }).run('NL');
    const { watchNotices } = (await question(NOTICES, {})) as { watchNotices: { notices: object[] } };
    expect(watchNotices.notices).not.toEqual([]);
    await question(WATCHES, {});
    for (const one of saved) await question(END_WATCH, { id: Object.values(one)[0]?.id });
  };

  it('asks the large tables', () => {
    expect([...large]).toEqual(
      expect.arrayContaining([
        'record',
        'record_facet',
        'record_term',
        'record_part',
        'party_name',
        'hit_resolution',
        'watch',
        'watch_seen',
        'notice',
        'shown_status',
      ]),
    );
    const texts = queries.map(({ text }) => text).join('\n');
    for (const table of [
      'record_facet',
      'record_term',
      'party_key',
      'party_identifier',
      'record_event',
      'record_sighting',
      'hit_resolution',
      'watch_seen',
      'notice',
      'shown_status',
    ]) {
      expect(texts).toContain(table);
    }
  });

  it('reads no large table from one end to the other', async () => {
    const found: string[] = [];
    for (const query of queries) {
      const scanned = await owner.source.transaction((manager) => scannedTables(manager, query));
      const bad = scanned.filter((table) => large.has(table));
      if (bad.length > 0) found.push(`${query.role} scans ${bad.join(', ')}: ${query.text}`);
    }
    expect(found).toEqual([]);
  }, 120_000);

  it('looks at no rows once for each of the others', async () => {
    const found: string[] = [];
    for (const query of queries) {
      const rows = await owner.source.transaction((manager) => touchedRows(manager, query));
      if (rows > MANY) found.push(`${query.role} looks at ${rows} rows: ${query.text}`);
    }
    expect(found).toEqual([]);
  }, 300_000);
});

async function largeTables(owner: OwnerSql): Promise<Set<string>> {
  const rows = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples > ${LARGE}`,
  );
  return new Set(rows.map(({ name }) => name));
}
