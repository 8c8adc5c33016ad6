import { PURPOSE, ask, tokenFor } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type OpenStream, openStream } from '../security/removal/open-stream.js';

const ALL = { circles: ['all-members'], states: [], except: [] };
const FOR_FR = { circles: [], states: ['FR'], except: [] };
const NAME = 'Quillmere Ventures (fictitious)';
const WATCH =
  '{ __typename ... on Watch { id kind question caseReference savedAt until } ... on Rejected { problems { code path advice } } }';
const CHECK = `mutation ($input: WatchCheckInput!) { watchCheck(input: $input) ${WATCH} }`;
const SEARCH = `mutation ($input: WatchSearchInput!) { watchSearch(input: $input) ${WATCH} }`;
const END = `mutation ($id: ID!) { endWatch(id: $id) ${WATCH} }`;
const NOTICES = `query ($after: String) { watchNotices(first: 100, after: $after) {
  notices { kind recordId watchId because status { code { code } } } pageInfo { endCursor hasNextPage } } }`;
const STREAM = 'subscription { newWatchNotices { kind recordId watchId because } }';

interface Saved {
  readonly __typename: string;
  readonly id: string;
  readonly question: string;
  readonly savedAt: string;
  readonly until: string;
  readonly problems?: readonly { readonly code: string; readonly path: readonly string[] }[];
}

interface Page {
  readonly watchNotices: {
    readonly notices: readonly {
      readonly kind: string;
      readonly recordId: string;
      readonly watchId: string | null;
      readonly because: readonly string[];
      readonly status: { readonly code: { readonly code: string } };
    }[];
    readonly pageInfo: { readonly endCursor: string };
  };
}

