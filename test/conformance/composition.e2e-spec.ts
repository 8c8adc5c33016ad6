import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

import { ask } from '../support/ask.js';
import { type TestNode, startNode } from '../support/start-node.js';

/** A ministry's own case system, which refers to what the register knows. */
const CASE_SYSTEM = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { case(reference: String!): Case }
  type Case @key(fields: "reference") { reference: String! precedents: [Precedent!]! filedIn: State! party: Party }
  type Precedent @key(fields: "id", resolvable: false) { id: ID! }
  type State @key(fields: "code", resolvable: false) { code: String! }
  type Party @key(fields: "id", resolvable: false) { id: ID! }
`;

describe('the register as a subgraph', () => {
  let node: TestNode | undefined;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
  });

  afterAll(() => node?.close());

  it('composes with a second subgraph that refers to its entities', async () => {
    if (!node) throw new Error('The node did not start.');
    const { data } = await ask<{ _service: { sdl: string } }>(node, '{ _service { sdl } }');
    const result = composeServices([
      { name: 'register', url: `${node.url}/graphql`, typeDefs: parse(data._service.sdl) },
      { name: 'cases', url: 'http://cases.example/graphql', typeDefs: parse(CASE_SYSTEM) },
    ]);
    expect(result.errors ?? []).toEqual([]);
    expect(result.supergraphSdl).toContain('type Case');
  });
});
