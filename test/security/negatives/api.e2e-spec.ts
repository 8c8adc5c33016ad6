import { logPosition } from '../../support/sign-as.js';
import { type TestNode, startNode } from '../../support/start-node.js';
import { ApiFixture } from './api-fixture.js';
import { apiRows } from './api-rows.js';
import { SECRETS } from './hidden-decisions.js';
import { bindRows, runRows } from './run-rows.js';
import { WAYS, readEverything } from './shown-rows.js';

/** Rows that put a good statement into the log on purpose, to see what becomes of it. */
const GROW_THE_LOG = /^(F13 a hidden decision in a stream|F19 one|F20 a script in the text).*as insider$/;

describe('the API over HTTP', () => {
  let node: TestNode;
  let fixture: ApiFixture;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    fixture = await ApiFixture.create(node);
  });

  afterAll(() => node?.close());

  it('starts from records that France sees and Germany does not', async () => {
    const { text: french } = await fixture.ask('fr-reader', { query: SEEN });
    const { text: german } = await fixture.ask('insider', { query: SEEN });
    for (const id of [fixture.hiddenId, fixture.partlyId]) expect(french).toContain(id);
    expect(french).toContain('Halcyon');
    expect(german).toContain(fixture.partlyId);
    expect(german).not.toContain(fixture.hiddenId);
    expect(german).not.toContain('Halcyon');
  });

  it.each(Object.entries(WAYS))('tells France over %s what Germany may not see', async (_, reach) => {
    const told = await readEverything(fixture, 'fr-reader', reach);
    for (const secret of SECRETS) expect(told).toContain(secret);
  });

  it('feeds each input as an officer of another member, without a token, and as a stranger', () => {
    const inputs = new Map<string, string[]>();
    for (const { id, input } of apiRows) {
      const [what = '', caller = ''] = input.split(/, as (?=\w+$)/);
      inputs.set(`${id} ${what}`, [...(inputs.get(`${id} ${what}`) ?? []), caller]);
    }
    for (const [input, callers] of inputs)
      expect([input, callers]).toEqual([input, ['insider', 'nobody', 'stranger']]);
  });

  it.each(apiRows.map((row) => [`${row.id} ${row.input}`, row] as const))('%s', async (title, row) => {
    const before = await logPosition(node);
    const { failures } = await runRows(bindRows([row], fixture, SECRETS), () => undefined);
    expect(failures).toEqual([]);
    if (!GROW_THE_LOG.test(title)) expect(await logPosition(node)).toEqual(before);
  });
});

const SEEN = '{ precedents { edges { node { id parties { ... on Party { names { value } } } } } } }';
