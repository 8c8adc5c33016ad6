import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { JournalAnchor, JournalSealer } from '#journal';
import { parseCheckpoint, parseNote, signCheckpoint } from '#ledger/core';

import { readNodeKey } from '../../apps/registry/src/settings/node-key.js';
import { example, signedBy } from '../../libs/membership/test/example-root.js';
import { decision, file as submit } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type Ended, grounds } from './cli-command.js';

const DAY_MS = 86_400_000;
const CASE = ['--case', 'AUDIT-7', '--as', 'nl-auditor'];

interface Report {
  readonly verified: boolean;
  readonly findings: readonly { subject: string; count: number; proves: string }[];
  readonly problems: readonly { code: string }[];
  readonly statements: readonly { id: string; state: string; parts: string[] }[];
}

describe('the command grounds, as an auditor', () => {
  let node: TestNode;
  let folder: string;
  let behind = DAY_MS;
  let recordId: string;
  let year: string;

  /** A decision of NL, read by an officer of NL yesterday, sealed, and logged today. */
  beforeAll(async () => {
    const clock = { now: () => new Date(Date.now() - behind) };
    node = await startNode({ clock });
    folder = await mkdtemp(join(tmpdir(), 'grounds-audit-'));
    ({ recordId } = await submit(node, 'NL', decision({ caseReference: 'NL-FILE-1' }), { clock }));
    year = String(clock.now().getUTCFullYear());
    await run('show', recordId, '--as', 'nl-reader');
    await node.app.get(JournalSealer, { strict: false }).seal();
    behind = 0;
    expect(await node.app.get(JournalAnchor, { strict: false }).logHead()).toBe(true);
    await run('root', 'show', '--out', path('root.json'));
  }, 60_000);

  afterAll(async () => {
    await node.close();
    await rm(folder, { recursive: true });
  });

  const path = (name: string): string => join(folder, name);
  const run = (...words: string[]): Promise<Ended> =>
    grounds({ GROUNDS_URL: node.url, GROUNDS_DATA: node.dataFolder }, ...words);
  const made = async (name: string, ...words: string[]): Promise<string> => {
    const { code, errors } = await run('audit', 'export', path(name), ...words);
    // A slow machine is told how far it has come.
    expect([code, errors.replace(/^\d+ lines written\n/gm, '')]).toEqual([0, '']);
    return path(name);
  };
  const verify = async (
    bundle: string,
    root = path('root.json'),
  ): Promise<{ code: number; report: Report }> => {
    const nowhere = { GROUNDS_URL: 'http://127.0.0.1:9' };
    const { code, output } = await grounds(nowhere, 'audit', 'verify', bundle, '--root', root, '--json');
    return { code, report: JSON.parse(output) as Report };
  };
  const proves = ({ findings }: Report, about: string): string =>
    findings.find(({ subject }) => subject === about)?.proves ?? '';

  describe('export', () => {
    it('writes a file for its owner alone, and nothing beside it', async () => {
      const bundle = await made('own.bundle', '--record', recordId, ...CASE);
      expect((await stat(bundle)).mode & 0o777).toBe(0o600);
      expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
    });

    it('never writes over a file', async () => {
      await writeFile(path('there'), 'kept');
      const { code, errors } = await run('audit', 'export', path('there'), '--record', recordId, ...CASE);
      expect([code, errors.split(':')[0]]).toEqual([2, 'FILE_EXISTS']);
      expect(await readFile(path('there'), 'utf8')).toBe('kept');
    });

    it.each<[string, string[], number, string]>([
      ['of nothing', [], 2, 'USAGE'],
      ['of two things', ['--year', '2026', '--record', 'AAAAAAAAAAAAAAAAAAAAAA'], 2, 'USAGE'],
      ['of a record that is not there', ['--record', 'AAAAAAAAAAAAAAAAAAAAAA'], 1, 'BUNDLE_SCOPE'],
      ['of an answer that is not there', ['--check', 'AAAAAAAAAAAAAAAAAAAAAA'], 1, 'BUNDLE_SCOPE'],
      ['of no year', ['--year', '12'], 2, 'error'],
    ])('leaves no file behind when it is asked for a bundle %s', async (_, words, exit, reason) => {
      const { code, errors } = await run('audit', 'export', path('none.bundle'), ...words, ...CASE);
      expect([code, errors.split(':')[0]]).toEqual([exit, reason]);
      expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([]);
    });

    it.each(['nl-reader', 'nl-releaser', 'nl-steward'])('is not for %s', async (officer) => {
      const { code, errors } = await run(
        'audit',
        'export',
        path('no'),
        '--record',
        recordId,
        '--as',
        officer,
      );
      expect([code, errors.split(':')[0]]).toEqual([4, 'PERMISSION_MISSING']);
    });
  });

  describe('verify', () => {
    it('proves a record with everything its own auditor may see, and who read it', async () => {
      const { code, report } = await verify(await made('record.bundle', '--record', recordId, ...CASE));
      expect([code, report.problems]).toEqual([0, []]);
      expect(report.statements).toMatchObject([{ id: recordId, state: 'NL' }]);
      expect(report.statements[0]?.parts).toEqual(expect.arrayContaining(['head', 'outcome', 'sharing']));
      expect(proves(report, 'journal lines')).toMatch(/ 2 lie before the head that the node logged for /);
    });

    it('proves of a record of another state what that state shares', async () => {
      const bundle = await made(
        'foreign.bundle',
        '--record',
        recordId,
        '--case',
        'FR-1',
        '--as',
        'fr-auditor',
      );
      const { report } = await verify(bundle);
      expect([report.verified, report.statements.length]).toEqual([true, 1]);
      expect(report.statements[0]?.parts).not.toContain('sharing');
      expect(await readFile(bundle, 'utf8')).not.toContain('nl-reader');
    });

    it('finds in a year of one state nothing that another has signed', async () => {
      const { report } = await verify(
        await made('fr.bundle', '--year', year, '--case', 'FR-1', '--as', 'fr-auditor'),
      );
      expect(new Set(report.statements.map(({ state }) => state))).toEqual(new Set(['FR']));
    });

    it('believes no bundle under a root that it does not hold', async () => {
      const { keys, payload } = await example();
      await writeFile(path('other.json'), JSON.stringify(await signedBy(payload, keys.rootNL, keys.rootFR)));
      const bundle = await made('unrelated.bundle', '--record', recordId, ...CASE);
      const { code, report } = await verify(bundle, path('other.json'));
      expect([code, report.problems.map((problem) => problem.code)]).toEqual([1, ['ROOT_UNRELATED']]);
    });

    it('judges the root by when the bundle was made, not by today', async () => {
      const bundle = await made('old.bundle', '--record', recordId, ...CASE);
      const text = await readFile(bundle, 'utf8');
      await writeFile(path('late.bundle'), text.replace(/"madeAt":"20/, '"madeAt":"21'));
      const { report } = await verify(path('late.bundle'));
      expect(report.problems.map((problem) => problem.code)).toEqual(['BUNDLE_DAMAGED']);
    });

    it('says so when the file is not there', async () => {
      const { code, errors } = await run('audit', 'verify', path('nowhere'), '--root', path('root.json'));
      expect([code, errors.split(':')[0]]).toEqual([2, 'FILE_UNREADABLE']);
    });
  });

  describe('completeness', () => {
    const completeness = (bundle: string, ...words: string[]): Promise<Ended> =>
      run(
        ...['audit', 'completeness', '--state', 'nl', '--year', year, '--bundle', bundle],
        ...['--root', path('root.json'), '--as', 'nl-auditor', '--json', ...words],
      );

    it('finds a bundle complete, and the decision of the own list in it', async () => {
      await writeFile(path('list.txt'), '# our files\n\nNL-FILE-1\n');
      const bundle = await made('complete.bundle', '--year', year, ...CASE);
      const { code, output } = await completeness(bundle, '--own-list', path('list.txt'));
      expect(JSON.parse(output)).toMatchObject({ gaps: [], neverSubmitted: [], ownList: 1 });
      expect(code).toBe(0);
    });

    it('names a statement that was cut out of a bundle, and a decision that was never sent', async () => {
      const bundle = await made('whole.bundle', '--year', year, ...CASE);
      const lines = (await readFile(bundle, 'utf8')).trimEnd().split('\n');
      const kept = lines.filter((line) => !line.includes('"kind":"entry"') || !line.includes('"index":96,'));
      await writeFile(path('cut.bundle'), await rewritten(kept));
      expect((await verify(path('cut.bundle'))).report.verified).toBe(true);
      await writeFile(path('long.txt'), 'NL-FILE-1\nNL-FILE-2\n');
      const { code, output } = await completeness(path('cut.bundle'), '--own-list', path('long.txt'));
      expect(JSON.parse(output)).toMatchObject({
        gaps: [{ index: 96, id: recordId }],
        neverSubmitted: ['NL-FILE-1', 'NL-FILE-2'],
      });
      expect(code).toBe(1);
    });

    it('names a part that was erased', async () => {
      await submit(node, 'NL', { kind: 'erasure', ref: recordId, audience: ALL, erasures: [ERASED] });
      const bundle = await made('erased.bundle', '--year', year, ...CASE);
      const { output } = await completeness(bundle);
      expect(JSON.parse(output)).toMatchObject({ erased: [{ recordId, ...ERASED }] });
    });

    it('takes no bundle of another year, and no list with a case twice', async () => {
      const other = await made('other.bundle', '--record', recordId, ...CASE);
      expect((await completeness(other)).errors).toContain('BUNDLE_SCOPE');
      await writeFile(path('twice.txt'), 'A\nA\n');
      expect((await completeness(other, '--own-list', path('twice.txt'))).errors).toContain('FILE_FORMAT');
    });
  });

  describe('compare', () => {
    const compare = (older: string, newer: string): Promise<Ended> =>
      run('audit', 'compare', older, newer, '--root', path('root.json'), '--as', 'nl-auditor');
    const noteOf = async (bundle: string): Promise<string> => {
      const line = (await readFile(bundle, 'utf8')).split('\n').find((text) => text.includes('"checkpoint"'));
      return (JSON.parse(line ?? '') as { note: string }).note;
    };

    it('names a fork: two roots of one size, both signed by the log', async () => {
      const bundle = await made('fork.bundle', '--record', recordId, ...CASE);
      const checkpoint = parseCheckpoint(parseNote(await noteOf(bundle)).text);
      const key = await readNodeKey(node.dataFolder, 'log');
      if (!key) throw new Error('The demonstration has made this key.');
      const forked = await signCheckpoint({ ...checkpoint, root: new Uint8Array(32) }, key);
      await writeFile(path('forked.note'), forked);
      const { code, errors } = await compare(bundle, path('forked.note'));
      expect([code, errors.split(':')[0]]).toEqual([1, 'LOG_FORKED']);
    });

    it('proves nothing for a smaller log with another root', async () => {
      const bundle = await made('shorter.bundle', '--record', recordId, ...CASE);
      const checkpoint = parseCheckpoint(parseNote(await noteOf(bundle)).text);
      const key = await readNodeKey(node.dataFolder, 'log');
      if (!key) throw new Error('The demonstration has made this key.');
      const other = { ...checkpoint, size: checkpoint.size - 1, root: new Uint8Array(32) };
      await writeFile(path('other.note'), await signCheckpoint(other, key));
      const { code, errors } = await compare(path('other.note'), bundle);
      expect([code, errors.split(':')[0]]).toEqual([1, 'PROOF_NOT_THAT']);
    });

    it('takes no checkpoint that the log has not signed', async () => {
      const bundle = await made('signed.bundle', '--record', recordId, ...CASE);
      await writeFile(path('spoilt.note'), (await noteOf(bundle)).replace(/\n\d+\n/, '\n5\n'));
      const { code, errors } = await compare(path('spoilt.note'), bundle);
      expect([code, errors.split(':')[0]]).toEqual([1, 'NOTE_UNVERIFIED']);
    });
  });
});

const ALL = { circles: ['all-members'], states: [], except: [] };
const ERASED = { part: 'outcome', reason: 'retention_reached' };

/** The lines of a bundle with an end that fits them, as somebody would write who wants to deceive. */
async function rewritten(lines: readonly string[]): Promise<string> {
  const { createHash } = await import('node:crypto');
  const body = lines.slice(0, -1).map((line) => `${line}\n`);
  const sha256 = createHash('sha256').update(body.join('')).digest('base64url');
  return `${body.join('')}{"kind":"end","lines":${body.length},"sha256":"${sha256}"}\n`;
}
