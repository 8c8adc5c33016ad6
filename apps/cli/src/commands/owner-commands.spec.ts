import { MemoryTerminal } from '../__fixtures__/memory-terminal.js';
import { type StubAnswer, type StubNode, stubNode } from '../__fixtures__/stub-node.js';
import { runCli } from '../run-cli.js';

const RECORD = 'AAAAAAAAAAAAAAAAAAAAAA';
const NOTHING = { circle: null, since: null, until: null };
const EXPLANATION = {
  recordId: RECORD,
  seesRecord: 'yes',
  state: { code: 'CZ', name: 'Czechia' },
  parts: [
    {
      statementId: RECORD,
      part: 'outcome',
      mayRead: 'yes',
      until: '2036-01-01T00:00:00.000Z',
      reasons: [
        {
          ...NOTHING,
          code: 'in_circle',
          text: 'It is in a circle.',
          circle: 'eu',
          until: '2036-01-01T00:00:00.000Z',
        },
      ],
    },
    {
      statementId: 'BAAAAAAAAAAAAAAAAAAAAA',
      part: 'event',
      mayRead: 'cannot_tell',
      until: null,
      reasons: [
        { ...NOTHING, code: 'not_yet_a_member', text: 'Not yet.', since: '2027-01-01T00:00:00.000Z' },
        { ...NOTHING, code: 'not_included', text: 'Not included.' },
      ],
    },
  ],
};

