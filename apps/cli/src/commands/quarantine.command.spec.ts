import { MemoryTerminal } from '../__fixtures__/memory-terminal.js';
import { type StubAnswer, type StubNode, stubNode } from '../__fixtures__/stub-node.js';
import { runCli } from '../run-cli.js';

const ORIGIN = 'ca.example.org/log';

describe('what was put aside', () => {
  let node: StubNode;
  let answer: StubAnswer;

  beforeEach(async () => {
    node = await stubNode(() => answer);
  });

  afterEach(() => node.close());

  const run = async (...words: string[]) => {
    const terminal = new MemoryTerminal({ GROUNDS_URL: node.url, GROUNDS_TOKEN: 'a.b.c' });
    const code = await runCli(words, terminal);
    const lines = terminal.output.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));
    return { code, lines, errors: terminal.errors };
  };

  it('is listed with its place, the reason and the time', async () => {
    const aside = { origin: ORIGIN, index: 7, reason: 'GRANT_INVALID', at: '2026-11-24T09:00:00.000Z' };
    answer = {
      body: {
        data: {
          quarantine: [
            { ...aside, kind: 'ENTRY' },
            { ...aside, kind: 'ENVELOPE' },
          ],
        },
      },
    };
    expect((await run('quarantine')).lines).toEqual([
      'NODE | PLACE IN ITS LOG | WHAT | WHY | SINCE',
      `${ORIGIN} | 7 | the entry | GRANT_INVALID | 2026-11-24T09:00:00.000Z`,
      `${ORIGIN} | 7 | what was granted of it | GRANT_INVALID | 2026-11-24T09:00:00.000Z`,
      '',
    ]);
  });

  it('may be nothing', async () => {
    answer = { body: { data: { quarantine: [] } } };
    expect((await run('quarantine')).lines).toEqual(['Nothing was put aside.', '']);
  });

  it('is tried again, and what came of it is said', async () => {
    const outcomes = [{ outcome: 'accepted', count: 1 }];
    const pull = { origin: ORIGIN, entries: 0, outcomes, failure: null };
    answer = { body: { data: { retryQuarantine: [pull] } } };
    const { code, lines } = await run('quarantine', '--retry');
    expect(node.requests[0]?.body).toMatchObject({
      query: expect.stringContaining('retryQuarantine') as string,
    });
    expect([code, lines[0]]).toEqual([0, `${ORIGIN} | 0 new entries | 1 accepted | ok`]);
  });

  it('ends in failure when a node could not be asked', async () => {
    const pull = { origin: ORIGIN, entries: 0, outcomes: [], failure: 'PEER_UNREACHABLE' };
    answer = { body: { data: { retryQuarantine: [pull] } } };
    const { code, errors } = await run('quarantine', '--retry');
    expect([code, errors]).toEqual([1, expect.stringContaining('PEERS_FAILED')]);
  });
});
