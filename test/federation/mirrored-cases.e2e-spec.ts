import { Transactions } from '#database';

import { ask } from '../support/ask.js';
import { ThreeNodes } from '../support/three-nodes.js';

interface Hits {
  readonly check: {
    readonly hits: readonly { readonly precedent: { readonly id: string; origin: string } }[];
  };
}

const CHECK = `mutation ($input: CheckInput!) {
  check(input: $input) { ... on CheckAnswer { hits { precedent { id origin signedBy { code } } } } }
}`;

describe('three nodes of one register', () => {
  let nodes: ThreeNodes;

  beforeAll(async () => {
    nodes = await ThreeNodes.start();
  });

  afterAll(() => nodes?.close());

  it('take over what the others have granted, and say of each how much', async () => {
    for (const name of ['nl', 'fr', 'ca'] as const) {
      const reports = await nodes.pull(name);
      expect(reports.map(({ failure }) => failure)).toEqual([undefined, undefined]);
      for (const { entries, outcomes } of reports) {
        expect(entries).toBeGreaterThan(0);
        expect(outcomes.accepted).toBeGreaterThan(0);
        expect(Object.keys(outcomes)).toEqual(['accepted']);
      }
    }
  });

  it('let a case that Canada decided be found at the Dutch node', async () => {
    const input = {
      purpose: 'screening',
      caseReference: 'NL-1',
      clientRequestId: 'request-nl-1',
      parties: [{ role: 'target', names: ['Hikvision Canada Inc'] }],
    };
    const { data } = await ask<Hits>(nodes.at('nl'), CHECK, { as: 'nl-reader', variables: { input } });
    expect(data.check.hits.map(({ precedent }) => precedent.origin)).toContain(
      'ca.demonstration.invalid/log',
    );
  });

  it('ask for nothing twice', async () => {
    const reports = await nodes.pull('nl');
    for (const { entries, outcomes } of reports) expect([entries, outcomes]).toEqual([0, {}]);
  });

  it('hold nothing of what is not for the states they host', async () => {
    const rows = await nodes
      .at('fr')
      .app.get(Transactions)
      .run({ role: 'intake' }, (manager) =>
        manager.query<{ states: string[] }[]>(
          `SELECT DISTINCT jsonb_array_elements(definition -> 'any') -> 'states' AS states
             FROM audience WHERE definition ->> 'lease' IS NOT NULL`,
        ),
      );
    expect(rows.length).toBeGreaterThan(0);
    for (const { states } of rows) {
      expect(states.every((state) => ['FR', 'CZ', 'NO'].includes(state))).toBe(true);
    }
  });
});