describe('commands of an owner', () => {
  let node: StubNode;
  let answer: StubAnswer;

  beforeEach(async () => {
    node = await stubNode(() => answer);
  });

  afterEach(() => node.close());

  const run = async (...words: string[]): Promise<MemoryTerminal & { code: number; lines: string[] }> => {
    const terminal = new MemoryTerminal({ GROUNDS_URL: node.url, GROUNDS_TOKEN: 'a.b.c' });
    const code = await runCli(words, terminal);
    const lines = terminal.output.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));
    return Object.assign(terminal, { code, lines });
  };

  describe('explain', () => {
    it('says part for part whether a state reads it, until when and why', async () => {
      answer = { body: { data: { explainAccess: EXPLANATION } } };
      const { code, lines } = await run('explain', RECORD, 'cz');
      expect(code).toBe(0);
      expect(node.requests[0]?.body).toMatchObject({ variables: { id: RECORD, state: 'CZ' } });
      expect(lines).toEqual([
        `Czechia (CZ) may know of the record ${RECORD}: yes`,
        '',
        'STATEMENT | PART | READS IT | UNTIL | WHY',
        'decision | outcome | yes | 2036-01-01T00:00:00.000Z | It is in a circle. (eu, until 2036-01-01)',
        'BAAAAAAAAAAAAAAAAAAAAA | event | cannot tell | Not yet. (from 2027-01-01)',
        'Not included.',
        '',
      ]);
    });

    it('gives a program the answer as it is', async () => {
      answer = { body: { data: { explainAccess: EXPLANATION } } };
      expect(JSON.parse((await run('explain', RECORD, 'CZ', '--json')).output)).toEqual(EXPLANATION);
    });

    it('says nothing of a record of others, whether or not there is one', async () => {
      answer = { body: { data: { explainAccess: null } } };
      const { code, errors } = await run('explain', RECORD, 'CZ');
      expect([code, errors]).toEqual([
        1,
        expect.stringMatching(/^PRECEDENT_NOT_FOUND: Your own state has no/),
      ]);
    });
  });

  describe('journal', () => {
    const entry = {
      ...{ recordId: RECORD, state: 'CZ', day: '2026-11-23', purpose: 'screening' },
      ...{ reportedBy: null, cases: [] },
    };
    const page = (entries: object[], endCursor: string | null = null): StubAnswer => ({
      body: { data: { journal: { entries, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } },
    });

    it('says which states were shown what, on which day and why', async () => {
      answer = page(
        [
          { ...entry, what: 'READ' },
          { ...entry, what: 'SILENT_HIT' },
          { ...entry, what: 'NEW', reportedBy: 'cz.example.org/log', cases: ['x'] },
        ],
        'next',
      );
      const { lines } = await run('journal', '--record', RECORD, '--first', '3');
      expect(node.requests[0]?.body).toMatchObject({ variables: { recordId: RECORD, first: 3 } });
      expect(lines).toEqual([
        'DAY | STATE | WHAT | PURPOSE | RECORD | WHERE',
        `2026-11-23 | CZ | was shown something of it | screening | ${RECORD} | at this node`,
        `2026-11-23 | CZ | was told nothing; you may come forward | screening | ${RECORD} | at this node`,
        `2026-11-23 | CZ | NEW | screening | ${RECORD} | reported by cz.example.org/log`,
        '',
        'More: --after next',
        '',
      ]);
    });

    it('says that nobody has asked yet', async () => {
      answer = page([]);
      expect((await run('journal')).output).toBe('No other state asked about this yet.\n');
    });
  });

  describe('acknowledgements', () => {
    const word = {
      ...{ origin: 'fr.example.org/log', states: [{ code: 'FR' }, { code: 'CZ' }], statementId: RECORD },
      ...{ effect: 'GIVES', acknowledged: true, outcome: 'accepted' },
      ...{ answeredAt: '2026-11-24T09:00:00.000Z', outstandingSince: null },
    };
    const open = { acknowledged: false, outcome: null, answeredAt: null, outstandingSince: '2026-11-23' };

    it('says which nodes follow the newest words, and which have not answered', async () => {
      const words = [
        word,
        { ...word, ...open, effect: 'NARROWS' },
        { ...word, ...open, effect: 'TAKES_BACK', outcome: 'deferred' },
      ];
      answer = { body: { data: { acknowledgements: words } } };
      const { lines } = await run('acknowledgements', RECORD);
      expect(node.requests[0]?.body).toMatchObject({ variables: { recordId: RECORD } });
      const start = `fr.example.org/log | FR CZ | ${RECORD}`;
      expect(lines).toEqual([
        'NODE | HOSTS | STATEMENT | NEWEST WORD | ANSWER',
        `${start} | takes nothing away | accepted at 2026-11-24T09:00:00.000Z`,
        `${start} | NARROWS | NONE since 2026-11-23`,
        `${start} | TAKES ALL BACK | NONE since 2026-11-23 (deferred)`,
        '',
        'That a node has deleted what it held is its word; nobody can prove it.',
        '',
      ]);
    });

    it('says that no other node has anything of it', async () => {
      answer = { body: { data: { acknowledgements: [] } } };
      expect((await run('acknowledgements', RECORD)).output).toMatch(/^No other node was given anything/);
    });
  });

  describe('history', () => {
    it('asks for the story at a moment, and where the decision stands now', async () => {
      answer = { body: { data: { precedent: null } } };
      const words = ['--as-of', '2025-03-01', '--purpose', 'litigation', '--case', 'C-1'];
      const { code, errors } = await run('history', RECORD, ...words);
      expect(node.requests[0]?.body).toMatchObject({
        variables: { id: RECORD, asOf: '2025-03-01', back: true, purpose: 'litigation', case: 'C-1' },
      });
      expect([code, errors]).toEqual([1, expect.stringContaining('at least not at that time')]);
    });

    it('asks once when the moment is now', async () => {
      answer = { body: { data: { precedent: null } } };
      const { errors } = await run('history', RECORD);
      expect(node.requests[0]?.body).toMatchObject({ variables: { back: false } });
      expect(errors).toContain('There is no record with this id that you may see.');
    });

    it('gives a program both answers', async () => {
      const status = { code: { code: 'standing', label: 'Standing' }, since: null, counts: true };
      const precedent = { id: RECORD, status, history: [] };
      answer = { body: { data: { precedent, now: { status: { ...status, counts: false } } } } };
      const { output } = await run('history', RECORD, '--known-at', '2026-11-23', '--json');
      expect(JSON.parse(output)).toEqual({ ...precedent, now: { ...status, counts: false } });
    });
  });
});
