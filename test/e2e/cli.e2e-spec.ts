import { createServer } from 'node:net';
import { execFile } from 'node:child_process';
import { join } from 'node:path';

import { tokenFor } from '../support/ask.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type Ended, grounds, groundsProcess, lines } from './cli-command.js';

const CASE = ['--purpose', 'screening', '--case', 'NL-2026-001'];

describe('the command grounds, reading', () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startNode();
  }, 60_000);

  afterAll(() => node.close());

  const run = (...words: string[]): Promise<Ended> => grounds({ GROUNDS_URL: node.url }, ...words);

  /** The block of output about one hit, without its number. */
  const hits = (output: string): string[][] =>
    output
      .split(/^\d+\. /m)
      .slice(1)
      .map(lines);

  describe('check', () => {
    it('finds the British order against Nexperia as investor, with its grounds', async () => {
      const { code, output } = await run('check', '--as', 'nl-reader', '--name', 'Nexperia', ...CASE);
      expect(code).toBe(0);
      expect(output).toMatch(/^DEMONSTRATION/);
      expect(lines(output)[2]).toMatch(
        /record.* in the log demonstration.invalid\/log at \d+ entries\. No state was asked\.$/,
      );
      const british = hits(output).find(([title]) => title?.endsWith('2022-11-16'));
      expect(british?.[0]).toBe('United Kingdom decided: Ordered to be undone, 2022-11-16');
      const text = british?.join('\n') ?? '';
      expect(text).toContain('matched as investor, strong | Nexperia');
      expect(text).toContain('(GB), Secretary of State');
      expect(text).toContain('SEC-02 | Loss of a critical technology');
      expect(text).toContain('SEC-03 | ');
      expect(text).toContain('SEC-14 | ');
      expect(text).toContain('earlier refusal | does not count. Decided by a third country');
      expect(text).toMatch(/^record \| [\w-]{22}$/m);
    });

    it('finds the Canadian order by its target, and says that reasons are not available', async () => {
      const name = 'Hikvision Canada Inc';
      const { code, output } = await run('check', '--as', 'nl-reader', '--name', name, ...CASE);
      expect(code).toBe(0);
      const canadian = hits(output).find(([title]) => title?.startsWith('Canada decided'));
      const text = canadian?.join('\n') ?? '';
      expect(text).toContain('matched as target, strong | Hikvision Canada');
      expect(text).toContain('UND-02 | reasons not available (classified)');
      expect(text).toMatch(
        /not shared \| further grounds, .*\(this says nothing about whether there are any\)/,
      );
      expect(text).toContain('ask: Contact point CA (demonstration) <contact@ca.demonstration.invalid>');
    });

    it('asks about investor, owner and target of one deal, and says whose side was hit', async () => {
      const others = ['--owner', 'Nexperia', '--target', 'Hikvision Canada'];
      const { output } = await run(
        'check',
        '--as',
        'nl-reader',
        '--name',
        'Unheard Of Buyer',
        ...others,
        ...CASE,
      );
      expect(output).toContain(
        'Matched as an owner of the investor you asked about; the record names it as the investor. It counts as a hit on the group of your investor.',
      );
      expect(output).toContain(
        'Matched as the target you asked about; the record names it as the target. It is a hit on your target, and none on your investor.',
      );
    });

    it('claims no absence when nothing is found', async () => {
      const words = ['check', '--as', 'nl-reader', '--name', 'Nobody Has Heard Of This', ...CASE];
      const { code, output } = await run(...words);
      expect(code).toBe(0);
      expect(output).toMatch(/^DEMONSTRATION/);
      expect(output).toContain('No record that you may see names such a party');
      expect(output).toContain('Others may hold records that are not shared with you.');
    });

    it('gives a program the whole answer, and the same one for the same request id', async () => {
      const words = ['check', '--as', 'nl-reader', '--name', 'Nexperia', ...CASE];
      const asked = [...words, '--request-id', 'request-0001', '--json'];
      const [first, second] = [await run(...asked), await run(...asked)];
      const answer = JSON.parse(first.output) as {
        demonstration: boolean;
        hits: unknown[];
        clientRequestId: string;
      };
      expect(answer).toMatchObject({ demonstration: true, clientRequestId: 'request-0001' });
      expect(answer.hits.length).toBeGreaterThan(0);
      expect(first.output).toContain('"repeated": false');
      expect(second.output).toBe(first.output.replace('"repeated": false', '"repeated": true'));
      expect(first.errors).toBe('');
    });

    it('labels grounds in Dutch when asked to', async () => {
      const { output } = await run(
        'check',
        '--as',
        'nl-reader',
        '--name',
        'Nexperia',
        ...CASE,
        '--lang',
        'nl',
      );
      expect(output).toContain('SEC-02  Verlies van kritieke technologie');
      expect(output).toContain('komt voor als investeerder, sterk');
    });

    it('is refused with a purpose that is none, and says where', async () => {
      const words = ['check', '--as', 'nl-reader', '--name', 'x', '--purpose', 'curiosity', '--case', '1'];
      const { code, errors } = await run(...words);
      expect(code).toBe(1);
      expect(errors).toMatch(/^PURPOSE_UNKNOWN: .*\(at purpose\)/);
    });
  });

  describe('what was established about a hit', () => {
    const WORDS = ['--name', 'Hikvision Canada', ...CASE];
    const check = (officer: string): Promise<Ended> => run('check', '--as', officer, ...WORDS);
    const decide = async (verdict: string, ...more: string[]): Promise<Ended> => {
      const { output } = await run('check', '--as', 'nl-reader', ...WORDS, '--json');
      const { id, hits } = JSON.parse(output) as { id: string; hits: { precedent: { id: string } }[] };
      return run('resolve', id, hits[0]?.precedent.id ?? '', verdict, '--as', 'nl-reader', ...more);
    };
    const DECIDED = /Your authority decided on \d{4}-\d\d-\d\d: different; another company\./;

    it('is shown to the own state at the next check, and to no other, nor to the owner', async () => {
      const { code, output } = await decide('different', '--note', 'another company');
      expect([code, output]).toEqual([0, expect.stringMatching(DECIDED) as string]);
      expect((await check('nl-releaser')).output).toMatch(DECIDED);
      for (const officer of ['cz-reader', 'ca-reader']) {
        expect((await check(officer)).output).not.toContain('Your authority');
      }
    });

    it('is taken back by a further entry', async () => {
      expect((await decide('undo')).code).toBe(0);
      const { output } = await check('nl-reader');
      expect(output).toContain('Your authority took back on');
      expect(output).not.toMatch(DECIDED);
      expect((await decide('undo')).errors).toMatch(/^HIT_UNDECIDED: /);
    });

    it('is refused about an answer of another state, and with a verdict that is none', async () => {
      const { output } = await run('check', '--as', 'cz-reader', ...WORDS, '--json');
      const { id, hits } = JSON.parse(output) as { id: string; hits: { precedent: { id: string } }[] };
      const other = await run('resolve', id, hits[0]?.precedent.id ?? '', 'same', '--as', 'nl-reader');
      expect([other.code, other.errors]).toEqual([1, expect.stringMatching(/^HIT_UNKNOWN: /) as string]);
      expect(await decide('perhaps')).toMatchObject({
        code: 2,
        errors: expect.stringContaining('same, different, unclear, undo') as string,
      });
    });
  });

  describe('precedents', () => {
    it('lists what rests on a group of grounds, one line each, newest first in the log', async () => {
      const { code, output } = await run('precedents', '--as', 'cz-reader', '--ground-group', 'CON');
      expect(code).toBe(0);
      expect(output).toMatch(/^DEMONSTRATION/);
      const rows = lines(output).filter((line) => /^[\w-]{22} \| /.test(line));
      expect(rows.length).toBeGreaterThan(2);
      for (const row of rows) expect(row).toMatch(/CON-\d\d/);
    });

    it('filters by what was decided, by whom and when', async () => {
      const { output } = await run(
        ...[
          'precedents',
          '--as',
          'nl-reader',
          '--decided-by',
          'GB',
          '--kind',
          'unwound',
          '--ground',
          'SEC-02',
        ],
        ...['--from', '2022-11-01', '--to', '2022-11-30'],
      );
      const rows = lines(output).filter((line) => /^[\w-]{22} \| /.test(line));
      expect(rows).toHaveLength(1);
      expect(rows[0]).toContain('United Kingdom decided [GB] | 2022-11-16 | Ordered to be undone | ');
      expect(rows[0]).toContain('Nexperia / Nexperia Newport');
    });

    it('goes on where the page before ended', async () => {
      const ids = async (...words: string[]): Promise<{ ids: string[]; cursor: string }> => {
        const { output } = await run('precedents', '--as', 'nl-reader', '--first', '3', ...words);
        const cursor = /--after (\S+)/.exec(output)?.[1] ?? '';
        return { ids: output.match(/^[\w-]{22}(?= )/gm) ?? [], cursor };
      };
      const first = await ids();
      const second = await ids('--after', first.cursor);
      expect(new Set([...first.ids, ...second.ids]).size).toBe(6);
    });

    it('says who reports what another state decided', async () => {
      const { output } = await run('precedents', '--as', 'nl-reader', '--decided-by', 'US', '--first', '1');
      expect(output).toMatch(/Netherlands reports that United States of America decided \[NL: US\]/);
    });

    it('is refused with codes that are on no list, each named', async () => {
      const words = ['precedents', '--as', 'nl-reader', '--ground', 'SEC-99', '--from', '2022'];
      const { code, errors } = await run(...words);
      expect(code).toBe(1);
      expect(errors).toContain('(at filter.groundCodes)');
      expect(errors).toContain('(at filter.decidedFrom)');
    });

    it('makes up no purpose for a real token', async () => {
      const env = { GROUNDS_URL: node.url, GROUNDS_TOKEN: await tokenFor(node, 'nl-reader') };
      const without = await groundsProcess(env, 'precedents', '--first', '1');
      expect(without.code).toBe(1);
      expect(without.errors).toMatch(/^PURPOSE_MISSING/);
      const read = await groundsProcess(
        env,
        'precedents',
        '--first',
        '1',
        '--purpose',
        'litigation',
        '--case',
        'C-1',
      );
      expect(read.code).toBe(0);
    });
  });

  describe('the register', () => {
    it('tells an officer who they are', async () => {
      const { output } = await run('whoami', '--as', 'nl-reader');
      expect(lines(output)).toContain('state | Netherlands (NL), full');
      expect(JSON.parse((await run('whoami', '--as', 'nl-reader', '--json')).output)).toMatchObject({
        officer: 'nl-reader',
        demonstration: true,
        roles: ['reader'],
      });
    });

    it('lists states with their contact points, and circles with their states', async () => {
      const states = await run('states', '--as', 'nl-reader');
      expect(states.output).toMatch(/^GB +United Kingdom .*<contact@gb\.demonstration\.invalid>$/m);
      const circles = await run('circles', '--as', 'it-reader');
      expect(lines(circles.output)).toContain('eu | European Union | 1 | 2036-01-01 | NL FR DE IT CZ');
      expect(circles.output).not.toContain('nl-de');
      expect((await run('circles', '--as', 'de-reader')).output).toMatch(/^nl-de .* NL DE$/m);
    });

    it('lists the grounds to anybody', async () => {
      const { code, output } = await run('grounds');
      expect(code).toBe(0);
      expect(output).toMatch(/^SEC-02 +Loss of a critical technology/m);
      const codes = JSON.parse((await run('grounds', '--json')).output) as unknown[];
      expect(codes.length).toBeGreaterThan(90);
    });
  });

  describe('exit codes', () => {
    it('are 2 for a command that is called wrongly', async () => {
      const { code, errors, output } = await run('check', '--as', 'nl-reader', '--name', 'x');
      expect([code, output]).toEqual([2, '']);
      expect(errors).toContain("required option '--purpose <code>' not specified");
    });

    it('are 3 when no node answers', async () => {
      const { code, errors } = await groundsProcess({ GROUNDS_URL: await closedUrl() }, 'grounds');
      expect(code).toBe(3);
      expect(errors).toMatch(/^NODE_UNREACHABLE/);
    });

    it.each([
      ['no token', ['whoami'], 'TOKEN_MISSING'],
      ['a token that is none', ['whoami', '--token', 'a.b.c'], 'TOKEN_'],
      ['an officer nobody knows', ['whoami', '--as', 'xx-reader'], 'OFFICER_UNKNOWN'],
      ['a role that may not', ['check', '--as', 'nl-auditor', '--name', 'x', ...CASE], 'PERMISSION_MISSING'],
    ])('are 4 with %s', async (_what, words, reason) => {
      const { code, errors } = await run(...words);
      expect(errors).toContain(reason);
      expect(code).toBe(4);
    });
  });

  it('starts from its bin file', async () => {
    const bin = join(import.meta.dirname, '../../apps/cli/bin/grounds.js');
    const help = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, [bin, '--help'], (error, output) =>
        error ? reject(new Error(error.message)) : resolve(output),
      );
    });
    expect(help).toMatch(/^Usage: grounds /);
  });
});

/** An address of this machine at which nothing listens. */
function closedUrl(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(`http://127.0.0.1:${port}`));
    });
  });
}
