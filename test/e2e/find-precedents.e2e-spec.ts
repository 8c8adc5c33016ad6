import { ask, tokenFor } from '../support/ask.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type Ended, grounds } from './cli-command.js';

/** Over the demonstration: what an officer types, and what comes back. */
describe('finding precedents', () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startNode();
  }, 60_000);

  afterAll(() => node.close());

  const run = (...words: string[]): Promise<Ended> =>
    grounds({ GROUNDS_URL: node.url }, ...words, '--as', 'nl-reader');

  interface Found {
    readonly edges: {
      readonly node: { readonly id: string; readonly outcome: { mainLayer?: { code: string } } };
    }[];
    readonly named: { readonly facet: string; readonly code: { readonly code: string } }[];
    readonly pageInfo: { readonly endCursor: string };
  }
  const found = async (...words: string[]): Promise<Found> =>
    JSON.parse((await run('search', ...words, '--json')).output) as Found;

  it('finds by words, and says why in words', async () => {
    const { code, output } = await run('search', 'chip factory');
    expect(code).toBe(0);
    expect(output).toMatch(/^DEMONSTRATION/);
    expect(output).toContain('chip: also layer chips');
    expect(output).toMatch(/- “(chip|factory)” stands in the outcome/);
    expect(output).not.toMatch(/score/i);
  });

  it('finds by a word of another language what carries its code', async () => {
    const { edges, named } = await found('Halbleiter', 'layer:chips');
    expect(named).toMatchObject([{ facet: 'layer', code: { code: 'chips' } }]);
    expect(edges.length).toBeGreaterThan(3);
    expect(edges.every(({ node: { outcome } }) => outcome.mainLayer !== undefined)).toBe(true);
  });

  it('goes on page by page without showing a record twice', async () => {
    const first = await found('data', '--first', '3');
    const second = await found('data', '--first', '3', '--after', first.pageInfo.endCursor);
    const ids = [...first.edges, ...second.edges].map(({ node: { id } }) => id);
    expect(new Set(ids).size).toBe(6);
  });

  it('says at which character a question goes wrong', async () => {
    const { code, errors } = await run('search', 'chips ground:NONE-1');
    expect(code).toBe(1);
    expect(errors).toMatch(/^SEARCH_SYNTAX: .*at character 7.*\(at text\)/);
  });

  it('finds what is like a record, each with its reasons', async () => {
    const { edges } = await found('layer:chips', '--first', '1');
    const { code, output } = await run('similar', edges[0]?.node.id ?? '');
    expect(code).toBe(0);
    expect(output).toMatch(/- both carry the /);
    expect(output).toMatch(/A likeness informs; you decide\.\n$/);
  });

  it('finds what is like a case that nobody has recorded', async () => {
    const draft = ['--ground', 'SEC-02', '--layer', 'chips', '--text', 'a factory for chips'];
    const { output } = await run('similar', ...draft);
    expect(output).toContain('both carry the ground SEC-02');
  });

  it('counts under its caption what the list shows', async () => {
    const { output } = await run('facets', '--layer', 'chips');
    expect(output).toContain('What members chose to share; not a measure of practice.');
    expect(output).not.toContain('UND');
    const token = await tokenFor(node, 'nl-reader');
    const { data } = await ask<{
      precedents: { edges: unknown[] };
      precedentFacets: { total: number };
    }>(
      node,
      `{ precedents(filter: { layers: ["chips"] }, first: 100) { edges { cursor } }
         precedentFacets(filter: { layers: ["chips"] }) { total } }`,
      { token, headers: { 'grounds-purpose': 'precedent_research', 'grounds-case': 'FIND-1' } },
    );
    expect(data.precedentFacets.total).toBe(data.precedents.edges.length);
    expect(data.precedentFacets.total).toBeGreaterThan(3);
  });
});
