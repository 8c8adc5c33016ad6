import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PURPOSE, ask } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type Ended, grounds, lines } from './cli-command.js';

const EXPIRES = '2027-11-01T00:00:00Z';
const form = (version: number, states: string): string => `kind: circle
circle:
  id: nl:screening-partners
  label: { en: Screening partners, nl: Toetsingspartners }
  states: [${states}]
  version: ${version}
  expires: ${EXPIRES}
  roster: members
`;

describe('circles and exclusions on the command line', () => {
  let node: TestNode;
  let folder: string;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    folder = await mkdtemp(join(tmpdir(), 'grounds-circles-'));
  }, 60_000);

  afterAll(async () => {
    await node.close();
    await rm(folder, { recursive: true });
  });

  const run = (as: string, ...words: string[]): Promise<Ended> =>
    grounds({ GROUNDS_URL: node.url, GROUNDS_DATA: node.dataFolder }, ...words, '--as', as);

  /** Signs and submits a form; what `sign` says of it first. */
  const hand = async (name: string, text: string): Promise<string[]> => {
    const [path, signed] = [join(folder, `${name}.yaml`), join(folder, `${name}.json`)];
    await writeFile(path, text);
    const { code, errors } = await run('nl-releaser', 'sign', path, '--out', signed);
    const submitted = await run('nl-releaser', 'submit', signed);
    expect([code, submitted.code, submitted.errors]).toEqual([0, 0, '']);
    return lines(errors);
  };

  it('sign a circle from a form, with who comes in and who goes out', async () => {
    expect(await hand('first', form(1, 'CZ, FR'))).toEqual(
      expect.arrayContaining(['in it from now on | CZ, FR', 'newly in | CZ, FR', 'no longer in | none']),
    );
    expect(await hand('second', form(2, 'FR'))).toEqual(
      expect.arrayContaining(['version | 2', 'newly in | none', 'no longer in | CZ']),
    );
    const preview = await run('nl-drafter', 'preview', join(folder, 'first.yaml'));
    expect(lines(preview.output)).toEqual(expect.arrayContaining(['newly in | CZ', 'no longer in | none']));
  });

  it('verify what was signed, without asking a node', async () => {
    const root = join(node.dataFolder, 'root.json');
    const { code, output } = await run('nl-releaser', 'verify', join(folder, 'second.json'), '--root', root);
    expect(code).toBe(0);
    expect(lines(output)).toEqual(
      expect.arrayContaining([
        'circle | nl:screening-partners (Screening partners)',
        'in it from now on | FR',
      ]),
    );
  });

  it('list circles with their owner and their end', async () => {
    const { output } = await run('fr-reader', 'circles');
    expect(lines(output)).toContainEqual(
      'nl:screening-partners | NL | Screening partners | 2 | 2027-11-01 | FR',
    );
    expect(lines(output)[0]).toBe('ID | OWNER | CIRCLE | VERSION | UNTIL | STATES');
    expect((await run('cz-reader', 'circles')).output).not.toContain('screening-partners');
  });

  it('shut members out at once and let them in again, each time with the next version', async () => {
    const { recordId } = await file(node, 'NL', decision());
    const reads = async (state: string): Promise<boolean> => {
      const question = { as: `${state}-reader`, headers: PURPOSE, variables: { id: recordId } };
      const query = 'query ($id: ID!) { precedent(id: $id) { id } }';
      return (await ask<{ precedent: object | null }>(node, query, question)).data.precedent !== null;
    };
    const out = await run('nl-releaser', 'exclude', 'gb', 'IT', '--reason', 'A breach of trust.');
    expect([out.code, await reads('gb'), await reads('it'), await reads('fr')]).toEqual([
      0,
      false,
      false,
      true,
    ]);
    expect(lines(out.errors)).toContain('shut out of all your records | GB, IT');
    const lifted = await run('nl-releaser', 'exclude', 'IT', '--lift', '--reason', 'Mended.');
    expect([lifted.code, await reads('gb'), await reads('it')]).toEqual([0, false, true]);
    expect(lines(lifted.errors)).toEqual(
      expect.arrayContaining(['version | 2', 'shut out of all your records | GB', 'let in again | IT']),
    );
    const query = '{ exclusions { version reason states { code } } }';
    expect((await ask(node, query, { as: 'nl-auditor' })).data).toEqual({
      exclusions: { version: 2, reason: 'Mended.', states: [{ code: 'GB' }] },
    });
  });

  it('sign nothing where there is nothing to change, or no such country', async () => {
    const again = await run('nl-releaser', 'exclude', 'GB', '--reason', 'Once more.');
    expect([again.code, again.errors]).toEqual([1, expect.stringContaining('NOTHING_TO_CHANGE')]);
    const unknown = await run('nl-releaser', 'exclude', 'XX', '--reason', 'Nobody.');
    expect([unknown.code, unknown.errors]).toEqual([1, expect.stringContaining('FORM_INVALID')]);
    const silent = await run('nl-releaser', 'exclude', 'FR');
    expect(silent.code).toBe(2);
  });
});
