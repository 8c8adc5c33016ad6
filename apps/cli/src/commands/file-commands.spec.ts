import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MemoryTerminal } from '../__fixtures__/memory-terminal.js';
import { sampleDecision, type SignedDecision, signedDecision } from '../__fixtures__/signed-decision.js';
import { type StubAnswer, type StubNode, stubNode } from '../__fixtures__/stub-node.js';
import { runCli } from '../run-cli.js';

const RECEIPT = {
  __typename: 'StatementReceipt',
  recordId: 'record-1',
  statementId: 'record-1',
  logIndex: 4,
  leafHash: 'leaf',
  loggedAt: '2026-11-23T20:00:00.000Z',
  log: { origin: 'log.example/1', size: 5, root: 'root' },
};

interface Input {
  readonly parts: readonly { readonly part: string }[];
}

/** A preview that knows of nobody. */
const PREVIEW = {
  parts: [],
  head: { part: 'head', readers: [], circlesNotShown: [], ownerOnly: true },
  problems: [],
};
const RECORD = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('commands that work on files', () => {
  let folder: string;
  let signed: SignedDecision;
  let node: StubNode;
  let answers: Record<string, StubAnswer>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-commands-'));
    signed = await signedDecision();
    await writeFile(file('root.json'), JSON.stringify(signed.rootFile));
    await writeFile(file('submission.json'), signed.submission);
    await writeFile(
      file('record.json'),
      signed.record((part) => part === 'head'),
    );
    await writeFile(file('decision.json'), JSON.stringify(sampleDecision()));
    await writeFile(file('key.jwk.json'), JSON.stringify(signed.privateJwk), { mode: 0o600 });
    node = await stubNode(({ path }) => answers[path] ?? { status: 404, body: {} });
  });

  beforeEach(() => {
    answers = {};
    node.requests.length = 0;
  });

  afterAll(async () => {
    await node.close();
    await rm(folder, { recursive: true });
  });

  const file = (name: string): string => join(folder, name);
  const run = async (...words: string[]): Promise<MemoryTerminal & { code: number }> => {
    const terminal = new MemoryTerminal({ GROUNDS_URL: node.url, GROUNDS_TOKEN: 'a.b.c' });
    return Object.assign(terminal, { code: await runCli(words, terminal) });
  };

  describe('verify', () => {
    it('asks nobody', async () => {
      const { code, output } = await run('verify', file('record.json'), '--root', file('root.json'));
      expect(code).toBe(0);
      expect(output).toContain('disclosures: 1 part shown, digests match');
      expect(node.requests).toEqual([]);
    });

    it('gives a program the parts by name', async () => {
      const words = ['verify', file('submission.json'), '--root', file('root.json'), '--json'];
      const { parts } = JSON.parse((await run(...words)).output) as { parts: Record<string, unknown> };
      expect(Object.keys(parts).sort()).toEqual([...signed.disclosures.keys()].sort());
      expect(parts.outcome).toMatchObject({ decidedOn: '2026-03', caseReference: 'not_recorded' });
    });

    it('names the fault of a file, as JSON for a program', async () => {
      await writeFile(file('cut.json'), signed.submission.slice(0, -40));
      const { code, errors, output } = await run(
        'verify',
        file('cut.json'),
        '--root',
        file('root.json'),
        '--json',
      );
      expect([code, output]).toEqual([1, '']);
      expect(JSON.parse(errors)).toMatchObject({ errors: [{ code: 'FILE_FORMAT' }] });
    });

    it('tells a root that is not there from one that is wrong', async () => {
      const words = ['verify', file('record.json'), '--root'];
      expect((await run(...words, file('none.json'))).code).toBe(2);
      const wrong = await run(...words, file('record.json'));
      expect([wrong.code, wrong.errors]).toEqual([1, expect.stringMatching(/^ROOT_MALFORMED/)]);
    });
  });

  describe('submit', () => {
    it('sends what was signed, byte for byte, and prints the receipt', async () => {
      answers['/graphql'] = { body: { data: { submitStatement: RECEIPT, me: { demonstration: false } } } };
      const { code, output } = await run('submit', file('submission.json'));
      const { token, disclosures } = JSON.parse(signed.submission) as Record<string, unknown>;
      expect(node.requests[0]?.body).toMatchObject({ variables: { token, disclosures } });
      expect(code).toBe(0);
      expect(output).toMatch(/^record +record-1\n/);
      expect(output).toContain('log.example/1, 5 entries');
      expect(output).not.toContain('DEMONSTRATION');
    });

    it('refuses a record as it was read, before it asks anything', async () => {
      const { code, errors } = await run('submit', file('record.json'));
      expect([code, errors]).toEqual([1, expect.stringMatching(/^FILE_FORMAT/)]);
      expect(node.requests).toEqual([]);
    });

    it('prints why the register refused', async () => {
      const problem = {
        code: 'AFTER_UNKNOWN',
        message: 'Never a position.',
        path: ['token', 'after'],
        advice: 'Sign again.',
      };
      const refusal = { __typename: 'Rejected', problems: [problem] };
      answers['/graphql'] = { body: { data: { submitStatement: refusal } } };
      const { code, errors } = await run('submit', file('submission.json'));
      expect(code).toBe(1);
      expect(errors).toBe('AFTER_UNKNOWN: Never a position. (at token.after)\n  Sign again.\n');
    });
  });

  describe('sign', () => {
    const words = (): string[] => [
      ...['sign', file('decision.json'), '--key', file('key.jwk.json')],
      ...['--iss', 'https://nl.demonstration.invalid/', '--demo'],
    ];

    it('follows the position that the node gives, and makes what verifies', async () => {
      const logPosition = {
        origin: 'demonstration.invalid/log',
        size: 7,
        root: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
      };
      answers['/graphql'] = { body: { data: { logPosition, previewAudience: PREVIEW } } };
      const { code, output } = await run(...words(), '--out', file('signed.json'));
      expect(code).toBe(0);
      expect(output).toMatch(/^Signed as [\w-]{22}: .*signed\.json\n$/);
      const verified = await run('verify', file('signed.json'), '--root', file('root.json'), '--json');
      expect(JSON.parse(verified.output)).toMatchObject({ after: logPosition, demonstration: true });
    });

    it('shows nobody anything when the decision is faulty', async () => {
      await writeFile(file('faulty.json'), JSON.stringify(sampleDecision({ decidedOn: '2026-13' })));
      const { code, errors, output } = await run(
        'sign',
        file('faulty.json'),
        ...words().slice(2),
        '--after',
        'none',
      );
      expect([code, output]).toEqual([1, '']);
      expect(errors).toMatch(
        /^DECISION_INVALID: outcome\.decidedOn must be a date .*\(at outcome\.decidedOn\)\n$/,
      );
    });

    it('writes the statement to the output, and the audiences apart from it', async () => {
      const { output, errors } = await run(...words(), '--after', 'none');
      expect(Object.keys(JSON.parse(output) as object)).toEqual(['format', 'token', 'disclosures']);
      expect(errors).toMatch(/^PART +SHARED WITH\n/);
    });
  });

  describe('sign, for statements about a record', () => {
    const audience = { circles: [], states: ['NL'] };
    const FORMS = {
      'legal-event': { event: { event: 'annulled', occurredOn: '2026-01-21', by: 'Court (fictitious)' } },
      relation: { relation: { relation: 'same_deal', to: 'BAAAAAAAAAAAAAAAAAAAAA' } },
      withdrawal: { withdrawal: { reason: 'merged', note: 'See the other.' } },
      erasure: { erasures: [{ part: 'person:abcdefgh', reason: 'court_order' }] },
      correction: { reason: 'Misspelt.', replace: { 'ground:abcdefgh': { code: 'SEC-02' } } },
    };
    const signing = (name: string): string[] => [
      ...['sign', file(name), '--key', file('key.jwk.json'), '--demo', '--after', 'none'],
      ...['--iss', 'https://nl.demonstration.invalid/', '--out', file(`signed-${name}`)],
    ];
    const signedForm = async (name: string, form: object): Promise<string> => {
      await writeFile(file(name), JSON.stringify(form));
      expect((await run(...signing(name))).code).toBe(0);
      return (await run('verify', file(`signed-${name}`), '--root', file('root.json'))).output;
    };

    it.each(Object.entries(FORMS))(
      'makes a %s that verifies and says what it is about',
      async (kind, form) => {
        const text = await signedForm(`${kind}.json`, { kind, ref: RECORD, audience, ...form });
        expect(text).toMatch(new RegExp(`^statement: +[A-Z].*\\. About record ${RECORD}$`, 'm'));
        expect(text).toContain('\nSharing\n');
        expect(text).not.toContain('Natural persons');
      },
    );

    it('makes a sharing whose parts stand in another statement', async () => {
      const parts = { 'ground:abcdefgh': { states: ['NL'] } };
      const text = await signedForm('sharing.json', {
        kind: 'sharing',
        ref: RECORD,
        parts,
        silent: audience,
      });
      expect(text).toMatch(/\n +ground:abcdefgh +states NL\n +owner told of a hit +states NL\n/);
    });

    it('shows what it says', async () => {
      const form = FORMS['legal-event'];
      const text = await signedForm('shown.json', { kind: 'legal-event', ref: RECORD, audience, ...form });
      expect(text).toMatch(
        /Legal event\n +event +Annulled\n +happened on +2026-01-21\n +by +Court \(fictitious\)/,
      );
      expect(text).toMatch(/summary +not recorded/);
    });

    it('refuses a form of no kind, and says which there are', async () => {
      await writeFile(file('kindless.json'), JSON.stringify({ kind: 'rumour', ref: RECORD }));
      const { code, errors } = await run(...signing('kindless.json'));
      expect([code, errors]).toEqual([
        1,
        expect.stringMatching(/^FORM_INVALID: kind must be one of decision, /),
      ]);
    });
  });

  describe('preview', () => {
    it('asks the node about each part by its name, and about hit levels apart', async () => {
      answers['/graphql'] = { body: { data: { previewAudience: PREVIEW } } };
      const form = { ...sampleDecision(), announce: { circles: ['eu'] } };
      await writeFile(file('announced.json'), JSON.stringify(form));
      const { code, output } = await run('preview', file('announced.json'));
      expect(code).toBe(0);
      const inputs = node.requests.map(
        ({ body }) => (body as { variables: { input: Input } }).variables.input,
      );
      expect(inputs.map(({ parts }) => parts.map(({ part }) => part.split(':')[0]))).toEqual([
        ['outcome', 'ground', 'ground', 'reasons', 'reasons', 'party', 'party', 'person'],
        ['announce'],
      ]);
      expect(inputs[0]?.parts[1]).toMatchObject({ circles: ['eu'], states: [], except: ['IT'] });
      expect(output).toMatch(/^PART +SHARED WITH +WHO READS IT\n/);
    });

    it('asks nobody when it has a root', async () => {
      const words = ['--root', file('root.json'), '--iss', 'https://nl.demonstration.invalid/', '--json'];
      const { code, output } = await run('preview', file('decision.json'), ...words);
      expect([code, node.requests]).toEqual([0, []]);
      const { parts } = JSON.parse(output) as { parts: { parts: object[]; problems: { code: string }[] } };
      expect(parts.parts).toHaveLength(8);
      expect(parts.problems.map((problem) => problem.code)).toContain('AUDIENCE_CIRCLE_UNKNOWN');
    });

    it('has to know whose root it is', async () => {
      const { code, errors } = await run('preview', file('decision.json'), '--root', file('root.json'));
      expect([code, errors]).toEqual([1, expect.stringMatching(/^AUTHORITY_UNKNOWN/)]);
    });
  });

  describe('root', () => {
    it('says that a real root must be compared before it is trusted', async () => {
      const { rootFile } = await signedDecision(sampleDecision(), { root: false, statement: false });
      const text = JSON.stringify(rootFile);
      answers['/root.json'] = { body: text };
      const { code, output } = await run('root', 'show', '--out', file('fetched.json'));
      expect(code).toBe(0);
      expect(output).toContain('Compare this with the root you received by hand before you trust it');
      expect(output).toMatch(/^root version +1\nissued +2026-01-01T00:00:00Z\n/);
      expect(await readFile(file('fetched.json'), 'utf8')).toBe(text);
    });

    it('never replaces a root that is trusted already', async () => {
      answers['/root.json'] = { body: JSON.stringify((await signedDecision()).rootFile) };
      const { code, errors } = await run('root', 'show', '--out', file('root.json'));
      expect([code, errors]).toEqual([2, expect.stringMatching(/^FILE_EXISTS/)]);
      expect(JSON.parse(await readFile(file('root.json'), 'utf8'))).toEqual(signed.rootFile);
    });

    it.each(['{}', 'null', '<html>', '{"payload":"AAAA"}'])('refuses %s for a root', async (body) => {
      answers['/root.json'] = { body };
      const { code, errors } = await run('root', 'show', '--out', file('never.json'));
      expect([code, errors]).toEqual([3, expect.stringMatching(/^NODE_ANSWER/)]);
      await expect(readFile(file('never.json'))).rejects.toThrow('ENOENT');
    });
  });
});
