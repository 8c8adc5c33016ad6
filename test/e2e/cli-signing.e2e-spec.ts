import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { decision } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type Ended, grounds, lines } from './cli-command.js';

const DECISION = `
audience: { circles: [all-members] }
outcome:
  decidedBy: NL
  authority: Screening authority (fictitious)
  kind: prohibited
  decidedOn: 2026-03
  mainLayer: models
  groundsFrom: authority
  marking: TLP:GREEN
grounds:
  - { code: SEC-02, weight: decisive }
  - { code: CON-03, audience: { circles: [eu], except: [IT] } }
reasons:
  - { language: en, text: The reasons (fictitious), audience: { states: [DE] } }
parties:
  - role: investor
    names: [{ value: Quillmere Ventures (fictitious), kind: current }]
    registration: { country: NL, number: 00123456 }
`;

describe('the command grounds, signing and verifying', () => {
  let node: TestNode;
  let folder: string;

  beforeAll(async () => {
    node = await startNode();
    folder = await mkdtemp(join(tmpdir(), 'grounds-cli-'));
    await writeFile(file('decision.yaml'), DECISION);
    await run('root', 'show', '--out', file('root.json'));
  }, 60_000);

  afterAll(async () => {
    await node.close();
    await rm(folder, { recursive: true });
  });

  const file = (name: string): string => join(folder, name);
  const run = (...words: string[]): Promise<Ended> =>
    grounds({ GROUNDS_URL: node.url, GROUNDS_DATA: node.dataFolder }, ...words);

  /** Signs the decision as the Netherlands and submits it; the record's id. */
  const submitted = async (name: string): Promise<string> => {
    await run('sign', file('decision.yaml'), '--as', 'nl-releaser', '--out', file(name));
    const { output } = await run('submit', file(name), '--as', 'nl-releaser', '--json');
    return (JSON.parse(output) as { recordId: string }).recordId;
  };

  describe('keys new', () => {
    it('writes a private key that is for its owner alone, and prints the public one', async () => {
      const { code, output } = await run('keys', 'new', '--out', file('key.jwk.json'), '--json');
      expect(code).toBe(0);
      expect((await stat(file('key.jwk.json'))).mode & 0o777).toBe(0o600);
      const { kid, jwk } = JSON.parse(output) as { kid: string; jwk: Record<string, string> };
      expect(kid).toMatch(/^[\w-]{43}$/);
      expect(Object.keys(jwk).sort()).toEqual(['crv', 'kty', 'x', 'y']);
      const kept = JSON.parse(await readFile(file('key.jwk.json'), 'utf8')) as Record<string, string>;
      expect(kept).toMatchObject(jwk);
      expect(output).not.toContain(kept.d);
    });

    it('never writes over a key', async () => {
      await run('keys', 'new', '--out', file('kept.jwk.json'));
      const before = await readFile(file('kept.jwk.json'));
      const { code, errors } = await run('keys', 'new', '--out', file('kept.jwk.json'));
      expect(code).toBe(2);
      expect(errors).toMatch(/^FILE_EXISTS/);
      expect(await readFile(file('kept.jwk.json'))).toEqual(before);
    });
  });

  describe('sign', () => {
    it('says whom each part is shared with before it signs', async () => {
      const { code, errors, output } = await run('sign', file('decision.yaml'), '--as', 'nl-releaser');
      expect(code).toBe(0);
      expect(lines(errors).slice(0, 6)).toEqual([
        'PART | SHARED WITH | WHO READS IT',
        'outcome: Prohibited, 2026-03 | circles all-members | AU, CA, CZ, DE, FR, GB, IT, JP, KR, NL,',
        'NO',
        'ground: SEC-02 Loss of a critical technology | circles all-members | AU, CA, CZ, DE, FR, GB, IT, JP, KR, NL,',
        'NO',
        'ground: CON-03 Press freedom and media pluralism | circles eu; except IT | CZ, DE, FR, NL',
      ]);
      expect(JSON.parse(output)).toMatchObject({ format: 'grounds-submission/1' });
    });

    it('signs without a node when it is told where the log stood', async () => {
      const env = { GROUNDS_URL: 'http://127.0.0.1:1', GROUNDS_DATA: node.dataFolder };
      const words = ['sign', file('decision.yaml'), '--as', 'nl-releaser', '--after'];
      expect((await grounds(env, ...words, 'none')).code).toBe(0);
      await writeFile(
        file('position.json'),
        JSON.stringify({ origin: 'demonstration.invalid/log', size: 1, root: 'x' }),
      );
      const wrong = await grounds(env, ...words, file('position.json'));
      expect([wrong.code, wrong.errors.includes('STATEMENT_AFTER')]).toEqual([1, true]);
      expect((await grounds(env, 'sign', file('decision.yaml'), '--as', 'nl-releaser')).code).toBe(3);
    });

    it('signs with a key of its own for an authority of its own', async () => {
      await run('keys', 'new', '--out', file('own.jwk.json'));
      const words = ['--key', file('own.jwk.json'), '--iss', 'https://bti.example/', '--after', 'none'];
      const unnamed = await run('sign', file('decision.yaml'), ...words);
      expect([unnamed.code, unnamed.errors.includes('--origin')]).toEqual([2, true]);
      const { code, output } = await run(
        'sign',
        file('decision.yaml'),
        ...words,
        '--origin',
        'log.example/nl',
      );
      expect(code).toBe(0);
      const { token } = JSON.parse(output) as { token: string };
      const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
      expect(claims).toMatchObject({
        iss: 'https://bti.example/',
        after: { origin: 'log.example/nl', size: 0 },
      });
      expect(claims).not.toHaveProperty('demo');
    });

    it.each([
      ['a ground nobody knows', { grounds: [{ code: 'SEC-99' }] }, 'DECISION_INVALID', 'grounds.0.code'],
      ['no ground', { grounds: [] }, 'RECORD_GROUND_MISSING', 'grounds'],
      ['a field nobody knows', { outcomes: {} }, 'DECISION_INVALID', 'decision'],
    ])('refuses a decision with %s, says where, and signs nothing', async (_what, change, reason, place) => {
      await writeFile(file('wrong.json'), JSON.stringify(decision({}, change)));
      const { code, errors, output } = await run('sign', file('wrong.json'), '--as', 'nl-releaser');
      expect([code, output]).toEqual([1, '']);
      expect(errors).toMatch(new RegExp(`^${reason}: .*\\(at ${place.replaceAll('.', '\\.')}\\)$`, 'm'));
    });

    it('never writes over a signed statement', async () => {
      const words = ['sign', file('decision.yaml'), '--as', 'nl-releaser', '--out', file('once.json')];
      expect((await run(...words)).code).toBe(0);
      const again = await run(...words);
      expect([again.code, again.errors.includes('FILE_EXISTS')]).toEqual([2, true]);
      expect((await stat(file('once.json'))).mode & 0o777).toBe(0o600);
    });
  });

  describe('submit', () => {
    it('takes several files in their order, with a line for each, also when one is refused', async () => {
      const names = ['several-1.json', 'several-2.json', 'several-3.json'];
      for (const name of names) {
        await run('sign', file('decision.yaml'), '--as', 'nl-releaser', '--out', file(name));
      }
      const middle = JSON.parse(await readFile(file('several-2.json'), 'utf8')) as { disclosures: string[] };
      middle.disclosures.pop();
      await writeFile(file('several-2.json'), `${JSON.stringify(middle, null, 2)}\n`);
      const { code, errors, output } = await run('submit', ...names.map(file), '--as', 'nl-releaser');
      expect([code, errors.split('\n')[0]]).toEqual([1, 'SOME_REFUSED: 1 of 3 statements were refused.']);
      const told = lines(output).filter((line) => line.includes('several'));
      expect(told[0]).toMatch(/several-1\.json \| entry \d+ \| record [\w-]{22}$/);
      expect(told[1]).toMatch(/several-2\.json \| refused \| [A-Z_]+: /);
      expect(told[2]).toMatch(/several-3\.json \| entry \d+ \| record [\w-]{22}$/);
    });

    it('prints a receipt, and the same one when it is submitted again', async () => {
      await run('sign', file('decision.yaml'), '--as', 'nl-releaser', '--out', file('receipt.json'));
      const first = await run('submit', file('receipt.json'), '--as', 'nl-releaser');
      expect(first.code).toBe(0);
      expect(first.output).toMatch(/^DEMONSTRATION/);
      expect(lines(first.output).join('\n')).toMatch(/^record \| [\w-]{22}$/m);
      expect(first.output).toMatch(/^leaf hash +\S{44}$/m);
      expect((await run('submit', file('receipt.json'), '--as', 'nl-releaser')).output).toBe(first.output);
    });

    it('makes a decision that others then find', async () => {
      const id = await submitted('found.json');
      const words = ['check', '--as', 'cz-reader', '--registration', 'NL:00123456', '--purpose', 'screening'];
      const { output } = await run(...words, '--case', 'CZ-1');
      expect(output).toContain('matched as investor, same identifier');
      expect(output).toContain(id);
      expect(output).toContain('may count. A member state of the Union refused this investor.');
    });

    it('is refused for the statement of another state, with code 1', async () => {
      await run('sign', file('decision.yaml'), '--as', 'nl-releaser', '--out', file('others.json'));
      const { code, errors } = await run('submit', file('others.json'), '--as', 'gb-releaser');
      expect(code).toBe(1);
      expect(errors).toMatch(/^SUBMITTER_STATE: .*\(at token\.iss\)/);
    });

    it('is not for readers', async () => {
      await run('sign', file('decision.yaml'), '--as', 'nl-releaser', '--out', file('reader.json'));
      const { code, errors } = await run('submit', file('reader.json'), '--as', 'nl-reader');
      expect([code, errors.includes('PERMISSION_MISSING')]).toEqual([4, true]);
    });
  });

  describe('show and verify', () => {
    it('write a record that verifies without any node', async () => {
      const id = await submitted('shown.json');
      const shown = await run('show', id, '--as', 'cz-reader');
      expect(Object.keys(JSON.parse(shown.output) as object)).toEqual(['format', 'token']);
      expect((await run('show', id, '--as', 'cz-reader', '--json')).output).toBe(shown.output);
      await writeFile(file('record.json'), shown.output);
      const { code, output } = await grounds({}, 'verify', file('record.json'), '--root', file('root.json'));
      expect(code).toBe(0);
      expect(output).toMatch(/^DEMONSTRATION/);
      expect(output).toMatch(
        /^signature: +signed by Bureau Toetsing Investeringen \(NL\) with key \S+, valid at /m,
      );
      expect(output).toMatch(/^disclosures: 5 parts shown, digests match$/m);
      expect(output).toContain('inclusion is not checked by this command');
      expect(lines(output)).toContain('decision | Prohibited');
      expect(output).toMatch(/\nReasons\n +not in this file\n/);
      expect(output).not.toContain('The reasons (fictitious)');
    });

    it('write each state its own parts only', async () => {
      const id = await submitted('parts.json');
      const seen = async (officer: string): Promise<string> =>
        (await run('show', id, '--as', officer, '--sheet')).output;
      const [german, italian] = [await seen('de-reader'), await seen('it-reader')];
      expect(german).toContain('The reasons (fictitious)');
      expect(german).toContain('CON-03');
      expect(italian).not.toContain('CON-03');
      expect(italian).toMatch(/\nReasons\n +not shared with your state/);
      expect(italian).toContain('ask: Contact point NL (demonstration)');
      expect(lines(await seen('nl-reader'))).toContain('CON-03 | circles eu; except IT');
    });

    it('also verify what was signed but not yet submitted', async () => {
      await run('sign', file('decision.yaml'), '--as', 'nl-releaser', '--out', file('unsent.json'));
      const words = ['verify', file('unsent.json'), '--root', file('root.json'), '--json'];
      const { code, output } = await grounds({}, ...words);
      expect(code).toBe(0);
      expect(JSON.parse(output)).toMatchObject({
        verified: true,
        demonstration: true,
        format: 'grounds-submission/1',
        signedBy: { state: 'NL' },
        notProved: ['truth', 'completeness', 'inclusion'],
      });
    });

    it('refuse a file of which a byte was changed, with code 1 and a sentence', async () => {
      const id = await submitted('changed.json');
      const { output } = await run('show', id, '--as', 'cz-reader');
      const bytes = Buffer.from(output);
      for (const at of [0, 3, 20, 40, 300, bytes.length >> 1, bytes.length - 8, bytes.length - 1]) {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ 1;
        await writeFile(file('flipped.json'), flipped);
        const ended = await grounds({}, 'verify', file('flipped.json'), '--root', file('root.json'));
        expect([at, ended.code, ended.output]).toEqual([at, 1, '']);
        expect(ended.errors).toMatch(/^[A-Z0-9_]+: [A-Z].*\./);
      }
    });

    it('refuse another register’s root, and a root that was changed', async () => {
      await submitted('root-test.json');
      const words = ['verify', file('root-test.json'), '--root'];
      const root = await readFile(file('root.json'), 'utf8');
      await writeFile(file('bad-root.json'), root.replace(/"signature": "./g, '"signature": "_'));
      expect((await grounds({}, ...words, file('bad-root.json'))).code).toBe(1);
      expect((await grounds({}, ...words, file('none.json'))).code).toBe(2);
    });

    it('say that a record is not there whether it is hidden or never was', async () => {
      const hidden = await run('show', 'AAAAAAAAAAAAAAAAAAAAAA', '--as', 'nl-reader');
      expect(hidden.code).toBe(1);
      expect(hidden.errors).toMatch(/^PRECEDENT_NOT_FOUND/);
    });
  });

  describe('root', () => {
    it('writes the root as the node serves it, and says how far it may be trusted', async () => {
      const served = await (await fetch(`${node.url}/root.json`)).text();
      expect(await readFile(file('root.json'), 'utf8')).toBe(served);
      const { code, output, errors } = await run('root', 'show');
      expect([code, output]).toEqual([0, served]);
      expect(errors).toMatch(/SHA-256 +[0-9a-f]{64}\n/);
      expect(errors).toContain('DEMONSTRATION: this root was made by the node itself');
    });
  });
});
