import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import writeXlsxFile from 'write-excel-file/node';

import { parseCsv } from '../../apps/cli/src/batch/parse-csv.js';
import { parseXlsx } from '../../apps/cli/src/batch/xlsx/parse-xlsx.js';
import { ask } from '../support/ask.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { TamperingProxy } from '../support/tampering-proxy.js';
import { CLI, type Ended, grounds } from './cli-command.js';

/** Shared between the Netherlands and Germany alone. */
const OF_TWO = 'Taktgeber Personal (fictitious)';
const OF_ALL = 'Nexperia';
const UNHEARD = 'Nobody Of This Name';

const BATCH = `mutation ($input: CheckBatchInput!) { checkBatch(input: $input) { __typename
  ... on CheckAnswer { id repeated coverage receipt { token } hits { precedent { id } matches { name } } }
  ... on Rejected { problems { code path } } } }`;

interface Outcome {
  readonly __typename: string;
  readonly id?: string;
  readonly repeated?: boolean;
  readonly coverage?: string;
  readonly receipt?: { readonly token: string };
  readonly hits?: readonly { readonly precedent: { readonly id: string } }[];
  readonly problems?: readonly { readonly code: string; readonly path: readonly string[] }[];
}

interface Line {
  readonly action: string;
  readonly outcome: string;
  readonly caseReference: string;
}

