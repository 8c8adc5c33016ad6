import { Logger } from '@nestjs/common';

import { PURPOSE, ask } from '../support/ask.js';
import { decision, signAs, submit } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';

/** The vocabulary, which everybody may read; every other entity is for officers. */
const PUBLIC: Record<string, string> = { GroundCode: 'ELE-06', StackLayer: 'models' };

const NO_IDS: [name: string, id: unknown][] = [
  ['a NUL', '\0'],
  ['a NUL after an id', 'HG1tQ_hdSUWOUc3hMzT28Q\0'],
  ['half of a surrogate pair', '\ud800'],
  ['a number', 7],
  ['a list', ['HG1tQ_hdSUWOUc3hMzT28Q']],
  ['an object', { toString: 'x' }],
  ['null', null],
  ['nothing', undefined],
  ['an id that is too long', 'A'.repeat(100_000)],
];

interface Entities {
  readonly _entities: readonly unknown[];
}

describe('the entities of the subgraph', () => {
  let node: TestNode;
  let recordId: string;
  let entities: string[];

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    recordId = (await submit(node, 'nl-releaser', await signAs(node, 'NL', decision()))).recordId ?? '';
    const query = '{ __type(name: "_Entity") { possibleTypes { name } } }';
    const { data } = await ask<{ __type: { possibleTypes: { name: string }[] } }>(node, query);
    entities = data.__type.possibleTypes.map(({ name }) => name);
  });

  afterAll(() => node?.close());

  const reach = (representation: object, as?: string) =>
    ask<Entities>(node, 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', {
      ...(as ? { as, headers: PURPOSE } : {}),
      variables: { r: [representation] },
    });

  it('are known here, each as public or as closed', () => {
    expect(entities.sort()).toEqual(['GroundCode', 'Party', 'Precedent', 'StackLayer', 'State']);
  });

  it('are closed to whoever brings no token, unless they are public', async () => {
    const closed = entities.filter((name) => !(name in PUBLIC));
    expect(closed.length).toBeGreaterThan(0);
    for (const __typename of closed) {
      const { data, errors } = await reach({ __typename, id: recordId, code: 'NL' });
      expect([__typename, data._entities]).toEqual([__typename, [null]]);
      expect([__typename, errors[0]?.extensions.code]).toEqual([__typename, 'TOKEN_MISSING']);
    }
  });

  it.each(Object.entries(PUBLIC))('include %s for everybody', async (__typename, code) => {
    const { data, errors } = await reach({ __typename, code });
    expect([data._entities, errors]).toEqual([[{ __typename }], []]);
  });

  it('show records to a reader alone, and states to every role', async () => {
    const precedent = { __typename: 'Precedent', id: recordId };
    const state = { __typename: 'State', code: 'NL' };
    expect((await reach(precedent, 'nl-reader')).data._entities).toEqual([{ __typename: 'Precedent' }]);
    expect((await reach(precedent, 'nl-auditor')).errors[0]?.extensions.code).toBe('PERMISSION_MISSING');
    expect((await reach(state, 'nl-auditor')).data._entities).toEqual([{ __typename: 'State' }]);
  });

  describe('asked for by what is no id', () => {
    let logged: unknown[];

    beforeEach(() => {
      logged = [];
      const note = (message: unknown): void => void logged.push(message);
      Logger.overrideLogger({ log: note, warn: note, error: note });
    });

    afterEach(() => {
      Logger.overrideLogger(false);
    });

    it.each(NO_IDS)('are unknown, and no fault of the node: %s', async (_, id) => {
      for (const __typename of ['Precedent', 'Party', 'State', 'GroundCode', 'StackLayer']) {
        const { data, errors } = await reach({ __typename, id, code: id }, 'nl-reader');
        expect([__typename, data._entities, errors]).toEqual([__typename, [null], []]);
      }
      expect(logged).toEqual([]);
    });

    it.each(['\0', '\ud800', 'x', '', `${'A'.repeat(22)}\n`])(
      'are unknown to the query for one precedent too: %j',
      async (id) => {
        const query = 'query ($id: ID!) { precedent(id: $id) { id } }';
        const question = { as: 'nl-reader', headers: PURPOSE, variables: { id } };
        const { data, errors } = await ask(node, query, question);
        expect([data, errors, logged]).toEqual([{ precedent: null }, [], []]);
      },
    );

    it.each(['Query', 'Nothing', 'Me'])('are refused by name if they are none: %s', async (__typename) => {
      const { errors } = await reach({ __typename }, 'nl-reader');
      expect(errors[0]?.extensions.code).toBe('ENTITY_UNKNOWN');
      expect(logged).toEqual([]);
    });
  });
});
