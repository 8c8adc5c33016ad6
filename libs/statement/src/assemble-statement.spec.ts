import fc from 'fast-check';
import { type StatementKind, statementKinds } from '#vocabulary';
import { Forge } from './__fixtures__/forge.js';
import { codeOf } from './__fixtures__/refusal-code.js';
import { sampleDecision } from './__fixtures__/sample-decision.js';
import { sampleForm } from './__fixtures__/sample-forms.js';
import { RECORD } from './__fixtures__/sample-parts.js';
import { seededRandomness } from './__fixtures__/seeded-randomness.js';
import { assembleParts } from './assemble-parts.js';
import { assembleStatement } from './assemble-statement.js';
import { openDisclosures } from './open-disclosures.js';
import { parseDecision } from './parse-decision.js';
import { parseStatement } from './parse-statement.js';
import { parseStatementForm } from './parse-statement-form.js';
import { partKind, type PartName } from './part-name.js';
import { SharingPart } from './parts/index.js';
import type { StatementPart } from './validate-part.js';
import { validateStatement } from './validate-statement.js';

const KINDS: readonly StatementKind[] = statementKinds.map(({ code }) => code);
const EU = { circles: ['eu'], states: [], except: [] };

type Parts = Map<PartName, StatementPart>;

const assemble = (kind: StatementKind, changes: Record<string, unknown> = {}, seed = 3): Parts =>
  assembleStatement(parseStatementForm({ ...sampleForm[kind](), ...changes }), seededRandomness(seed));

function audiences(parts: Parts): Record<string, unknown> {
  const sharing = parts.get('sharing');
  return sharing instanceof SharingPart ? sharing.parts : {};
}

describe('assembleStatement', () => {
  it('makes of a decision what assembleParts makes', () => {
    const expected = assembleParts(parseDecision(sampleDecision()), seededRandomness(3));
    expect(assemble('decision')).toEqual(expected);
  });

  it.each<[StatementKind, string[]]>([
    ['legal-event', ['event']],
    ['relation', ['relation']],
    ['withdrawal', ['withdrawal']],
    ['sharing', []],
    ['erasure', ['erasure', 'erasure']],
    ['correction', ['correction', 'ground', 'reasons', 'ground', 'reasons', 'party', 'person']],
  ])('makes of a %s its parts between head and sharing', (kind, content) => {
    const parts = assemble(kind);
    expect([...parts.keys()].map(partKind)).toEqual(['head', ...content, 'sharing']);
    expect(parts.get('head')).toEqual({ kind, ref: RECORD });
  });

  it.each(KINDS)('takes audiences and languages of a %s out of its parts', (kind) => {
    for (const part of assemble(kind).values()) {
      expect(Object.keys(part)).not.toContain('audience');
      expect(Object.keys(part)).not.toContain('language');
    }
  });

  it.each(['legal-event', 'relation', 'withdrawal'] as const)(
    'shares what a %s says with its audience',
    (kind) => {
      const [name] = [...assemble(kind).keys()].slice(1);
      expect(audiences(assemble(kind))).toEqual({ [name ?? '']: EU });
      expect(audiences(assemble(kind, { audience: {} }))).toEqual({});
      expect(audiences(assemble(kind, { audience: { except: ['HU'] } }))).toEqual({});
    },
  );

  it('shares each erasure on its own', () => {
    const [first = '', second = ''] = [...assemble('erasure').keys()].filter((name) => name.includes(':'));
    expect(audiences(assemble('erasure'))).toEqual({
      [first]: EU,
      [second]: { circles: [], states: ['CA'], except: [] },
    });
  });

  it('keeps the names of what a correction replaces, and the reason goes to the default audience', () => {
    const parts = assemble('correction');
    expect(parts.get('ground:aaaaaaaa')).toMatchObject({ code: 'SEC-02' });
    expect(parts.get('reasons:de')).toEqual({ text: 'Die Gründe.' });
    expect(parts.get('correction')).toEqual({ reason: 'The wrong ground was chosen.' });
    const person = [...parts.keys()].find((name) => partKind(name) === 'person') ?? '';
    const named = [...parts.keys()].filter((name) => !['head', 'sharing', person].includes(name));
    expect(Object.keys(audiences(parts))).toEqual(named);
    expect(audiences(parts)).toMatchObject({ correction: EU, 'ground:aaaaaaaa': { states: ['CA'] } });
  });

  it('never gives an addition the handle of a part that is replaced', () => {
    const draws = [0, 0, 1].map((byte) => new Uint8Array(8).fill(byte));
    const form = { ...sampleForm.correction(), add: { grounds: [{ code: 'CON-01' }] } };
    const parts = assembleStatement(parseStatementForm(form), {
      bytes: () => draws.shift() ?? new Uint8Array(8).fill(2),
    });
    expect([...parts.keys()].filter((name) => partKind(name) === 'ground')).toEqual([
      'ground:aaaaaaaa',
      'ground:bbbbbbbb',
    ]);
  });

  it('makes of a change of sharing the whole manifest, without what is for the owner only', () => {
    const parts = assemble('sharing');
    expect(parts.get('sharing')).toEqual({
      parts: { outcome: EU, 'ground:aaaaaaaa': { circles: [], states: ['CA'], except: [] } },
      announce: { circles: ['all-members'], states: [], except: [] },
      silent: { circles: [], states: ['GB'], except: [] },
    });
    expect(JSON.stringify([...assemble('sharing', { announce: {}, silent: {} })])).not.toMatch(
      /announce|silent/,
    );
  });

  it('gives other handles at other chance, the same at the same', () => {
    const names = (seed: number) => [...assemble('erasure', {}, seed).keys()];
    expect(names(3)).toEqual(names(3));
    expect(names(4)).not.toEqual(names(3));
  });

  it('refuses a draft that was changed by hand into one that breaks a rule', () => {
    const judge = (kind: StatementKind, changes: object): string =>
      codeOf(() =>
        assembleStatement({ ...parseStatementForm(sampleForm[kind]()), ...changes }, seededRandomness()),
      );
    expect(judge('relation', { ref: undefined })).toBe('HEAD_REF_MISSING');
    expect(judge('relation', { ref: 'x' })).toBe('PART_INVALID');
    expect(judge('erasure', { erasures: [] })).toBe('RECORD_PART_MISSING');
    const add = { grounds: [], reasons: [], parties: [], persons: [] };
    expect(judge('correction', { replace: {}, add })).toBe('CORRECTION_EMPTY');
    expect(judge('correction', { replace: { event: { audience: EU } } })).toBe('PART_INVALID');
    expect(judge('legal-event', { event: {} })).toBe('PART_INVALID');
    expect(judge('sharing', { parts: { outcome: { circles: ['EU'], states: [], except: [] } } })).toBe(
      'PART_INVALID',
    );
  });
});

describe('A statement of any kind, signed and opened again', () => {
  let forge: Forge;

  beforeAll(async () => {
    forge = await Forge.create();
  });

  it('is valid with the same parts, whatever the chance', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...KINDS), fc.nat(10_000), async (kind, seed) => {
        const parts = assemble(kind, {}, seed);
        const issued = await forge.issueParts(parts);
        const opened = openDisclosures(parseStatement(issued.signedPart), [...issued.disclosures.values()]);
        const content = validateStatement(opened);
        expect(content.head).toEqual(parts.get('head'));
        expect(content.parts).toEqual(parts);
      }),
      { numRuns: 30 },
    );
  });
});
