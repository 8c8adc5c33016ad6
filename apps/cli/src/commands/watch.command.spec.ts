import { MemoryTerminal } from '../__fixtures__/memory-terminal.js';
import { type StubAnswer, type StubNode, type StubRequest, stubNode } from '../__fixtures__/stub-node.js';
import { runCli } from '../run-cli.js';

const COMPLETE = 'event: complete\ndata:\n\n';

const change = (cursor: string): string => {
  const kind = { code: 'legal-event', label: 'Legal event' };
  const told = {
    cursor,
    recordId: 'record-1',
    statementId: 's-1',
    recordedAt: '2026-11-23T20:00:00.000Z',
    kind,
  };
  return `event: next\ndata: ${JSON.stringify({ data: { precedentChanges: told } })}\n\n`;
};

const refusal = (code: string): string =>
  `event: next\ndata: ${JSON.stringify({ errors: [{ message: 'No.', extensions: { code } }] })}\n\n${COMPLETE}`;

describe('watch', () => {
  let node: StubNode;
  let streams: string[];
  let tokens: number;

  beforeEach(async () => {
    tokens = 0;
    node = await stubNode(({ path }: StubRequest): StubAnswer => {
      if (path === '/demonstration/token') return { body: { access_token: `t.o.${(tokens += 1)}` } };
      const body = streams.shift();
      return body === undefined
        ? { status: 404, body: {} }
        : { headers: { 'content-type': 'text/event-stream' }, body };
    });
  });

  afterEach(() => node.close());

  const run = async (...words: string[]): Promise<MemoryTerminal & { code: number }> => {
    const terminal = new MemoryTerminal({ GROUNDS_URL: node.url });
    return Object.assign(terminal, { code: await runCli(['watch', ...words], terminal) });
  };

  const asked = () => node.requests.filter(({ path }) => path === '/graphql/stream');

  it('prints each change as a line, and where to go on', async () => {
    streams = [`:\n\n${change('c1')}${change('c2')}${COMPLETE}`];
    const { code, output } = await run('--as', 'cz-reader', '--after', 'c0');
    expect(code).toBe(0);
    expect(asked()[0]?.body).toMatchObject({ variables: { after: 'c0', purpose: 'precedent_research' } });
    expect(output).toBe(
      '2026-11-23T20:00:00.000Z  Legal event  record-1  (--after c1)\n2026-11-23T20:00:00.000Z  Legal event  record-1  (--after c2)\n',
    );
  });

  it('gives a program one JSON object a line, as many as it wants', async () => {
    streams = [`${change('c1')}${change('c2')}${change('c3')}`];
    const { code, output } = await run('--as', 'cz-reader', '--count', '2', '--json');
    expect(code).toBe(0);
    const cursors = output
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { cursor: string }).cursor);
    expect(cursors).toEqual(['c1', 'c2']);
  });

  it('takes up a stream that broke where it broke', async () => {
    streams = [change('c1'), `${change('c2')}${COMPLETE}`];
    const { code, errors } = await run('--as', 'cz-reader');
    expect([code, errors]).toEqual([0, 'Connecting again, from c1.\n']);
    expect(asked().map(({ body }) => (body as { variables: { after?: string } }).variables.after)).toEqual([
      undefined,
      'c1',
    ]);
  });

  it('gets a new token when the one of a demonstration officer has ended', async () => {
    streams = [refusal('TOKEN_EXPIRED'), COMPLETE];
    const { code, errors } = await run('--as', 'cz-reader');
    expect([code, tokens]).toEqual([0, 2]);
    expect(errors).toBe('Connecting again; what happened meanwhile is not told.\n');
    expect(asked().map(({ authorization }) => authorization)).toEqual(['Bearer t.o.1', 'Bearer t.o.2']);
  });

  it.each([
    ['a token that has ended and was given', 'TOKEN_EXPIRED', ['--token', 'a.b.c'], 4],
    ['a role that is missing', 'PERMISSION_MISSING', ['--as', 'cz-auditor'], 4],
    ['too many streams', 'STREAMS_TOO_MANY', ['--as', 'cz-reader'], 1],
  ])('ends with %s', async (_what, reason, words, code) => {
    streams = [refusal(reason)];
    const ended = await run(...words);
    expect([ended.code, ended.errors]).toEqual([code, `${reason}: No.\n`]);
  });

  it('ends with 3 where no such stream is', async () => {
    streams = [];
    expect((await run('--as', 'cz-reader')).code).toBe(3);
  });
});
