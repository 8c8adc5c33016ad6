import { MemoryTerminal } from '../__fixtures__/memory-terminal.js';
import { type StubNode, stubNode } from '../__fixtures__/stub-node.js';
import { runCli } from '../run-cli.js';

const STALE = {
  code: 'PEER_STALE',
  subject: 'fr.example.org/log',
  since: '2026-11-24T09:00:00.000Z',
  sentence: 'Another node has not been followed.',
  advice: 'Ask its operator.',
};
const DOWN = { ...STALE, code: 'JOBS_NOT_RUNNING', subject: null, since: null, sentence: 'It does not run.' };

describe('grounds status', () => {
  let node: StubNode;
  let degradations: object[];

  beforeEach(async () => {
    node = await stubNode(() => ({ body: { data: { nodeStatus: { degradations } } } }));
  });

  afterEach(() => node.close());

  const run = async (...words: string[]): Promise<string> => {
    const terminal = new MemoryTerminal({ GROUNDS_URL: node.url, GROUNDS_TOKEN: 'a.b.c' });
    expect(await runCli(['status', ...words], terminal)).toBe(0);
    return terminal.output;
  };

  it('says that all is well', async () => {
    degradations = [];
    expect(await run()).toBe('All is well.\n');
  });

  it('names each step, of whom and since when, says what it means and what to do', async () => {
    degradations = [STALE, DOWN];
    expect(await run()).toBe(`PEER_STALE  fr.example.org/log  since 2026-11-24T09:00:00.000Z
Another node has not been followed.
Ask its operator.

JOBS_NOT_RUNNING
It does not run.
Ask its operator.
`);
  });

  it('gives the same as JSON', async () => {
    degradations = [STALE];
    expect(JSON.parse(await run('--json'))).toEqual({ degradations: [STALE] });
  });
});
