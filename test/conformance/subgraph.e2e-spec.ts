import { readFile } from 'node:fs/promises';

import { composeServices } from '@theguild/federation-composition';
import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';

import { PURPOSE, type Answer, type Question, ask } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';

const UNKNOWN = 'AAAAAAAAAAAAAAAAAAAAAA';
const NOBODY = { circles: [], states: [], except: [] };

/** The entities of the register, each with its key. */
const KEYS: Record<string, string> = {
  GroundCode: 'code',
  Party: 'id',
  Precedent: 'id',
  StackLayer: 'code',
  State: 'code',
};

const ENTITIES = `query ($r: [_Any!]!) { _entities(representations: $r) {
  __typename
  ... on GroundCode { code }
  ... on Party { id role { code } }
  ... on Precedent { id attribution }
  ... on StackLayer { code }
  ... on State { code }
} }`;

interface Entities {
  readonly _entities: readonly (Record<string, unknown> | null)[];
}

type Representation = Readonly<Record<string, unknown>>;

/** A subgraph of somebody else beside ours. */
const OTHER = (types: string): string => `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", "@external", "@requires", "@provides", "@shareable"])
  ${types}`;

/** Types and fields by their names: in a process that other suites ran in before, decorators were registered in another order. */
function inOrder(schema: string): string {
  const nameOf = (node: DefinitionNode | FieldDefinitionNode): string =>
    'name' in node ? (node.name?.value ?? '') : '';
  const byName = <N extends DefinitionNode | FieldDefinitionNode>(one: N, other: N): number =>
    nameOf(one).localeCompare(nameOf(other));
  const sorted: DocumentNode = visit(parse(schema), {
    Document: (node) => ({ ...node, definitions: node.definitions.toSorted(byName) }),
    ObjectTypeDefinition: { leave: (node) => ({ ...node, fields: node.fields?.toSorted(byName) }) },
  });
  return print(sorted);
}

