import { GraphQLSchemaHost } from '@nestjs/graphql';

import { type TestNode, startNode } from '../../support/start-node.js';
import { PERMISSION, PUBLIC_REFERENCES, findUndeclared } from './find-undeclared.js';
import { type RegisteredMethod, registeredMethods } from './registered-methods.js';

describe('every method that Nest has registered with the schema', () => {
  let node: TestNode;
  let methods: RegisteredMethod[];

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    methods = registeredMethods(node.app);
  });

  afterAll(() => node?.close());

  const of = (kind: RegisteredMethod['kind']): RegisteredMethod[] =>
    methods.filter((method) => method.kind === kind);

  it('declares a permission, or asks who calls', async () => {
    expect(await findUndeclared(methods)).toEqual([]);
  });

  it('is found: as many as the schema has outermost fields and entities', () => {
    const { schema } = node.app.get(GraphQLSchemaHost, { strict: false });
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}));
    const own = fields.filter((field) => !field.startsWith('_'));
    expect(of('operation').map(({ name }) => name.split('.')[1])).toEqual(expect.arrayContaining(own));
    expect(of('operation')).toHaveLength(own.length);
    const entities = schema.getType('_Entity');
    const count = entities && 'getTypes' in entities ? entities.getTypes().length : 0;
    expect(of('reference')).toHaveLength(count);
  });

  it('is missed by name when its permission is taken away, whichever it is', async () => {
    for (const method of of('operation')) {
      const declared: unknown = Reflect.getMetadata(PERMISSION, method.handler);
      Reflect.deleteMetadata(PERMISSION, method.handler);
      const found = await findUndeclared(methods);
      Reflect.defineMetadata(PERMISSION, declared, method.handler);
      expect(found).toEqual([`${method.name}: declares no permission`]);
    }
  });

  it('is missed by name when it is reached through a gateway and does not ask who calls', async () => {
    const closed = of('reference').filter(({ name }) => !PUBLIC_REFERENCES.includes(name));
    expect(closed.length).toBeGreaterThan(0);
    for (const method of closed) {
      const open = { ...method, instance: { [method.key]: () => ({ id: 'a record' }) } };
      const found = await findUndeclared(methods.map((one) => (one === method ? open : one)));
      expect(found).toEqual([`${method.name}: does not ask who calls`]);
      const anyRole = { ...method, instance: { [method.key]: onlyAuthenticates } };
      const next = await findUndeclared(methods.map((one) => (one === method ? anyRole : one)));
      expect(next).toEqual([`${method.name}: asks for no role`]);
    }
  });

  it('is named when it is a field that trusts in a guard', async () => {
    const [field] = of('field');
    if (!field) throw new Error('No field has a resolver of its own.');
    Reflect.defineMetadata(PERMISSION, ['reader'], field.handler);
    const found = await findUndeclared(methods);
    Reflect.deleteMetadata(PERMISSION, field.handler);
    expect(found).toEqual([`${field.name}: is a field, where no guard runs`]);
  });
});

async function onlyAuthenticates(_: object, call: { authenticate: () => Promise<object> }): Promise<object> {
  await call.authenticate();
  return { id: 'a record' };
}