/** A node that asks its watches by itself, each second. */
describe('watches over HTTP', () => {
  let node: TestNode;
  const streams: OpenStream[] = [];

  beforeAll(async () => {
    node = await startNode({ withoutCases: true, watchEveryMs: 1000 });
  });

  afterEach(() => streams.splice(0).forEach((stream) => stream.leave()));

  afterAll(() => node.close());

  const change = async (as: string, query: string, variables: object): Promise<Saved> => {
    const { data, errors } = await ask<Record<string, Saved>>(node, query, {
      as,
      variables: { ...variables },
    });
    expect(errors).toEqual([]);
    const [saved] = Object.values(data);
    if (!saved) throw new Error('There is no answer.');
    return saved;
  };

  const declared = { purpose: 'screening', caseReference: 'WATCH-1' };
  const watchCheck = (as: string, name = NAME, rest: object = {}): Promise<Saved> =>
    change(as, CHECK, { input: { parties: [{ role: 'investor', names: [name] }], ...declared, ...rest } });
  const watchSearch = (as: string, text: string, rest: object = {}): Promise<Saved> =>
    change(as, SEARCH, { input: { text, ...declared, ...rest } });

  const listen = async (as: string): Promise<OpenStream> => {
    const stream = await openStream(node, { authorization: `Bearer ${await tokenFor(node, as)}` }, STREAM);
    streams.push(stream);
    return stream;
  };

  const notices = async (as: string, after?: string): Promise<Page['watchNotices']> => {
    const { data, errors } = await ask<Page>(node, NOTICES, { as, headers: PURPOSE, variables: { after } });
    expect(errors).toEqual([]);
    return data.watchNotices;
  };

  it('tell of a record over server-sent events, and page by page', async () => {
    const { id } = await watchCheck('de-reader');
    const stream = await listen('de-reader');
    const { recordId } = await file(node, 'NL', decision());
    await stream.told(recordId);
    const page = await notices('de-reader');
    const because = [`The name in your check, “${NAME}”, matches: strong.`];
    expect(page.notices).toEqual([
      { kind: 'NEW', recordId, watchId: id, because, status: { code: { code: 'standing' } } },
    ]);
    expect((await notices('de-reader', page.pageInfo.endCursor)).notices).toEqual([]);
  });

  it('tell nobody else, and nobody of what is not for them', async () => {
    await watchSearch('de-releaser', 'gyroscope');
    await watchSearch('fr-reader', 'gyroscope');
    const stream = await listen('fr-reader');
    const reasons = [{ language: 'en', text: 'A gyroscope was listed.', audience: FOR_FR }];
    const { recordId } = await file(node, 'NL', decision({}, { reasons }));
    await stream.told(recordId);
    const { recordId: open } = await file(node, 'NL', decision({ summary: 'Another gyroscope.' }));
    await stream.told(open);
    await (await listen('de-releaser')).told(':\n\n');
    const told = async (as: string): Promise<string[]> =>
      (await notices(as)).notices.map((notice) => notice.recordId);
    expect(await told('fr-reader')).toEqual([recordId, open]);
    expect(await told('ca-reader')).toEqual([]);
    const german = await listen('de-releaser');
    const { recordId: later } = await file(node, 'NL', decision({ summary: 'A third gyroscope.' }));
    await german.told(later);
    expect(await told('de-releaser')).toEqual([open, later]);
  });

  it('tell every reader of a state when the status of a record that one of them has read is another one', async () => {
    const { recordId } = await file(node, 'NL', decision({ summary: 'Read by one.' }));
    const query = 'query ($id: ID!) { precedent(id: $id) { id } }';
    await ask(node, query, { as: 'cz-reader', headers: PURPOSE, variables: { id: recordId } });
    const stream = await listen('cz-releaser');
    await file(node, 'NL', {
      ...{ kind: 'legal-event', ref: recordId, audience: ALL },
      event: { event: 'annulled', occurredOn: '2026-05-04', by: 'A court (fictitious)' },
    });
    await stream.told(recordId);
    expect((await notices('cz-reader')).notices).toMatchObject([
      { kind: 'STATUS_CHANGED', recordId, watchId: null, status: { code: { code: 'annulled' } } },
    ]);
    expect((await notices('no-reader')).notices).toEqual([]);
  });

  it('end on request, and say for how long they go on', async () => {
    const { id, savedAt, until, question } = await watchSearch('gb-reader', 'chips ground:SEC-02', {
      days: 180,
    });
    expect(new Date(until).getTime() - new Date(savedAt).getTime()).toBe(180 * 86_400_000);
    expect(JSON.parse(question)).toMatchObject({ text: 'chips ground:SEC-02' });
    const listed = async (): Promise<string[]> => {
      const { data } = await ask<{ watches: { id: string }[] }>(node, '{ watches { id } }', {
        as: 'gb-reader',
      });
      return data.watches.map((watch) => watch.id);
    };
    expect(await listed()).toEqual([id]);
    expect(await change('gb-reader', END, { id })).toMatchObject({ __typename: 'Watch', id });
    expect(await listed()).toEqual([]);
    expect((await change('gb-reader', END, { id })).problems).toMatchObject([
      { code: 'WATCH_UNKNOWN', path: ['id'] },
    ]);
  });

  it.each([
    ['for more days than there may be', { days: 181 }, 'INPUT_INVALID'],
    ['for no day', { days: 0 }, 'INPUT_INVALID'],
    ['without a case', { caseReference: '' }, 'INPUT_INVALID'],
    ['for a purpose that is none', { purpose: 'curiosity' }, 'PURPOSE_UNKNOWN'],
    ['about nobody', { parties: [] }, 'INPUT_INVALID'],
  ])('are refused %s', async (_, rest, code) => {
    const refused = await watchCheck('it-reader', NAME, rest);
    expect([refused.__typename, refused.problems?.[0]?.code]).toEqual(['Rejected', code]);
  });

  it('are refused where the question cannot be read, with where', async () => {
    const { problems } = await watchSearch('it-reader', 'colour:red');
    expect(problems).toMatchObject([{ code: 'SEARCH_SYNTAX', path: ['text'] }]);
  });
});