interface Journal {
  readonly officerJournal: {
    readonly lines: readonly Line[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

describe('checks in batches', () => {
  let node: TestNode;
  let proxy: TamperingProxy;
  let folder: string;

  beforeAll(async () => {
    node = await startNode();
    proxy = await TamperingProxy.start();
    proxy.standBefore(node.url);
    folder = await mkdtemp(join(tmpdir(), 'grounds-batch-'));
  }, 60_000);

  afterAll(async () => {
    await proxy.close();
    await node.close();
    await rm(folder, { recursive: true });
  });

  const row = (name: string, clientRequestId: string): object => ({
    parties: [{ role: 'investor', names: [name] }],
    clientRequestId,
  });
  const batch = async (as: string, rows: object[], caseReference: string): Promise<Outcome[]> => {
    const variables = { input: { purpose: 'screening', caseReference, rows } };
    const { data, errors } = await ask<{ checkBatch: Outcome[] }>(node, BATCH, { as, variables });
    expect(errors).toEqual([]);
    return data.checkBatch;
  };
  /** What the journal has about checks in a case. */
  const journal = async (reference: string): Promise<string[]> => {
    const query = `query ($after: String) { officerJournal(first: 100, after: $after, officer: "nl-reader",
      purpose: "oversight", caseReference: "AUDIT-1")
      { lines { action outcome caseReference } pageInfo { hasNextPage endCursor } } }`;
    const lines: Line[] = [];
    let after: string | undefined;
    do {
      const { data } = await ask<Journal>(node, query, { as: 'nl-auditor', variables: { after } });
      lines.push(...data.officerJournal.lines);
      const { hasNextPage, endCursor } = data.officerJournal.pageInfo;
      after = hasNextPage ? endCursor : undefined;
    } while (after !== undefined);
    return lines
      .filter(({ action, caseReference }) => action === 'check' && caseReference === reference)
      .map(({ outcome }) => outcome)
      .sort();
  };

  describe('in one call', () => {
    const rows = [row(OF_ALL, 'batch-row-1'), row('...', 'batch-row-2'), row(UNHEARD, 'batch-row-3')];

    it('answers each row by itself; one that is refused stops no other', async () => {
      const outcomes = await batch('nl-reader', rows, 'NL-B-1');
      expect(outcomes.map(({ __typename }) => __typename)).toEqual([
        'CheckAnswer',
        'Rejected',
        'CheckAnswer',
      ]);
      expect(outcomes[0]?.hits?.length).toBeGreaterThan(0);
      expect(outcomes[1]?.problems).toEqual([
        { code: 'QUESTION_EMPTY', path: ['input', 'rows', '1', 'parties', '0', 'names'] },
      ]);
      expect(outcomes[2]?.hits).toEqual([]);
      expect(outcomes[0]?.receipt?.token).not.toBe(outcomes[2]?.receipt?.token);
      expect(await journal('NL-B-1')).toEqual(['answered', 'answered']);
    });

    it('answers the same rows with their first answers, and writes that down too', async () => {
      const [first, , third] = await batch('nl-reader', rows, 'NL-B-1');
      expect([first?.repeated, third?.repeated]).toEqual([true, true]);
      expect(await journal('NL-B-1')).toEqual(['answered', 'answered', 'repeated', 'repeated']);
    });

    it('F13 shows another state only what is shared with it, row by row', async () => {
      const asked = [row(OF_TWO, 'two-states-1'), row(UNHEARD, 'two-states-2')];
      const [seen] = await batch('nl-reader', asked, 'NL-B-2');
      expect(seen?.hits).toHaveLength(1);
      const [hidden, unheard] = await batch('fr-reader', asked, 'FR-B-2');
      const told = ({ id: _, receipt: __, ...rest }: Outcome): object => rest;
      expect(hidden && told(hidden)).toEqual(unheard && told(unheard));
      expect(JSON.stringify(hidden)).not.toContain('Taktgeber');
    });

    it('is limited by what its rows ask for, as single checks are', async () => {
      const many = Array.from({ length: 50 }, (_, at) => row(UNHEARD, `costly-row-${at}`));
      const fields = ['a', 'b', 'c', 'd'].map(
        (alias) =>
          `${alias}: hits { precedent { grounds { ... on Ground { texts { text } } } parties { ... on Party { names { value } } } } }`,
      );
      const query = `mutation ($input: CheckBatchInput!) { checkBatch(input: $input) { ... on CheckAnswer { ${fields.join(' ')} } } }`;
      const send = async (rows: object[]): Promise<unknown> => {
        const variables = { input: { purpose: 'screening', caseReference: 'NL-B-3', rows } };
        const { errors } = await ask(node, query, { as: 'nl-reader', variables });
        return errors[0]?.extensions.code;
      };
      expect(await send(many.slice(0, 5))).toBeUndefined();
      expect(await send(many)).toBe('OPERATION_TOO_COSTLY');
    });
  });

  describe('from a sheet', () => {
    const at = (name: string): string => join(folder, name);
    const run = (url: string, sheet: string, reference: string, ...words: string[]): Promise<Ended> =>
      grounds(
        { GROUNDS_URL: url },
        ...['check', '--as', 'nl-reader', '--file', sheet, '--purpose', 'screening', '--case', reference],
        ...words,
      );
    const sheetOf = async (name: string, text: string): Promise<string> => {
      await writeFile(at(name), text);
      return at(name);
    };
    /** The results by column, without their header. */
    const results = async (name: string): Promise<Record<string, string>[]> => {
      const bytes = await readFile(at(name));
      const [header = [], ...lines] = name.endsWith('.csv') ? parseCsv(bytes.toString()) : parseXlsx(bytes);
      return lines.map((cells) =>
        Object.fromEntries(header.map((title, place) => [title, cells[place] ?? ''])),
      );
    };
    const NAMES = Array.from({ length: 30 }, (_, place) => `Unheard Company ${place + 1}`);

    it('writes a line for each record found, for each row without one, and for each that was refused', async () => {
      const sheet = await sheetOf(
        'parties.csv',
        `\ufeffname;role;aliases\r\n${OF_ALL};investor;\r\n\r\n...;;\r\n${UNHEARD};target;"=cmd();Other"\r\n`,
      );
      const { code, output, errors } = await run(node.url, sheet, 'NL-S-1', '--out', at('results.csv'));
      expect([code, errors]).toEqual([1, expect.stringContaining('SOME_REFUSED: 1 of 3 rows were refused.')]);
      expect(output).toMatch(/^DEMONSTRATION/);
      expect(output).toContain('Rows answered now: 2, answered before: 0, refused: 1');
      const lines = await results('results.csv');
      expect(lines[0]).toMatchObject({
        row: '2',
        name: OF_ALL,
        hit: 'matched as investor, strong: Nexperia',
        owner: 'United Kingdom (GB)',
        decision: 'United Kingdom decided: Ordered to be undone, 2022-11-16',
        record: expect.stringMatching(/^'?[\w-]{22}$/) as string,
        receipt: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
      });
      expect(lines.find(({ row: number }) => number === '4')).toMatchObject({
        hit: 'refused',
        why: expect.stringContaining('QUESTION_EMPTY') as string,
      });
      expect(lines.at(-1)).toMatchObject({ row: '5', hit: 'no record that you may see', record: '' });
      expect(await journal('NL-S-1')).toEqual(['answered', 'answered']);
    });

    it('reads and writes workbooks, and keeps the receipts in files of their own', async () => {
      const rows = [
        ['Name', 'Birth year'],
        [OF_ALL, null],
        ['=1+1', 1968],
      ];
      await writeFile(at('parties.xlsx'), await writeXlsxFile(rows).toBuffer());
      const words = ['--out', at('results.xlsx'), '--receipt', at('receipts')];
      const { code, errors } = await run(node.url, at('parties.xlsx'), 'NL-S-2', ...words);
      expect([code, errors]).toEqual([0, '']);
      expect((await results('results.xlsx')).at(-1)).toMatchObject({ row: '3', name: '=1+1' });
      expect(await readdir(at('receipts'))).toEqual(['row-2.json', 'row-3.json']);
      const verify = ['verify', '--root', join(node.dataFolder, 'root.json'), at('receipts/row-2.json')];
      expect((await grounds({ GROUNDS_URL: 'http://127.0.0.1:9' }, ...verify)).code).toBe(0);
    });

    it('says what is wrong with a sheet before it asks anything', async () => {
      const sheet = await sheetOf('faults.csv', 'name,seat,colour\nA,NL,\n');
      expect(await run(node.url, sheet, 'NL-S-3')).toMatchObject({
        code: 1,
        errors: expect.stringContaining('that is none: colour. (at row 1)') as string,
      });
      const cells = await sheetOf('cells.csv', 'name,seat\nA,XX\nB\u0000,NL\n');
      const { code, errors } = await run(node.url, cells, 'NL-S-3');
      expect(code).toBe(1);
      expect(errors).toContain('(at row 2.seat)');
      expect(errors).toContain('The cell has a control character or a line break. (at row 3.name)');
      expect(errors).toContain('The sheet has 2 faults; nothing was asked.');
      expect(await journal('NL-S-3')).toEqual([]);
    });

    it('refuses to be called for a sheet and a name at once, and to replace results', async () => {
      const sheet = await sheetOf('one.csv', `name\n${UNHEARD}\n`);
      expect((await run(node.url, sheet, 'NL-S-4', '--name', 'x')).code).toBe(2);
      expect((await run(node.url, sheet, 'NL-S-4', '--out', sheet)).code).toBe(2);
      expect((await run(node.url, at('nowhere.csv'), 'NL-S-4')).code).toBe(2);
      const out = ['check', '--as', 'nl-reader', '--name', 'x', '--purpose', 'screening', '--case', 'A'];
      expect((await grounds({ GROUNDS_URL: node.url }, ...out, '--out', 'x.csv')).code).toBe(2);
      expect(await journal('NL-S-4')).toEqual([]);
    });

    it('prints every answer as JSON, in the form of a single one', async () => {
      const sheet = await sheetOf('json.csv', `name,case\n${OF_ALL},NL-S-6\n${OF_ALL},\n${OF_ALL},\n`);
      const { code, output } = await run(node.url, sheet, 'NL-S-5', '--json');
      expect(code).toBe(0);
      const { rows, ...counts } = JSON.parse(output) as {
        rows: { row: number; hits: object[]; coverage: string }[];
      };
      // Two rows that are the same are one question.
      expect(counts).toEqual({ demonstration: true, answered: 2, repeated: 1, refused: 0 });
      expect(rows.map(({ row: number, hits }) => [number, hits.length > 0])).toEqual([
        [2, true],
        [3, true],
        [4, true],
      ]);
      expect(await journal('NL-S-6')).toEqual(['answered']);
    });

    it('goes on where the connection broke, and asks nothing twice', async () => {
      const sheet = await sheetOf('many.csv', `name\n${NAMES.join('\n')}\n`);
      let calls = 0;
      // The node has answered the second call when the connection breaks: its rows are answered, and nobody knows.
      proxy.tamper = (_, response, askNode, body) => {
        if (!body.includes('checkBatch')) return undefined;
        calls += 1;
        return calls === 2 ? askNode().then(() => void response.destroy()) : undefined;
      };
      const broken = await run(proxy.url, sheet, 'NL-S-7', '--out', at('many-results.csv'));
      expect(broken).toMatchObject({
        code: 3,
        errors: expect.stringContaining('12 of 30 rows are answered. The same command goes on') as string,
      });
      proxy.tamper = undefined;
      const { code, output } = await run(proxy.url, sheet, 'NL-S-7', '--out', at('many-results.csv'));
      expect(code).toBe(0);
      expect(output).toContain('Rows answered now: 6, answered before: 24, refused: 0');
      expect((await results('many-results.csv')).map(({ name }) => name)).toEqual(NAMES);
      const lines = await journal('NL-S-7');
      expect(lines.filter((outcome) => outcome === 'answered')).toHaveLength(30);
    });

    it('goes on where it was interrupted by its user', async () => {
      const sheet = await sheetOf('interrupted.csv', `name\n${NAMES.join('\n')}\n`);
      const words = [
        'check',
        '--as',
        'nl-reader',
        '--file',
        sheet,
        '--purpose',
        'screening',
        '--case',
        'NL-S-8',
      ];
      const child = spawn(process.execPath, [CLI, ...words, '--out', at('late.csv')], {
        env: { PATH: process.env.PATH, GROUNDS_URL: proxy.url },
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
      let calls = 0;
      proxy.tamper = (_, response, _ask, body) => {
        if (!body.includes('checkBatch')) return undefined;
        calls += 1;
        if (calls < 2) return undefined;
        child.kill('SIGINT');
        return ended.then(() => void response.destroy());
      };
      expect(await ended).toBe('SIGINT');
      proxy.tamper = undefined;
      await expect(readFile(at('late.csv'))).rejects.toMatchObject({ code: 'ENOENT' });
      const { code, output } = await run(node.url, sheet, 'NL-S-8', '--out', at('late.csv'));
      expect(code).toBe(0);
      expect(output).toContain('Rows answered now: 18, answered before: 12, refused: 0');
    });

    it('asks anew under another name of the run', async () => {
      const sheet = await sheetOf('anew.csv', `name\n${UNHEARD}\n`);
      const first = await run(node.url, sheet, 'NL-S-9', '--request-id', 'november');
      const again = await run(node.url, sheet, 'NL-S-9', '--request-id', 'november');
      const anew = await run(node.url, sheet, 'NL-S-9', '--request-id', 'december');
      expect(first.output).toContain('Rows answered now: 1');
      expect(again.output).toContain('Rows answered now: 0, answered before: 1');
      expect(anew.output).toContain('Rows answered now: 1');
    });
  });
});
