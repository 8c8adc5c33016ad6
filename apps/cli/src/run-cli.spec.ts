import { decisionKinds, stackLayers } from '#vocabulary';

import { MemoryTerminal } from './__fixtures__/memory-terminal.js';
import { type StubAnswer, type StubNode, stubNode } from './__fixtures__/stub-node.js';
import { signedDecision } from './__fixtures__/signed-decision.js';
import { parseStatementFile, recordFile, statementFileText } from './files/statement-file.js';
import { runCli, separateId } from './run-cli.js';

const QUESTION = ['check', '--name', 'x', '--purpose', 'screening', '--case', '1'];
const PROBLEMS = [
  { code: 'INPUT_INVALID', message: 'lei is no LEI', path: ['input', 'lei'], advice: 'Check it.' },
  { code: 'INPUT_INVALID', message: 'role is not known', path: ['input', 'role'], advice: null },
];

describe('a command line', () => {
  let node: StubNode;
  let answer: StubAnswer;

  beforeEach(async () => {
    answer = { body: { data: {} } };
    node = await stubNode(({ path }) =>
      path === '/demonstration/token' ? { body: { access_token: 'a.b.c' } } : answer,
    );
  });

  afterEach(() => node.close());

  const run = async (...words: string[]): Promise<MemoryTerminal & { code: number }> => {
    const terminal = new MemoryTerminal({ GROUNDS_URL: node.url });
    return Object.assign(terminal, { code: await runCli(words, terminal) });
  };

  const variables = (): unknown => {
    const bodies = node.requests.map(({ body }) => body as { variables?: unknown });
    return bodies.find((body) => body.variables !== undefined)?.variables;
  };

  it('that asks for help ends well, and the help names the exit codes', async () => {
    const { code, output } = await run('--help');
    expect(code).toBe(0);
    expect(output).toContain('2 called wrongly; 3 no node or issuer answers; 4 not authorised');
    expect((await run('check', '--help')).output).toContain('--as <officer>');
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['whoami', '--frobnicate']],
    ['a language that is none', ['grounds', '--lang', 'fr']],
    ['a check without purpose', ['check', '--name', 'x', '--case', '1']],
    ['a check without case', ['check', '--name', 'x', '--purpose', 'screening']],
    ['a check for nothing', ['check', '--purpose', 'screening', '--case', '1']],
    ['a register number without country', ['check', '--registration', '123']],
    ['a page size that is no number', ['precedents', '--first', 'many']],
    ['nothing to show', ['show']],
    ['nothing to verify against', ['verify', 'file.json']],
    ['keys without what to do', ['keys']],
    ['states to ask, and asking nobody', [...QUESTION, '--ask', 'CZ']],
    ['a state to ask that is none', [...QUESTION, '--reach', 'ask-owners', '--ask', 'Czechia']],
    ['a reach that is none', [...QUESTION, '--reach', 'everybody']],
    ['no record to tell the history of', ['history']],
    ['no state to explain', ['explain', 'AAAAAAAAAAAAAAAAAAAAAA']],
    ['nothing to preview', ['preview']],
  ])('with %s is called wrongly', async (_what, words: string[]) => {
    const { code, errors, output } = await run(...words);
    expect(code).toBe(2);
    expect(errors).not.toBe('');
    expect(output).toBe('');
    expect(node.requests).toEqual([]);
  });

  it('sends a check about one party with all that was said of it', async () => {
    await run(
      ...['check', '--as', 'nl-reader', '--name', 'One', '--name', 'Two', '--registration', 'nl:00:12'],
      ...['--seat', 'NL', '--control', 'CN', '--role', 'target', '--purpose', 'screening', '--case', 'NL-1'],
      ...['--request-id', 'request-1', '--lang', 'nl', '--lei', 'L'],
    );
    expect(variables()).toEqual({
      language: 'nl',
      input: {
        parties: [
          {
            role: 'target',
            names: ['One', 'Two'],
            lei: 'L',
            registration: { country: 'NL', number: '00:12' },
            seat: 'NL',
            control: 'CN',
          },
        ],
        purpose: 'screening',
        caseReference: 'NL-1',
        clientRequestId: 'request-1',
      },
    });
  });

  it('sends a check to owners, says so first, and looks back where asked', async () => {
    const reach = ['--reach', 'ask-owners', '--ask', 'cz,DE', '--ask', 'FR'];
    const when = ['--as-of', '2025-03-01', '--known-at', '2026-11-23T20:00:00Z', '--with-ended'];
    const { errors } = await run(...QUESTION, ...reach, ...when);
    expect(errors).toMatch(/^The names in your question go to: CZ, DE, FR\.\n/);
    expect(variables()).toMatchObject({
      input: {
        reach: 'ASK_OWNERS',
        ask: ['CZ', 'DE', 'FR'],
        asOf: '2025-03-01',
        knownAt: '2026-11-23T20:00:00Z',
        withEnded: true,
      },
    });
    expect((await run(...QUESTION, '--reach', 'ask-owners')).errors).toMatch(/go to: all members\.\n/);
  });

  it('asks nobody unless told to', async () => {
    expect((await run(...QUESTION)).errors).not.toContain('go to');
    const { input } = variables() as { input: object };
    expect(Object.keys(input)).not.toContain('reach');
  });

  it('takes the codes in its help from the vocabulary', async () => {
    const { output } = await run('precedents', '--help');
    const text = output.replace(/\s+/g, ' ');
    expect(text).toContain(decisionKinds.map(({ code }) => code).join(', '));
    expect(text).toContain(stackLayers.map(({ code }) => code).join(', '));
    const check = (await run('check', '--help')).output.replace(/\s+/g, ' ');
    expect(check).toContain('investor, owner, vehicle, target (default');
    const sign = (await run('sign', '--help')).output.replace(/\s+/g, ' ');
    expect(sign).toContain('decision, correction, legal-event, relation, sharing, withdrawal, erasure');
  });

  it('makes a new request id for each check that has none', async () => {
    const words = ['check', '--name', 'x', '--purpose', 'screening', '--case', '1'];
    await run(...words);
    await run(...words);
    const ids = node.requests.flatMap(({ body }) => {
      const { input } = (body as { variables: { input?: { clientRequestId: string } } }).variables;
      return input?.clientRequestId ?? [];
    });
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  });

  it('sends every filter of a list, and purpose and case', async () => {
    await run(
      ...[
        'precedents',
        '--ground',
        'SEC-02',
        '--ground',
        'SEC-03',
        '--ground-group',
        'CON',
        '--layer',
        'chips',
      ],
      ...['--kind', 'prohibited', '--decided-by', 'GB', '--from', '2022-01-01', '--to', '2022-12-31'],
      ...['--first', '5', '--after', '-cursor', '--purpose', 'litigation', '--case', 'C-1'],
      ...['--with-ended', '--as-of', '2025-03-01', '--known-at', '2026-11-23'],
    );
    expect(variables()).toEqual({
      filter: {
        groundCodes: ['SEC-02', 'SEC-03'],
        groundGroups: ['CON'],
        layers: ['chips'],
        kinds: ['prohibited'],
        decidedBy: ['GB'],
        decidedFrom: '2022-01-01',
        decidedTo: '2022-12-31',
        withEnded: true,
      },
      asOf: '2025-03-01',
      knownAt: '2026-11-23T00:00:00Z',
      first: 5,
      after: '-cursor',
      purpose: 'litigation',
      case: 'C-1',
      language: 'en',
    });
  });

  it('prints each problem of a refused input with its place and advice', async () => {
    answer = { body: { data: { check: { __typename: 'Rejected', problems: PROBLEMS } } } };
    const words = ['check', '--name', 'x', '--purpose', 'screening', '--case', '1'];
    const { code, errors } = await run(...words);
    expect(code).toBe(1);
    expect(errors).toBe(
      'INPUT_INVALID: lei is no LEI (at input.lei)\n  Check it.\nINPUT_INVALID: role is not known (at input.role)\n',
    );
    const json = await run(...words, '--json');
    expect(JSON.parse(json.errors)).toEqual({ errors: PROBLEMS });
    expect(json.output).toBe('');
  });

  it('says that no record is there, whether hidden or not', async () => {
    answer = { body: { data: { precedent: null } } };
    const { code, errors } = await run('show', '-Gy0FvS6W1dlQnQs2W_WCg', '--as', 'nl-reader');
    expect(code).toBe(1);
    expect(errors).toContain('no record with this id that you may see');
    expect(node.requests[1]?.body).toMatchObject({ variables: { id: '-Gy0FvS6W1dlQnQs2W_WCg' } });
  });

  it('writes the record file and nothing else when the output is no terminal', async () => {
    answer = { body: { data: { precedent: { evidence: 'a.b.c~d~' } } } };
    const { output, errors } = await run('show', 'record-1', '--as', 'nl-reader');
    expect(output).toBe('{\n  "format": "grounds-record/1",\n  "token": "a.b.c~d~"\n}\n');
    expect(errors).toBe('');
  });

  it('shows a sheet where a person reads, unless the file is asked for', async () => {
    const { token: evidence } = parseStatementFile((await signedDecision()).record(() => true));
    const part = { __typename: 'NotShared', contactPoint: null };
    const states = { outcome: part, grounds: [], reasons: [], parties: [], persons: [], sharing: part };
    const precedent = {
      id: 'r',
      recordedAt: 'today',
      logIndex: 1,
      attribution: 'Netherlands decided',
      version: 1,
      status: { code: { code: 'standing', label: 'Standing' }, since: null, counts: true },
      groundsNote: null,
      relations: [],
      history: [],
      evidence,
      signedBy: {},
      ...states,
    };
    answer = { body: { data: { precedent } } };
    const shown = async (...words: string[]): Promise<string> => {
      const terminal = new MemoryTerminal({ GROUNDS_URL: node.url }, 90);
      await runCli(['show', 'r', '--as', 'nl-reader', ...words], terminal);
      return terminal.output;
    };
    expect(await shown()).toMatch(/^Netherlands decided\n\nRecord r\n/);
    expect(await shown('--json')).toBe(statementFileText(recordFile(evidence)));
  });

  it('ends with 3 when no node answers', async () => {
    await node.close();
    const { code, errors } = await run('grounds');
    expect(code).toBe(3);
    expect(errors).toMatch(/^NODE_UNREACHABLE: .*\n {2}Start it, or set GROUNDS_URL/);
  });

  it('ends with 4 when the node does not let the caller in', async () => {
    const extensions = { code: 'PERMISSION_MISSING', advice: null };
    answer = { body: { errors: [{ message: 'This needs the role releaser.', extensions }] } };
    expect((await run('whoami', '--token', 'a.b.c')).code).toBe(4);
  });
});

