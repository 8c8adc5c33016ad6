import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import request from 'supertest';

import type { Report } from '../../apps/registry/src/operate/report.js';
import { runCommand } from '../../apps/registry/src/operate/run-command.js';
import { PURPOSE, ask } from '../support/ask.js';
import { decision, file, signAs, submit } from '../support/sign-as.js';
import type { TestNode } from '../support/start-node.js';
import { ON_SERVER, OperatedNode } from './operated-node.js';
import { rewriteBackup } from './rewrite-backup.js';

const EU = { circles: ['eu'], states: [], except: [] };
const NAME = 'Alma Brightwater (fictitious)';

interface Read {
  readonly precedent: object | null;
}
const READ = 'query ($id: ID!) { precedent(id: $id) { id } }';

interface Checked {
  readonly check: {
    readonly id: string;
    readonly hits: readonly {
      readonly precedent: { readonly id: string };
      readonly explanation: readonly string[];
    }[];
  };
}
const CHECK = `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer {
  id hits { precedent { id } explanation } } } }`;
const RESOLVE = `mutation ($input: ResolveHitInput!) { resolveHit(input: $input) {
  ... on HitResolved { recordId } ... on Rejected { problems { code } } } }`;
const DECIDED = /Your authority decided on [-\d]+: same; seen on paper\./;

/** Collects what a command says. */
function listening(): Report & { text: string } {
  const report = {
    text: '',
    line: (text: string) => void (report.text += `${text}\n`),
    notice: (text: string) => void (report.text += `${text}\n`),
    progress: () => undefined,
  };
  return report;
}

