import { type StubAnswer, type StubNode, stubNode } from '../__fixtures__/stub-node.js';
import { NodeClient } from './node-client.js';

const ME = { body: { data: { me: { demonstration: true } } } };

describe('talking to a node', () => {
  let node: StubNode;
  let answers: Record<string, StubAnswer>;

  beforeEach(async () => {
    answers = { '/graphql': ME };
    node = await stubNode(({ path }) => answers[path] ?? { status: 404, body: { statusCode: 404 } });
  });

  afterEach(() => node.close());

  const client = (access: { officer?: string; token?: string } = {}): NodeClient =>
    new NodeClient({ url: node.url, officer: access.officer, token: access.token, keyFile: undefined });

  it('sends the query and its variables, and no token when there is none', async () => {
    await client().ask('query Q { x }', { a: 1 });
    const [request] = node.requests;
    expect(request?.body).toEqual({ query: 'query Q { x }', variables: { a: 1 } });
    expect(request?.authorization).toBeUndefined();
  });

  it('sends a token that was given, without the line feed of the file it came from', async () => {
    await client({ token: 'abc.def.ghi\n' }).isDemonstration();
    expect(node.requests[0]?.authorization).toBe('Bearer abc.def.ghi');
  });

  it('gets the token of a demonstration officer once for all its questions', async () => {
    answers['/demonstration/token'] = { body: { access_token: 'nl.reader.token' } };
    const officer = client({ officer: 'nl-reader', token: 'not.this.one' });
    await officer.isDemonstration();
    await officer.isDemonstration();
    expect(node.requests.map(({ path }) => path)).toEqual(['/demonstration/token', '/graphql', '/graphql']);
    expect(node.requests[0]?.body).toEqual({ officer: 'nl-reader' });
    expect(node.requests[2]?.authorization).toBe('Bearer nl.reader.token');
  });

  it('names the state that it acts for with each request, and none of its own accord', async () => {
    const own = client({ token: 'abc.def.ghi' });
    await own.isDemonstration();
    await own.actingFor(undefined).isDemonstration();
    await own.actingFor('nl').isDemonstration();
    expect(node.requests.map(({ state }) => state)).toEqual([undefined, undefined, 'NL']);
    expect(node.requests[2]?.authorization).toBe('Bearer abc.def.ghi');
  });

  it('says that --as works at a demonstration only', async () => {
    await expect(client({ officer: 'nl-reader' }).isDemonstration()).rejects.toMatchObject({
      code: 'NOT_A_DEMONSTRATION',
    });
  });

  it('passes on why an officer gets no token', async () => {
    const refusal = { code: 'OFFICER_UNKNOWN', message: 'Nobody.', advice: 'Ask.' };
    answers['/demonstration/token'] = { status: 400, body: refusal };
    await expect(client({ officer: 'xx-reader' }).isDemonstration()).rejects.toMatchObject(refusal);
  });

  it('refuses a token that would not fit in a header, before it asks anything', async () => {
    await expect(client({ token: 'two lines\r\nof it' }).isDemonstration()).rejects.toMatchObject({
      code: 'TOKEN_UNREADABLE',
    });
    expect(node.requests).toEqual([]);
  });

  it('passes on code, place and advice of an error', async () => {
    const extensions = { code: 'PAGE_SIZE', inputPath: ['first'], advice: 'Ask for less.' };
    answers['/graphql'] = { body: { errors: [{ message: 'Too many.', extensions }], data: null } };
    await expect(client().ask('query Q { x }')).rejects.toMatchObject({
      code: 'PAGE_SIZE',
      message: 'Too many.',
      path: ['first'],
      advice: 'Ask for less.',
    });
  });

  it('does not follow a redirect with a token', async () => {
    answers['/graphql'] = { status: 307, headers: { location: `${node.url}/elsewhere` }, body: '' };
    await expect(client({ token: 'a.b.c' }).isDemonstration()).rejects.toMatchObject({
      code: 'NODE_UNREACHABLE',
    });
    expect(node.requests.map(({ path }) => path)).toEqual(['/graphql']);
  });

  it.each([
    ['no JSON', { body: '<html>' }, 'NODE_ANSWER'],
    ['JSON that is no GraphQL', { body: { hello: 'world' } }, 'NODE_ANSWER'],
    ['a server error', { status: 500, body: { statusCode: 500 } }, 'NODE_ANSWER'],
    ['a gateway that wants to know who asks', { status: 401, body: {} }, 'NOT_AUTHORISED'],
    ['a gateway that says no', { status: 403, body: 'Forbidden' }, 'NOT_AUTHORISED'],
  ])('tells %s from an answer', async (_what, answer: StubAnswer, code) => {
    answers['/graphql'] = answer;
    await expect(client().ask('query Q { x }')).rejects.toMatchObject({ code });
  });

  it('says that nothing answers', async () => {
    const gone = client();
    await node.close();
    await expect(gone.ask('query Q { x }')).rejects.toMatchObject({ code: 'NODE_UNREACHABLE' });
  });

  it('gives the root exactly as it is served', async () => {
    const text = '{\n "payload": "x" }\n\n';
    answers['/root.json'] = { body: text };
    expect(await client().root()).toBe(text);
  });

  it('says that what has no root is no node', async () => {
    await expect(client().root()).rejects.toMatchObject({ code: 'NODE_ANSWER' });
  });
});