describe('an id that looks like an option', () => {
  const id = '-Gy0FvS6W1dlQnQs2W_WCg';

  it('is put behind the options', () => {
    expect(separateId(['show', id, '--as', 'nl-reader'])).toEqual(['show', '--as', 'nl-reader', '--', id]);
    expect(separateId(['--as', 'nl-reader', 'show', '--sheet', id])).toEqual([
      ...['--as', 'nl-reader', 'show', '--sheet'],
      ...['--', id],
    ]);
  });

  it('keeps the word that belongs behind it', () => {
    expect(separateId(['explain', id, 'CZ', '--as', 'nl-releaser'])).toEqual([
      ...['explain', '--as', 'nl-releaser'],
      ...['--', id, 'CZ'],
    ]);
    expect(separateId(['history', id, '--as-of', '2025-03-01'])).toEqual([
      ...['history', '--as-of', '2025-03-01'],
      ...['--', id],
    ]);
  });

  it('keeps an answer, a record and what is decided about them in their order', () => {
    const other = 'Gy0FvS6W1dlQnQs2W_WCgA';
    for (const ids of [
      [id, other],
      [other, id],
      [id, id],
    ]) {
      expect(separateId(['resolve', ...ids, 'same', '--note', 'Seen.'])).toEqual([
        ...['resolve', '--note', 'Seen.', '--'],
        ...ids,
        'same',
      ]);
    }
  });

  it('is left where the caller has put it', () => {
    expect(separateId(['show', '--', id])).toEqual(['show', '--', id]);
    expect(separateId(['show', 'Gy0FvS6W1dlQnQs2W_WCgA'])).toEqual(['show', 'Gy0FvS6W1dlQnQs2W_WCgA']);
    expect(separateId(['verify', id])).toEqual(['verify', id]);
  });
});
