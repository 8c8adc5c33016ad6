import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type TestNode, startNode } from '../support/start-node.js';
import { CLI, type Ended, grounds, lines } from './cli-command.js';

const DECISION = `
audience: { circles: [eu] }
outcome:
  decidedBy: NL
  authority: Screening authority (fictitious)
  kind: prohibited
  decidedOn: 2026-03
  groundsFrom: authority
  marking: TLP:GREEN
grounds:
  - { code: SEC-02, weight: decisive, audience: { states: [DE] } }
  - { code: CON-03, weight: contributing }
parties:
  - role: investor
    names: [{ value: Vlinderdal Kapitaal (fictitious), kind: current }]
    registration: { country: NL, number: 00777777 }
`;

const TIKTOK = ['--name', 'TikTok Technology Canada', '--purpose', 'screening', '--case', 'X-1'];

interface Hit {
  readonly precedent: {
    readonly id: string;
    readonly outcome: { readonly kind?: { readonly code: string } };
  };
}

describe('the command grounds, on what becomes of a decision', () => {
  let node: TestNode;
  let folder: string;
  /** The order against TikTok Canada, which was set aside. */
  let tiktok: string;

  beforeAll(async () => {
    node = await startNode();
    folder = await mkdtemp(join(tmpdir(), 'grounds-status-'));
    const { output } = await run('check', '--as', 'ca-reader', ...TIKTOK, '--with-ended', '--json');
    const { hits } = JSON.parse(output) as { hits: Hit[] };
    tiktok = hits.find(({ precedent }) => precedent.outcome.kind?.code === 'unwound')?.precedent.id ?? '';
  }, 60_000);

  afterAll(async () => {
    await node.close();
    await rm(folder, { recursive: true });
  });

  const file = (name: string): string => join(folder, name);
  const run = (...words: string[]): Promise<Ended> =>
    grounds({ GROUNDS_URL: node.url, GROUNDS_DATA: node.dataFolder }, ...words);

  let count = 0;
  /** Signs a form as the Netherlands and submits it. */
  const submit = async (form: string): Promise<Ended> => {
    const name = `form-${(count += 1)}`;
    await writeFile(file(`${name}.yaml`), form);
    const signed = ['--as', 'nl-releaser', '--out', file(`${name}.json`)];
    const ended = await run('sign', file(`${name}.yaml`), ...signed);
    return ended.code === 0 ? run('submit', file(`${name}.json`), '--as', 'nl-releaser', '--json') : ended;
  };
  const submitted = async (form: string): Promise<string> =>
    (JSON.parse((await submit(form)).output) as { recordId: string }).recordId;
  const event = (ref: string, code: string, on: string, audience = '{ circles: [eu] }'): string => `
    kind: legal-event
    ref: ${ref}
    audience: ${audience}
    event: { event: ${code}, occurredOn: ${on}, by: Court (fictitious) }
  `;

  describe('history', () => {
    it('tells the story of TikTok Canada: ordered, set aside, sent back, decided anew', async () => {
      const { code, output } = await run('history', tiktok, '--as', 'ca-reader');
      expect(code).toBe(0);
      const story = lines(output);
      expect(story).toContain('status | Annulled since 2026-01-21, no longer counted');
      const when = story.findIndex((line) => line.startsWith('WHEN'));
      const rows = story.slice(when + 1).filter((line) => /^\d{4}-\d{2}-\d{2} \| /.test(line));
      expect(rows.map((row) => row.split(' | ').slice(0, 3))).toEqual([
        ['2024-11-06', 'Ordered to be undone, Governor in Council', 'Standing'],
        ['2026-01-21', 'Annulled, Federal Court', 'Annulled'],
        ['2026-01-21', 'Sent back for a new decision, Federal Court', 'Annulled'],
        [expect.any(String), expect.stringMatching(/^Relation: Decided anew: [\w-]{22}$/), 'CA'],
      ]);
    });

    it('shows the order standing as of March 2025, and where it stands now', async () => {
      const { code, output } = await run('history', tiktok, '--as', 'ca-reader', '--as-of', '2025-03-01');
      expect(code).toBe(0);
      expect(lines(output)).toEqual(
        expect.arrayContaining([
          'status then | Standing',
          'status now | Annulled since 2026-01-21, no longer counted',
        ]),
      );
      expect(output).not.toMatch(/Annulled, Federal Court|Decided anew/);
    });

    it('knows nothing of a record before the register did', async () => {
      const { code, errors } = await run('history', tiktok, '--as', 'ca-reader', '--known-at', '2020-01-01');
      expect([code, errors]).toEqual([1, expect.stringMatching(/^PRECEDENT_NOT_FOUND: .*not at that time/)]);
    });

    it('says that it cannot tell the future', async () => {
      const { code, errors } = await run('history', tiktok, '--as', 'ca-reader', '--as-of', '2999-01-01');
      expect([code, errors]).toEqual([1, expect.stringMatching(/^MOMENT_IN_FUTURE/)]);
    });

    it('gives a program every statement with its evidence', async () => {
      const { output } = await run('history', tiktok, '--as', 'nl-reader', '--json');
      const { history } = JSON.parse(output) as { history: { kind: { code: string }; evidence: string }[] };
      expect(history.map(({ kind }) => kind.code)).toEqual([
        'decision',
        'legal-event',
        'legal-event',
        'relation',
      ]);
      expect(history.every(({ evidence }) => /^[\w-]+\.[\w-]+\.[\w-]+~/.test(evidence))).toBe(true);
    });
  });

  describe('check', () => {
    it('leaves out what was annulled, says so, and shows it when asked to', async () => {
      const { output } = await run('check', '--as', 'nl-reader', ...TIKTOK);
      expect(output).toContain('1 annulled decision not counted (--with-ended shows them)');
      expect(lines(output)).not.toContain(`record | ${tiktok}`);
      const all = await run('check', '--as', 'nl-reader', ...TIKTOK, '--with-ended');
      expect(lines(all.output)).toContain(`record | ${tiktok}`);
      expect(lines(all.output)).toContain('status | Annulled since 2026-01-21, no longer counted');
    });

    it('finds the order when it asks as of a day on which it stood', async () => {
      const { output } = await run('check', '--as', 'nl-reader', ...TIKTOK, '--as-of', '2025-03-01');
      expect(output).toContain(tiktok);
      expect(output).not.toContain('annulled decision');
    });

    const hidden = ['--name', 'Triple Line Dispatch', '--purpose', 'screening', '--case', 'X-2'];

    it('asks no other state unless it is told to', async () => {
      const { output, errors } = await run('check', '--as', 'nl-reader', ...hidden);
      expect(output).toContain('No record that you may see names such a party');
      expect(output).not.toContain('AU');
      expect(errors).toBe('');
    });

    it('says to whom the names go, and who would have the asker ask', async () => {
      const reach = ['--reach', 'ask-owners', '--ask', 'AU,FR'];
      const { code, output, errors } = await run('check', '--as', 'nl-reader', ...hidden, ...reach);
      expect(code).toBe(0);
      expect(errors).toBe('The names in your question go to: AU, FR.\n');
      expect(lines(output)).toContain('asked | AU, FR');
      expect(output).toMatch(/not shown to you: .*AU.* ask: Contact point AU \(demonstration\)/);
    });

    it('tells the asker nothing of a silent record, and its owner everything but the question', async () => {
      const silent = ['--name', 'Réseau Clair', '--purpose', 'screening', '--case', 'X-3'];
      const { output } = await run('check', '--as', 'cz-reader', ...silent, '--reach', 'ask-owners');
      expect(output).not.toContain('not shown to you');
      const journal = await run('journal', '--as', 'fr-auditor');
      expect(journal.code).toBe(0);
      expect(lines(journal.output)).toContainEqual(
        expect.stringMatching(
          /\| CZ \| was told nothing; you may come forward \| screening \| [\w-]{22} \| at this node$/,
        ),
      );
      expect(journal.output).not.toContain('X-3');
    });
  });

  describe('precedents', () => {
    const decidedByCanada = ['precedents', '--as', 'nl-reader', '--decided-by', 'CA', '--first', '100'];

    it('say where each decision stands, and leave out what no longer counts', async () => {
      const { output } = await run(...decidedByCanada);
      expect(output).toContain('2 annulled decisions not counted (--with-ended shows them)');
      expect(output).not.toContain(tiktok);
      expect(lines(output).find((line) => line.includes('Hikvision'))).toContain('Under challenge, 2025-07');
      expect(lines((await run(...decidedByCanada, '--with-ended')).output)).toContainEqual(
        expect.stringMatching(new RegExp(`^${tiktok} .*\\| Annulled, 2026-01-21 \\|`)),
      );
    });

    it('show the picture of an earlier day', async () => {
      const { output } = await run(...decidedByCanada, '--as-of', '2025-03-01');
      expect(output).toContain(tiktok);
      expect(output).not.toContain('Hikvision Canada');
    });
  });

  describe('statements about a record', () => {
    it('change what others read: an appeal, a correction, a narrower sharing', async () => {
      const id = await submitted(DECISION);
      expect((await submit(event(id, 'appeal_lodged', '2026-05'))).code).toBe(0);
      const sheet = (await run('show', id, '--as', 'nl-releaser', '--sheet')).output;
      const part = /party:[a-z2-7]{8}/.exec(sheet)?.[0] ?? '';
      const name = '{ role: investor, names: [{ value: Vlinderdal Capital (fictitious), kind: current }] }';
      await submitted(
        `{ kind: correction, ref: ${id}, audience: { circles: [eu] }, reason: Misspelt., replace: { "${part}": ${name} } }`,
      );
      const seen = (await run('show', id, '--as', 'cz-reader', '--sheet')).output;
      expect(lines(seen)).toEqual(
        expect.arrayContaining([
          'status | Under challenge since 2026-05',
          'version | 2',
          'names | Vlinderdal Capital (fictitious) (Current name)',
        ]),
      );
      await submitted(`{ kind: sharing, ref: ${id}, parts: { outcome: { states: [CZ] } } }`);
      expect((await run('show', id, '--as', 'cz-reader', '--sheet')).output).not.toContain('Vlinderdal');
      const history = lines((await run('history', id, '--as', 'nl-reader')).output);
      expect(history.join('\n')).toMatch(/Correction: Misspelt\.[^]*Change of sharing: outcome/);
    });

    it('are refused when the history cannot have been like that, and nothing is stored', async () => {
      const id = await submitted(DECISION);
      const refused = await submit(event(id, 'remitted', '2026-05'));
      expect([refused.code, refused.output]).toEqual([1, '']);
      expect(refused.errors).toContain('EVENT_NOT_POSSIBLE');
      const fewer = await submit(event(id, 'annulled', '2026-05', '{ states: [DE] }'));
      expect([fewer.code, fewer.errors.includes('EVENT_REACHES_FEWER')]).toEqual([1, true]);
      expect((await run('history', id, '--as', 'nl-reader')).output).not.toContain('Legal event');
    });

    it('are not for another state to make', async () => {
      const refused = await submit(event(tiktok, 'upheld', '2026-05'));
      expect([refused.code, refused.errors.includes('REFERENCE_UNKNOWN')]).toEqual([1, true]);
    });

    it('take a record out for everybody but its owner', async () => {
      const id = await submitted(DECISION);
      await submitted(
        `{ kind: withdrawal, ref: ${id}, audience: { circles: [eu] }, withdrawal: { reason: merged } }`,
      );
      const words = ['check', '--registration', 'NL:00777777', '--purpose', 'screening', '--case', 'X-4'];
      const found = await run(...words, '--as', 'cz-reader', '--json');
      const { hits } = JSON.parse(found.output) as { hits: Hit[] };
      expect(hits.map(({ precedent }) => precedent.id)).not.toContain(id);
      const story = lines((await run('history', id, '--as', 'nl-reader')).output);
      expect(story).toContainEqual(expect.stringMatching(/^status \| Withdrawn from the register/));
    });
  });

  describe('preview and sign', () => {
    it('list every state that will read each part, and warn of what may not be meant', async () => {
      await writeFile(file('preview.yaml'), DECISION);
      const { code, output } = await run('preview', file('preview.yaml'), '--as', 'nl-drafter');
      expect(code).toBe(0);
      const told = lines(output);
      expect(told[0]).toBe('PART | SHARED WITH | WHO READS IT');
      expect(told).toContain('ground: SEC-02 Loss of a critical technology | states DE | DE, NL');
      expect(told).toContain('that there is a record | CZ, DE, FR, IT, NL');
      expect(output).toMatch(/^WARNING: ground: CON-03 .* without a decisive ground: CZ, FR, IT$/m);
    });

    it('say the same from a root, with no node to ask', async () => {
      await writeFile(file('offline.yaml'), DECISION);
      await run('root', 'show', '--out', file('root.json'));
      const asked = await run('preview', file('offline.yaml'), '--as', 'nl-drafter');
      const words = ['preview', file('offline.yaml'), '--as', 'nl-drafter', '--root', file('root.json')];
      expect((await grounds({ GROUNDS_URL: 'http://127.0.0.1:1' }, ...words)).output).toBe(asked.output);
    });

    it('are for those who write records', async () => {
      await writeFile(file('reader.yaml'), DECISION);
      const { code, errors } = await run('preview', file('reader.yaml'), '--as', 'nl-reader');
      expect([code, errors]).toEqual([4, expect.stringMatching(/^PERMISSION_MISSING/)]);
    });
  });

  describe('explain', () => {
    it('tells the owner what another state reads, part for part, and why', async () => {
      const id = await submitted(DECISION);
      const { code, output } = await run('explain', id, 'CZ', '--as', 'nl-releaser');
      expect(code).toBe(0);
      expect(output).toContain(`Czechia (CZ) may know of the record ${id}: yes`);
      expect(output).toMatch(/^decision +outcome +yes +\S+ +It is in a circle .*\(eu, until/m);
      expect(output).toMatch(/^decision +ground:\S+ +no +It is neither named nor in a circle that is\.$/m);
    });

    it('tells nobody else that there is such a record', async () => {
      const others = await run('explain', tiktok, 'CZ', '--as', 'nl-releaser');
      const unknown = await run('explain', 'AAAAAAAAAAAAAAAAAAAAAA', 'CZ', '--as', 'nl-releaser');
      expect(others).toEqual(unknown);
      expect(others.code).toBe(1);
    });
  });

  describe('watch', () => {
    it('tells of a change to what a state may see, within seconds, and of no other', async () => {
      const id = await submitted(DECISION);
      const child = spawn(process.execPath, [CLI, 'watch', '--as', 'cz-reader', '--count', '1', '--json'], {
        env: { PATH: process.env.PATH, GROUNDS_URL: node.url },
      });
      const told: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => told.push(chunk));
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      await submitted(DECISION.replace('circles: [eu]', 'states: [DE]'));
      const visible = await submitted(event(id, 'appeal_lodged', '2026-05'));
      expect(await ended).toBe(0);
      const change = JSON.parse(Buffer.concat(told).toString()) as {
        recordId: string;
        kind: { code: string };
      };
      expect(change).toMatchObject({ recordId: visible, kind: { code: 'legal-event' } });
    }, 30_000);
  });

  it('keeps every signed statement that it wrote', async () => {
    expect(JSON.parse(await readFile(file('form-1.json'), 'utf8'))).toMatchObject({
      format: 'grounds-submission/1',
    });
  });
});
