import { systemRandomness } from '#kernel';
import { assembleStatement, parseStatementForm, type ValidParts } from '#statement';

import { sampleDecision } from '../__fixtures__/signed-decision.js';
import type { PartPreview, Preview, Previews } from '../preview/preview.type.js';
import { renderAudiences } from './render-audiences.js';
import { Wording } from './wording.js';

const RECORD = 'AAAAAAAAAAAAAAAAAAAAAA';
const NONE: Previews = { parts: undefined, levels: undefined };

const assembled = (form: object): ValidParts => assembleStatement(parseStatementForm(form), systemRandomness);

const rendered = async (form: object, previews = NONE, language: 'en' | 'nl' = 'en'): Promise<string[][]> =>
  (await renderAudiences(assembled(form), previews, new Wording(language)))
    .trim()
    .split('\n')
    .map((line) => line.split(/ {2,}/));

const reader = (code: string, since: string | null = null, until: string | null = null) => ({
  state: { code },
  since,
  until,
});

const part = (name: string, ...codes: string[]): PartPreview => ({
  part: name,
  readers: codes.map((code) => reader(code)),
  circlesNotShown: [],
  ownerOnly: codes.length === 1,
});

const preview = (parts: PartPreview[], head = part('head', 'DE', 'NL')): Preview => ({
  parts,
  head,
  problems: [],
});

describe('whom a statement will be shared with', () => {
  it('is said for every part of a decision, in the words of its author', async () => {
    const lines = await rendered(sampleDecision());
    expect(lines.slice(0, 9)).toEqual([
      ['PART', 'SHARED WITH'],
      ['outcome: Prohibited, 2026-03', 'circles all-members'],
      ['ground: CON-03 Press freedom and media pluralism', 'circles eu; except IT'],
      ['ground: SEC-02 Loss of a critical technology', 'circles all-members'],
      ['reasons: nl', 'states DE'],
      ['reasons: en', 'circles all-members'],
      ['party: Target, Voorbeeld B.V. (fictitious)', 'circles all-members'],
      ['party: Investor, Quillmere Ventures (fictitious)', 'owner only'],
      ['person: Owner of the investor, A. Nobody (fictitious)', 'owner only'],
    ]);
  });

  it.each([
    [
      'a legal event',
      { kind: 'legal-event', event: { event: 'annulled', occurredOn: '2026-01-21', by: 'Court' } },
      [['event: Annulled, 2026-01-21', 'circles eu']],
    ],
    [
      'a relation',
      { kind: 'relation', relation: { relation: 'same_deal', to: 'BAAAAAAAAAAAAAAAAAAAAA' } },
      [['relation: Same deal, BAAAAAAAAAAAAAAAAAAAAA', 'circles eu']],
    ],
    [
      'a withdrawal',
      { kind: 'withdrawal', withdrawal: { reason: 'merged' } },
      [['withdrawal: Merged into another record', 'circles eu']],
    ],
    [
      'an erasure',
      { kind: 'erasure', erasures: [{ part: 'person:abcdefgh', reason: 'court_order' }] },
      [['erasure: person:abcdefgh, Court order', 'circles eu']],
    ],
    [
      'a correction',
      { kind: 'correction', reason: 'Wrong.', replace: { 'ground:abcdefgh': { code: 'SEC-02' } } },
      [
        ['correction', 'circles eu'],
        ['ground: SEC-02 Loss of a critical technology', 'circles eu'],
      ],
    ],
  ])('is said for every part of %s', async (_what, form, rows) => {
    const lines = await rendered({ ...form, ref: RECORD, audience: { circles: ['eu'] } });
    expect(lines.slice(1, 1 + rows.length)).toEqual(rows);
  });

  it('is said for the parts that are shared anew, and for those that no longer are', async () => {
    const parts = { 'ground:abcdefgh': { states: ['CZ'] } };
    const text = await renderAudiences(
      assembled({ kind: 'sharing', ref: RECORD, parts, announce: { circles: ['eu'] } }),
      NONE,
      new Wording('en'),
    );
    expect(text).toMatch(/^ground:abcdefgh +states CZ$/m);
    expect(text).toMatch(/^announced at a hit +circles eu$/m);
    expect(text).toContain('Every other part is for its owner only from then on.');
  });
});

describe('who will be able to read a statement', () => {
  const form = { kind: 'legal-event', ref: RECORD, event: { event: 'varied', occurredOn: '2026' } };

  it('is every state by its code, with the first end that comes by itself', async () => {
    const readers = [
      reader('CZ', '2027-01-01T00:00:00.000Z'),
      reader('DE', null, '2036-01-01T00:00:00.000Z'),
    ];
    const one = { ...part('event'), readers, circlesNotShown: ['nl-de'] };
    const lines = await rendered(
      { ...form, audience: { circles: ['eu'] } },
      { ...NONE, parts: preview([one]) },
    );
    expect(lines).toEqual([
      ['PART', 'SHARED WITH', 'WHO READS IT'],
      ['event: Varied, 2026', 'circles eu', 'CZ (from 2027-01-01), DE, the states of'],
      ['', 'circle nl-de'],
      [''],
      ['The first of these ends by itself at 2036-01-01T00:00:00.000Z'],
    ]);
  });

  it('is said of a record as such, where a statement opens one', async () => {
    const parts = assembled(sampleDecision());
    const names = [...parts.keys()].filter((name) => name !== 'head' && name !== 'sharing');
    const previews = { ...NONE, parts: preview(names.map((name) => part(name, 'DE', 'NL'))) };
    const text = await renderAudiences(parts, previews, new Wording('nl'));
    expect(text).toMatch(/^dat er een dossier is +DE, NL$/m);
  });

  it('is not repeated for the record by a statement about it', async () => {
    const text = await renderAudiences(
      assembled(form),
      { ...NONE, parts: preview([part('event', 'NL')]) },
      new Wording('en'),
    );
    expect(text).not.toContain('that there is a record');
  });
});