describe('backup and restore', () => {
  let operated: OperatedNode;
  let node: TestNode;
  let backup: string;
  let id: string;
  let narrowed: string;
  let person: string;

  const run = async (...words: string[]): Promise<{ ok: boolean; text: string }> => {
    const report = listening();
    const ok = await runCommand(words, operated.env, report);
    return { ok, text: report.text };
  };
  const sees = async (state: string, record: string): Promise<boolean> => {
    const answer = await ask<Read>(node, READ, {
      as: `${state}-reader`,
      headers: PURPOSE,
      variables: { id: record },
    });
    return answer.data.precedent !== null;
  };
  /** What the owner's own officer is told when it asks about the party of a record of its own. */
  const check = async (): Promise<Checked['check']> => {
    const input = {
      parties: [{ role: 'investor', names: ['Quillmere Ventures (fictitious)'] }],
      ...{ purpose: 'screening', caseReference: 'NL-1', clientRequestId: crypto.randomUUID() },
    };
    return (await ask<Checked>(node, CHECK, { as: 'nl-reader', variables: { input } })).data.check;
  };
  const isDecided = async (): Promise<boolean> =>
    (await check()).hits.some(({ explanation }) => explanation.some((text) => DECIDED.test(text)));
  const dump = async (): Promise<string> => {
    const tables = await operated.sql<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const rows = await operated.sql<{ row: string }>(`SELECT row_to_json(t)::text AS row FROM "${name}" t`);
      texts.push(...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  };

  beforeAll(async () => {
    operated = await OperatedNode.create();
    backup = join(operated.folder, 'backup.ndjson.gz');
    node = await operated.start();
    const statement = await signAs(
      node,
      'NL',
      decision({}, { persons: [{ role: 'owner', name: NAME, audience: EU }] }),
    );
    id = (await submit(node, 'nl-releaser', statement)).recordId ?? '';
    person = [...statement.disclosures.keys()].find((part) => part.startsWith('person:')) ?? '';
    narrowed = (await file(node, 'NL', decision())).recordId;
    await ask<Read>(node, READ, { as: 'de-reader', headers: PURPOSE, variables: { id } });
    const { id: answerId, hits } = await check();
    const hit = { answerId, recordId: hits[0]?.precedent.id, verdict: 'SAME', note: 'seen on paper' };
    await ask(node, RESOLVE, { as: 'nl-reader', headers: PURPOSE, variables: { input: hit } });
  }, 180_000);

  afterAll(() => operated.remove());

  it('writes everything that cannot be made again, for its owner alone, and says what it leaves out', async () => {
    if (!ON_SERVER) await operated.stop();
    const { ok, text } = await run('backup', backup);
    expect(ok).toBe(true);
    expect(text).toMatch(/log_entry +2 rows/);
    expect(text).toMatch(/journal_line +[1-9]\d* rows?/);
    expect(text).toContain('Private keys');
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
  });

  it('never replaces a file', async () => {
    await expect(run('backup', backup)).rejects.toMatchObject({ code: 'BACKUP_FILE_EXISTS' });
  });

  it('refuses to restore over a database that has been served', async () => {
    await expect(run('restore', backup)).rejects.toMatchObject({ code: 'DATABASE_NOT_EMPTY' });
  });

  it('D25 serves an old backup only without what was taken back since, and signs nothing', async () => {
    await operated.stop();
    node = await operated.start();
    expect(await sees('de', narrowed)).toBe(true);
    expect(await isDecided()).toBe(true);
    await file(node, 'NL', {
      kind: 'erasure',
      ref: id,
      audience: EU,
      erasures: [{ part: person, reason: 'retention_reached' }],
    });
    await file(node, 'NL', { kind: 'sharing', ref: narrowed, parts: {} });
    expect(await sees('de', narrowed)).toBe(false);
    const journal = 'SELECT line_id FROM journal_line ORDER BY line_id';
    await operated.stop();
    const lines = await operated.sql(journal);
    await operated.loseDatabase();
    const { ok, text } = await run('restore', backup);
    expect(text).toContain('Taken back after the backup, and applied again: 2 statements.');
    expect(text).toContain('The node has signed 2 entries more since.');
    expect(ok).toBe(true);
    expect(await dump()).not.toContain(NAME);
    expect(await dump()).not.toContain(`"part":"${person}"`);
    const restored = await operated.sql(journal);
    expect(restored.length).toBeGreaterThan(0);
    expect(lines).toEqual(expect.arrayContaining(restored));

    node = await operated.start();
    expect(await sees('de', narrowed)).toBe(false);
    expect(await sees('nl', narrowed)).toBe(true);
    expect(await sees('de', id)).toBe(true);
    expect(await isDecided()).toBe(true);
    const ready = await request(node.url).get('/readyz');
    expect(ready.body).toMatchObject({ log: 'restored_backup' });
    const refused = await submit(node, 'nl-releaser', await signAs(node, 'NL', decision()));
    expect(refused.problems?.map(({ code }) => code)).toEqual(['LOG_NOT_SIGNING']);
    await operated.stop();
  }, 180_000);

  it('D25 is told by fsck as well, and a rebuild does not bring back what was taken back', async () => {
    const fsck = await run('fsck');
    expect(fsck.ok).toBe(false);
    const wrong = fsck.text.split('\n').filter((line) => line.startsWith('WRONG'));
    expect(wrong.map((line) => line.slice(7, 22).trim())).toEqual(['signed head', 'taken back']);
    expect(wrong[0]).toContain('it is of 4 entries and the database holds 2: an older backup was restored');
    expect((await run('rebuild', '--apply')).ok).toBe(true);
    expect(await dump()).not.toContain(NAME);
  }, 180_000);

  it('restores a newest backup so that the node goes on signing', async () => {
    await operated.loseDatabase();
    for (const name of ['signed-head', 'taken-back.ndjson']) await rm(join(operated.folder, name));
    expect((await run('restore', backup)).ok).toBe(true);
    node = await operated.start();
    expect((await request(node.url).get('/readyz')).body).toMatchObject({ log: 'signing' });
    expect((await file(node, 'NL', decision())).recordId).toMatch(/^[\w-]{22}$/);
    await operated.stop();
    expect(await run('fsck')).toMatchObject({ ok: true });
  }, 180_000);

  describe('refuses, and leaves the database empty', () => {
    beforeAll(() => operated.loseDatabase());

    const rewritten = (change: (text: string) => string, seal = false): Promise<Buffer> =>
      rewriteBackup(backup, change, seal);
    const refusal = (content: Buffer): Promise<unknown> =>
      writeFile(join(operated.folder, 'bad.gz'), content).then(() =>
        run('restore', join(operated.folder, 'bad.gz')).then(
          () => 'restored',
          (error: { code: string }) => error.code,
        ),
      );

    it('a backup that was cut off, wherever', async () => {
      const whole = await readFile(backup);
      for (const part of [0, 10, 0.5 * whole.length, whole.length - 1]) {
        expect(await refusal(whole.subarray(0, part))).toBe('BACKUP_DAMAGED');
      }
    });

    it('a backup of which something was changed', async () => {
      expect(await refusal(await rewritten((text) => text.replace('"NL"', '"FR"')))).toBe('BACKUP_DAMAGED');
      expect(await refusal(await rewritten((text) => text.replace(/\n\["log_entry".*/, '')))).toBe(
        'BACKUP_DAMAGED',
      );
      expect(await refusal(Buffer.from('no backup'))).toBe('BACKUP_DAMAGED');
    });

    it('a backup whose end is right and whose log is not', async () => {
      const forge = (text: string): string =>
        text.replace(/(\["log_entry".*"root_hash":"\\\\x)....../, '$1000000');
      expect(await refusal(await rewritten(forge, true))).toBe('BACKUP_DAMAGED');
    });

    it('a backup of another register, and of another version', async () => {
      const other = await rewritten(
        (text) => text.replace('demonstration demonstration', 'configured example'),
        true,
      );
      expect(await refusal(other)).toBe('BACKUP_OF_OTHER_REGISTER');
      const version = await rewritten(
        (text) => text.replace(/"migration":"\w+"/, '"migration":"Later9"'),
        true,
      );
      expect(await refusal(version)).toBe('BACKUP_OF_OTHER_VERSION');
    });

    it('a file that is not there', async () => {
      await expect(run('restore', join(operated.folder, 'nowhere'))).rejects.toMatchObject({
        code: 'BACKUP_UNREADABLE',
      });
    });

    it('but takes the good one after all of these', async () => {
      expect((await run('restore', backup)).ok).toBe(true);
    });
  });
});
