import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

import { Client } from 'pg';

/** The PostgreSQL server of the run, which this process may kill and start again. */
export class PostgresProcess {
  /**
   * @param folder its data folder, owned by the user that runs it
   * @param program the folder with `pg_ctl`
   * @param url to see that it answers again
   */
  constructor(
    private readonly folder: string,
    private readonly program: string,
    private readonly url: string,
  ) {}

  /** Kills every process of the server at once, as a power failure does, and waits until they are gone. */
  async kill(): Promise<void> {
    const [pid = ''] = readFileSync(`${this.folder}/postmaster.pid`, 'utf8').split('\n');
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', pid], { encoding: 'utf8' });
    const all = [pid, ...children.trim().split(/\s+/)].map(Number);
    for (const one of all) process.kill(one, 'SIGKILL');
    while (all.some(isAlive)) await wait(20);
  }

  /** Starts it with the options it was started with before. */
  async start(): Promise<void> {
    const options = readFileSync(`${this.folder}/postmaster.opts`, 'utf8');
    const given = options.trim().split(' ').slice(1).join(' ').replaceAll('"', '');
    const words = [
      `${this.program}/pg_ctl`,
      '-D',
      this.folder,
      '-l',
      `${this.folder}/log`,
      '-o',
      given,
      'start',
    ];
    this.run(words);
    while (!(await this.answers())) await wait(100);
  }

  /** As its own user: PostgreSQL does not run as root. */
  private run(words: string[]): void {
    const { uid } = statSync(this.folder);
    const owner = execFileSync('id', ['-nu', String(uid)], { encoding: 'utf8' }).trim();
    const isMine = uid === process.getuid?.();
    const [command = '', ...rest] = isMine ? words : ['runuser', '-u', owner, '--', ...words];
    execFileSync(command, rest, { stdio: 'ignore' });
  }

  private async answers(): Promise<boolean> {
    const client = new Client({ connectionString: this.url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
