import { encodeBase64, signCheckpoint } from '#ledger/core';

import { testSigner } from '../../../../ledger/test/test-signer.js';
import { type ExampleParts, MADE, ORIGIN, bundleOf, exampleParts } from '../../../test/example-bundle.js';
import { type AuditReport, type BodyLine, type BundleAudit, verifyBundle } from '../index.js';

describe('verifyBundle', () => {
  let example: ExampleParts;

  beforeAll(async () => {
    example = await exampleParts();
  });

  // eslint-disable-next-line @typescript-eslint/require-await -- a file comes in pieces, this one at once
  async function* linesOf(text: string): AsyncGenerator<string> {
    yield* text.replace(/\n$/, '').split('\n');
  }

  const audit = (text: string, changed: Partial<BundleAudit> = {}): Promise<AuditReport> =>
    verifyBundle(linesOf(text), {
      now: MADE,
      openRoots: () => Promise.resolve(example.trust),
      ...changed,
    });
  const codes = ({ problems }: AuditReport): string[] => problems.map(({ code }) => code);
  const counts = ({ findings }: AuditReport): Record<string, number> =>
    Object.fromEntries(findings.map(({ subject, count }) => [subject, count]));
  type Of<Kind> = Extract<BodyLine, { kind: Kind }>;
  /** The bundle with one line of a kind changed, and all else written anew around it. */
  const withChanged = <Kind extends BodyLine['kind']>(
    kind: Kind,
    change: (line: Of<Kind>) => BodyLine,
    place = 0,
  ): string => {
    const at = example.lines.flatMap((line, index) => (line.kind === kind ? [index] : []))[place] ?? -1;
    return bundleOf(example.lines.map((line, index) => (index === at ? change(line as Of<Kind>) : line)));
  };

  it('proves everything in a bundle that holds, and says what it does not prove', async () => {
    const report = await audit(bundleOf(example.lines));
    expect([report.verified, report.problems]).toEqual([true, []]);
    expect(counts(report)).toEqual({
      roots: 1,
      checkpoints: 1,
      receipts: 1,
      entries: 6,
      statements: 5,
      disclosures: 10,
      'journal lines': 2,
    });
    expect(report.notProved.join(' ')).toContain('is true');
  });

  it('says which lines of the journal a logged head covers', async () => {
    const { findings } = await audit(bundleOf(example.lines));
    const { proves } = findings.at(-1) ?? { proves: '' };
    expect(proves).toContain('2 are what the node sealed into its chain, 0 were not sealed yet.');
    expect(proves).toContain('2 lie before the head that the node logged for 2026-11-23');
  });

  it('says so when no logged head covers them', async () => {
    const withoutHead = example.lines.filter((line) => line.kind !== 'entry' || line.by === 'state');
    const report = await audit(bundleOf(withoutHead));
    expect(report.verified).toBe(true);
    expect(report.findings.at(-1)?.proves).toContain('No logged head covers them yet.');
  });

  it('hands on each statement with what is opened of it', async () => {
    const opened: string[] = [];
    await audit(bundleOf(example.lines), {
      onStatement: ({ index, authority, parts }) =>
        opened.push(`${index} ${authority.state} ${[...parts.keys()].sort().join(' ')}`),
    });
    expect(opened.sort()).toEqual([0, 1, 2, 3, 4].map((index) => `${index} NL head reasons:en`));
  });

  it('reads bytes of every line: whatever byte is changed, the bundle no longer holds', async () => {
    const text = bundleOf(example.lines);
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length - 1; at += 37) {
      const spoilt = Buffer.from(bytes);
      spoilt[at] = (spoilt[at] ?? 0) ^ 1;
      expect([at, (await audit(spoilt.toString('latin1'))).verified]).toEqual([at, false]);
    }
  });

  it.each([
    ['cut off in the middle', (text: string) => text.slice(0, text.length / 2)],
    ['without its last line', (text: string) => text.slice(0, text.lastIndexOf('{'))],
    ['with a line left out', (text: string) => text.split('\n').toSpliced(5, 1).join('\n')],
    [
      'with a line twice',
      (text: string) =>
        text
          .split('\n')
          .toSpliced(8, 0, text.split('\n')[8] ?? '')
          .join('\n'),
    ],
    ['with something behind the end', (text: string) => `${text}{}\n`],
    ['with spaces put in', (text: string) => text.replace('{"file":', '{ "file":')],
    ['with a member put in', (text: string) => text.replace('{"file":', '{"extra":1,"file":')],
    ['without a header', (text: string) => text.split('\n').slice(1).join('\n')],
    ['that is empty', () => ''],
  ])('refuses a file %s as damaged', async (_, spoil) => {
    expect(codes(await audit(spoil(bundleOf(example.lines))))).toContain('BUNDLE_DAMAGED');
  });

  it.each<[string, (line: Of<'entry'>) => BodyLine, string]>([
    ['at another place', (line) => ({ ...line, index: 3 }), 'PROOF_INVALID'],
    ['without its proof', (line) => ({ ...line, inclusion: [] }), 'PROOF_INVALID'],
    ['with a hash that is none', (line) => ({ ...line, inclusion: ['AAAA'] }), 'BUNDLE_HASH_INVALID'],
    [
      'that says something else',
      (line) => ({ ...line, entry: line.entry.replace(/..$/, 'AA') }),
      'PROOF_INVALID',
    ],
    ['as the word of the node', (line) => ({ ...line, by: 'node' }), 'NODE_TOKEN_MALFORMED'],
    [
      'with a disclosure of another',
      (line) => ({
        ...line,
        disclosures: [(example.lines.findLast(isStatement) as Of<'entry'>).disclosures[0] ?? ''],
      }),
      'DISCLOSURE_UNREFERENCED',
    ],
  ])('names an entry %s', async (_, change, code) => {
    const report = await audit(withChanged('entry', change, 1));
    expect(codes(report)).toContain(code);
    expect(report.problems[0]?.subject).toMatch(/^entry [13]$/);
  });

  it('goes on behind an entry that does not hold', async () => {
    const report = await audit(withChanged('entry', (line) => ({ ...line, inclusion: [] }), 1));
    expect([codes(report), counts(report).statements]).toEqual([['PROOF_INVALID'], 4]);
  });

  it('names an entry that stands twice', async () => {
    const twice = example.lines.flatMap((line) =>
      line.kind === 'entry' && line.index === 2 ? [line, line] : [line],
    );
    expect(codes(await audit(bundleOf(twice)))).toEqual(['BUNDLE_ENTRY_REPEATED']);
  });

  it.each<[string, Partial<ExampleParts['trust']>, string]>([
    ['key', { keyFor: () => undefined }, 'STATEMENT_KEY_UNKNOWN'],
    ['authority', { authority: () => undefined }, 'BUNDLE_AUTHORITY_UNKNOWN'],
    [
      'home log',
      { authority: () => ({ name: 'A', state: 'NL', homeLog: 'example.net/log' }) },
      'BUNDLE_HOME_LOG_OTHER',
    ],
  ])('names statements whose %s the members do not know', async (_, changed, code) => {
    const trust = { ...example.trust, ...changed };
    const report = await audit(bundleOf(example.lines), { openRoots: () => Promise.resolve(trust) });
    expect(codes(report)).toEqual(Array(5).fill(code));
  });

  it.each<[string, Partial<ExampleParts['trust']>, string]>([
    ['a key of the log that the members do not list', { logKeys: () => [] }, 'NOTE_UNVERIFIED'],
    ['another policy', { policyFor: () => 'quorum none\n' }, 'BUNDLE_POLICY_OTHER'],
    ['a root of a demonstration', { demo: true }, 'BUNDLE_DEMONSTRATION_MISMATCH'],
  ])('believes nothing under %s', async (_, changed, code) => {
    const trust = { ...example.trust, ...changed };
    const report = await audit(bundleOf(example.lines), { openRoots: () => Promise.resolve(trust) });
    expect([codes(report), counts(report).entries]).toEqual([[code], undefined]);
  });

  it('believes nothing that was shown for a checkpoint of another tree', async () => {
    const other = { origin: ORIGIN, size: 6, root: new Uint8Array(32).fill(1) };
    const note = await signCheckpoint(other, example.logSigner);
    const report = await audit(withChanged('checkpoint', (line) => ({ ...line, note })));
    expect(new Set(codes(report))).toEqual(new Set(['PROOF_INVALID']));
    expect(codes(report)).toHaveLength(7);
  });

  it.each<[string, (line: Of<'receipt'>) => BodyLine, string]>([
    ['for another question', (line) => ({ ...line, question: '{}' }), 'RECEIPT_QUESTION_OTHER'],
    [
      'with another salt',
      (line) => ({ ...line, salt: line.salt.replace(/^B/, 'C') }),
      'RECEIPT_QUESTION_OTHER',
    ],
    ['without proof of growth', (line) => ({ ...line, consistency: [] }), 'PROOF_INVALID'],
    ['that is cut', (line) => ({ ...line, token: line.token.slice(0, -4) }), 'NODE_TOKEN_MALFORMED'],
  ])('names a receipt %s', async (_, change, code) => {
    expect(codes(await audit(withChanged('receipt', change)))).toEqual([code]);
  });

  it('names a receipt of another answer than the bundle says it is about', async () => {
    const report = await audit(bundleOf(example.lines, { check: 'AAAAAAAAAAAAAAAAAAAAAg' }));
    expect(codes(report)).toEqual(['BUNDLE_RECEIPT_OTHER']);
  });

  it.each<[string, (line: Of<'journal'>) => BodyLine, string]>([
    [
      'that was changed',
      (line) => ({ ...line, content: { ...line.content, officer: 'nl-other' } }),
      'BUNDLE_LINE_OTHER',
    ],
    [
      'of another state',
      (line) => ({ ...line, content: { ...line.content, state: 'FR' } }),
      'BUNDLE_LINE_FOREIGN',
    ],
    ['at another place', (line) => ({ ...line, seq: 2 }), 'BUNDLE_LINE_OTHER'],
    ['at a place behind the chain', (line) => ({ ...line, seq: 9 }), 'BUNDLE_LINE_UNSEALED'],
    ['at the place of the next', (line) => ({ ...line, seq: 3 }), 'BUNDLE_LINE_OTHER'],
    ['with a short salt', (line) => ({ ...line, salt: 'AAAA' }), 'BUNDLE_HASH_INVALID'],
  ])('names a line of the journal %s', async (_, change, code) => {
    expect(codes(await audit(withChanged('journal', change)))).toContain(code);
  });

  it.each<[string, (line: Of<'seals'>) => BodyLine, string]>([
    [
      'with a line trimmed',
      (line) => ({ ...line, lineHashes: line.lineHashes.slice(0, 1).concat(line.lineHashes.slice(2)) }),
      'BUNDLE_LINE_UNSEALED',
    ],
    [
      'with a line put in for another',
      (line) => ({ ...line, lineHashes: line.lineHashes.with(1, encodeBase64(new Uint8Array(32))) }),
      'BUNDLE_LINE_OTHER',
    ],
    [
      'that begins as no journal of this log does',
      (line) => ({ ...line, after: { seq: 0, chainHash: encodeBase64(new Uint8Array(32)) } }),
      'BUNDLE_LINE_OTHER',
    ],
  ])('H3: names a chain %s', async (_, change, code) => {
    expect(codes(await audit(withChanged('seals', change)))).toContain(code);
  });

  it('counts a line that was not sealed yet, and proves nothing of it', async () => {
    const report = await audit(withChanged('journal', (line) => ({ ...line, seq: null })));
    expect(report.verified).toBe(true);
    expect(report.findings.at(-1)?.proves).toContain('1 are what the node sealed into its chain, 1 were not');
  });

  it('takes no head of the journal from a node that the members do not know', async () => {
    const trust = { ...example.trust, nodeKey: () => testSigner('stranger').publicKey };
    const report = await audit(bundleOf(example.lines), { openRoots: () => Promise.resolve(trust) });
    expect(new Set(codes(report))).toEqual(new Set(['NODE_TOKEN_UNVERIFIED']));
    expect(report.findings.at(-1)?.proves).toContain('No logged head covers them yet.');
  });
});

const isStatement = (line: BodyLine): boolean => line.kind === 'entry' && line.by === 'state';
