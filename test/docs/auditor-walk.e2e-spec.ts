import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { CLI } from '../e2e/cli-command.js';
import { type TestNode, startNode } from '../support/start-node.js';

const PAGE = join(import.meta.dirname, '../../docs/auditor.md');
const MARK = 'end of step ';

/** A block of commands on the page, and what the page says they print. */
interface Step {
  readonly commands: string;
  readonly printed: string;
}

function stepsIn(page: string): Step[] {
  const blocks = /```sh\n(.*?)```\n\n```text\n(.*?)```/gs;
  return [...page.matchAll(blocks)].map(([, commands = '', printed = '']) => ({ commands, printed }));
}

/** What differs at every installation and in every run, told by its kind. */
function stable(text: string): string {
  return text
    .replace(/\b20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/\b[0-9a-f]{64}\b/g, 'DIGEST')
    .replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, 'KEY')
    .replace(/(?<![\w-])[\w-]{22}(?![\w-])/g, 'ID')
    .replace(/(year|in) 20\d\d/g, '$1 YEAR')
    .replace(/(journal lines) .*/g, '$1')
    .replace(/\b\d+ lines\./g, 'N lines.')
    .replace(/\b(line|Line) \d+/g, '$1 N')
    .trim();
}

describe('the walk of docs/auditor.md', () => {
  let node: TestNode;
  let folder: string;
  let steps: Step[];
  let printed: string[];

  beforeAll(async () => {
    node = await startNode();
    folder = await mkdtemp(join(tmpdir(), 'grounds-auditor-'));
    steps = stepsIn(await readFile(PAGE, 'utf8'));
    const script = steps.map(({ commands }, place) => `${commands}\necho "${MARK}${place}"\n`).join('');
    const command = `npx() { shift; "${process.execPath}" "${CLI}" "$@"; }\nnode() { "${process.execPath}" "$@"; }\n`;
    await writeFile(join(folder, 'walk.sh'), `${command}${script}`);
    const { stdout } = await promisify(execFile)('bash', ['-c', 'source walk.sh 2> errors.txt'], {
      cwd: folder,
      env: { PATH: process.env.PATH, GROUNDS_URL: node.url, GROUNDS_DATA: node.dataFolder },
    });
    printed = stdout.split(new RegExp(`${MARK}\\d+\n`)).slice(0, -1);
  }, 120_000);

  afterAll(async () => {
    await node.close();
    await rm(folder, { recursive: true });
  });

  it('has a step for each command of the auditor', () => {
    const all = steps.map(({ commands }) => commands).join('');
    for (const command of ['export', 'verify', 'completeness', 'compare', 'close']) {
      expect(all).toContain(`grounds audit ${command}`);
    }
    expect(steps.length).toBeGreaterThanOrEqual(9);
  });

  it('prints at each step what the page says', () => {
    const said = steps.map(({ printed: text }) => stable(text));
    expect(printed.map(stable)).toEqual(said);
  });
});