describe('the register as a subgraph', () => {
  let node: TestNode;
  let sdl: string;
  /** Of each entity one that a Dutch reader may see. */
  let seen: Record<string, Representation>;
  let hidden: string;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    sdl = (await ask<{ _service: { sdl: string } }>(node, '{ _service { sdl } }')).data._service.sdl;
    const { recordId } = await file(node, 'FR', decision({ decidedBy: 'FR' }));
    hidden = (await file(node, 'GB', decision({ decidedBy: 'GB' }, { audience: NOBODY }))).recordId;
    seen = {
      GroundCode: { __typename: 'GroundCode', code: 'ELE-06' },
      Party: { __typename: 'Party', id: await partyOf(recordId) },
      Precedent: { __typename: 'Precedent', id: recordId },
      StackLayer: { __typename: 'StackLayer', code: 'models' },
      State: { __typename: 'State', code: 'GB' },
    };
  });

  afterAll(() => node?.close());

  async function partyOf(id: string): Promise<string> {
    const query = 'query ($id: ID!) { precedent(id: $id) { parties { ... on Party { id } } } }';
    const { data } = await ask<{ precedent: { parties: { id: string }[] } }>(node, query, {
      ...{ as: 'nl-reader', headers: PURPOSE, variables: { id } },
    });
    return data.precedent.parties[0]?.id ?? '';
  }

  const resolve = (
    representations: readonly unknown[],
    { as = 'nl-reader', headers = PURPOSE }: Pick<Question, 'as' | 'headers'> = {},
  ): Promise<Answer<Entities>> => ask(node, ENTITIES, { as, headers, variables: { r: representations } });

  const entity = (name: string): Representation => seen[name] ?? {};

  describe('says of itself in _service', () => {
    it('the schema in docs/schema.graphql: change it on purpose, with npm run schema', async () => {
      expect(inOrder(sdl)).toBe(inOrder(await readFile('docs/schema.graphql', 'utf8')));
    });

    it('the oldest version of federation that has what it uses, and imports nothing else', () => {
      const links = parse(sdl).definitions.flatMap((definition) =>
        definition.kind === Kind.SCHEMA_EXTENSION ? (definition.directives ?? []).map(print) : [],
      );
      expect(links).toEqual([
        '@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])',
      ]);
    });

    it('its entities, each with one key', () => {
      const types = parse(sdl).definitions.filter(
        (definition): definition is ObjectTypeDefinitionNode =>
          definition.kind === Kind.OBJECT_TYPE_DEFINITION,
      );
      const keyed = types.flatMap(({ name, directives = [] }) =>
        directives
          .filter((directive) => directive.name.value === 'key')
          .map((key) => [name.value, print(key)] as const),
      );
      expect(Object.fromEntries(keyed)).toEqual(
        Object.fromEntries(Object.entries(KEYS).map(([name, key]) => [name, `@key(fields: "${key}")`])),
      );
      expect(keyed).toHaveLength(5);
    });
  });

  describe('composes with a subgraph', () => {
    const compose = (types: string) =>
      composeServices([
        { name: 'register', url: `${node.url}/graphql`, typeDefs: parse(sdl) },
        { name: 'cases', url: 'http://cases.example/graphql', typeDefs: parse(OTHER(types)) },
      ]);

    it.each([
      [
        'that only refers to its entities',
        `type Query { case: Case }
         type Case { precedent: Precedent party: Party state: State ground: GroundCode layer: StackLayer }
         ${Object.entries(KEYS)
           .map(([name, key]) => `type ${name} @key(fields: "${key}", resolvable: false) { ${key}: ID! }`)
           .join(' ')
           .replace(/code: ID!/g, 'code: String!')}`,
      ],
      [
        'that adds fields to its entities',
        `type Precedent @key(fields: "id") { id: ID! notes: [String!]! }
         type State @key(fields: "code") { code: String! caseload: Int! }`,
      ],
      [
        'that needs fields of its entities for its own, also fields of what stands in them',
        `type Precedent @key(fields: "id") {
           id: ID!
           attribution: String! @external
           status: Status! @external
           cited: String! @requires(fields: "attribution status { counts }")
         }
         type Status { counts: Boolean! @external }`,
      ],
      [
        'that has pages of its own',
        `type Query { cases: Cases }
         type Cases { pageInfo: PageInfo! }
         type PageInfo @shareable {
           hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String
         }`,
      ],
      ['that has moments of its own', 'scalar Instant type Query { openedAt: Instant! }'],
    ])('%s', (_, types) => {
      const { errors = [], supergraphSdl } = compose(types);
      expect(errors.map(({ message }) => message)).toEqual([]);
      expect(supergraphSdl).toContain('join__Graph');
    });

    it.each([
      [
        'that would answer for a field of the register',
        'type Precedent @key(fields: "id") { id: ID! attribution: String! @shareable }',
        'Precedent.attribution',
      ],
      [
        'that would answer for who asks',
        'type Query { me: Me } type Me @shareable { officer: String! }',
        'Query.me',
      ],
    ])('but not with one %s', (_, types, field) => {
      expect(
        compose(types)
          .errors?.map(({ message }) => message)
          .join(' '),
      ).toContain(field);
    });
  });

  describe('resolves references in _entities', () => {
    it.each(Object.keys(KEYS))('to %s, by its key', async (name) => {
      const { data, errors } = await resolve([entity(name)]);
      expect(errors).toEqual([]);
      expect(data._entities).toEqual([expect.objectContaining(entity(name))]);
    });

    it('of mixed types, in the order asked for, and each as often as it is asked for', async () => {
      const names = ['State', 'Precedent', 'GroundCode', 'Precedent', 'Party', 'StackLayer', 'State'];
      const { data, errors } = await resolve(names.map(entity));
      expect(errors).toEqual([]);
      expect(data._entities.map((found) => found?.__typename)).toEqual(names);
      expect(data._entities[1]).toEqual(data._entities[3]);
    });

    it.each([
      ['Precedent', { id: UNKNOWN }],
      ['Party', { id: `${UNKNOWN}.party:aaaaaaaa` }],
      ['State', { code: 'XX' }],
      ['GroundCode', { code: 'ELE-99' }],
      ['StackLayer', { code: 'paper' }],
    ])(
      'to null for a %s that is unknown, without an error, and answers those around it',
      async (name, key) => {
        const { data, errors } = await resolve([entity(name), { __typename: name, ...key }, entity('State')]);
        expect(errors).toEqual([]);
        expect(data._entities.map((found) => found?.__typename ?? null)).toEqual([name, null, 'State']);
      },
    );

    it.each(Object.keys(KEYS))('to null for a %s by another field than its key', async (__typename) => {
      const { data, errors } = await resolve([{ __typename, name: 'Netherlands', attribution: 'x' }]);
      expect([data._entities, errors]).toEqual([[null], []]);
    });

    it('to null for what another state hides, and in the same words as for what never was', async () => {
      const about = async (id: string): Promise<string> => {
        const party = { __typename: 'Party', id: `${id}.party:aaaaaaaa` };
        return JSON.stringify(await resolve([{ __typename: 'Precedent', id }, party]));
      };
      expect(await about(hidden)).toBe(await about(UNKNOWN));
      expect(await about(hidden)).toContain('[null,null]');
    });

    it('with an error that says which of them it is about', async () => {
      const asked = ['GroundCode', 'Precedent', 'State', 'Party'].map(entity);
      const { data, errors } = await resolve(asked, { headers: {} });
      expect(data._entities.map((found) => found?.__typename ?? null)).toEqual([
        'GroundCode',
        null,
        'State',
        null,
      ]);
      expect(errors).toMatchObject([
        { path: ['_entities', 1], extensions: { code: 'PURPOSE_MISSING', inputPath: ['purpose'] } },
        { path: ['_entities', 3], extensions: { code: 'PURPOSE_MISSING', inputPath: ['purpose'] } },
      ]);
    });

    it('for nobody without the role, but what is for every role or for everybody', async () => {
      const { data, errors } = await resolve(Object.keys(KEYS).map(entity), { as: 'nl-steward' });
      expect(data._entities.map((found) => found !== null)).toEqual([true, false, false, true, true]);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual([
        'PERMISSION_MISSING',
        'PERMISSION_MISSING',
      ]);
    });

    it.each([
      ['of a type that it does not have', [{ __typename: 'Nothing' }], 'ENTITY_UNKNOWN'],
      ['of a type that is no entity', [{ __typename: 'Outcome' }], 'ENTITY_UNKNOWN'],
      ['without a type', [{ id: UNKNOWN }], 'ENTITY_UNKNOWN'],
      ['that are too many', Array(101).fill({ __typename: 'State', code: 'NL' }), 'ENTITIES_TOO_MANY'],
    ])('never %s', async (_, representations, code) => {
      const { data, errors } = await resolve(representations);
      expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([null, [code]]);
    });

    it('up to a hundred at once', async () => {
      const { data, errors } = await resolve(Array(100).fill(entity('Precedent')));
      expect(errors).toEqual([]);
      expect(data._entities.filter((found) => found?.__typename === 'Precedent')).toHaveLength(100);
    });
  });
});
