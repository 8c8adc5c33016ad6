import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { decision, file } from '../support/sign-as.js';
import { operate } from '../../apps/registry/src/operate/operate.js';
import { type Ended, groundsProcess, lines } from './cli-command.js';
import { ON_SERVER, OperatedNode } from './operated-node.js';

describe('the command grounds, for an operator', () => {
  let operated: OperatedNode;
  let backup: string;

  const command = (...words: string[]): Promise<Ended> => groundsProcess(operated.env, ...words);
  /** The node's program that the command starts, in this process: an eighth of the time. */
  const run = async (...words: string[]): Promise<Ended> => {
    const [output, errors]: [string[], string[]] = [[], []];
    const code = await operate(
      words,
      operated.env,
      (text) => output.push(text),
      (text) => errors.push(text),
    );
    return { code, output: output.join(''), errors: errors.join('') };
  };

  beforeAll(async () => {
    operated = await OperatedNode.create();
    backup = join(operated.folder, 'backup.ndjson.gz');
    const node = await operated.start();
    await file(node, 'NL', decision());
  }, 60_000);

  afterAll(() => operated.remove());

  it('works beside a running node, or says that it is in the way', async () => {
    const { code, output, errors } = await command('fsck', '--quick');
    if (ON_SERVER) expect([code, lines(output).at(-2)]).toEqual([0, 'Nothing is wrong.']);
    else expect([code, errors]).toEqual([1, expect.stringMatching(/^DATABASE_FOLDER_IN_USE: .*\n {2}Stop/)]);
    await operated.stop();
  });

  it('checks a node, with one line for each check, or as JSON', async () => {
    const { code, output } = await command('fsck');
    expect(code).toBe(0);
    expect(lines(output)).toContain(
      'ok | leaf hashes | 1 | entries have the leaf hash that stands beside them',
    );
    const json = await run('fsck', '--quick', '--json');
    expect(JSON.parse(json.output)).toMatchObject({ ok: true, checks: expect.any(Array) as unknown[] });
  });

  it('makes the projections again, and puts them in place when told to', async () => {
    expect(await run('rebuild')).toMatchObject({ code: 0 });
    await operated.sql('DELETE FROM party_key');
    const found = await command('rebuild');
    expect(found.code).toBe(1);
    expect(found.output).toMatch(/party_key +[1-9]\d* rows? +[1-9]\d* missing, 0 too many; first: /);
    expect(found.output).toContain('grounds rebuild --apply');
    const applied = await run('rebuild', '--apply');
    expect([applied.code, applied.output]).toEqual([
      0,
      expect.stringContaining('The projections were replaced') as string,
    ]);
    expect(await run('rebuild')).toMatchObject({ code: 0 });
  });

  it('leaves nothing of a rebuild in the database', async () => {
    const rows = await operated.sql(`SELECT FROM pg_namespace WHERE nspname = 'grounds_rebuild'`);
    expect(rows).toEqual([]);
  });

  it('backs up and restores', async () => {
    const { code, output } = await command('backup', backup);
    expect([code, lines(output)]).toEqual([0, expect.arrayContaining(['log_entry | 1 row'])]);
    expect((await run('restore', backup)).errors).toMatch(/^DATABASE_NOT_EMPTY: /);
    await operated.loseDatabase();
    expect(await run('fsck')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^DATABASE_MIGRATIONS_PENDING: /) as string,
    });
    const restored = await run('restore', backup, '--json');
    expect([restored.code, JSON.parse(restored.output)]).toEqual([
      0,
      expect.objectContaining({ logSize: 1, reapplied: 0, lostEntries: 0 }),
    ]);
    expect(await run('fsck')).toMatchObject({ code: 0 });
  });

  it('ends with 1 at a damaged backup, and with 2 when it is called wrongly', async () => {
    const bad = join(operated.folder, 'bad.gz');
    await writeFile(bad, 'nothing');
    expect(await run('restore', bad)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^BACKUP_DAMAGED: /) as string,
    });
    expect(await command('backup')).toMatchObject({ code: 2 });
    expect(await run('fsck', '--fast')).toMatchObject({ code: 2 });
  });
});
