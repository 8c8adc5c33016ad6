import { codeOf } from './__fixtures__/refusal-code.js';
import { sampleDecision } from './__fixtures__/sample-decision.js';
import { seededRandomness } from './__fixtures__/seeded-randomness.js';
import { assembleParts } from './assemble-parts.js';
import { parseDecision } from './parse-decision.js';
import { partKind, type PartName } from './part-name.js';
import { SharingPart } from './parts/index.js';
import type { StatementPart } from './validate-part.js';

function assemble(changes: Record<string, unknown> = {}): Map<PartName, StatementPart> {
  return assembleParts(parseDecision({ ...sampleDecision(), ...changes }), seededRandomness(3));
}

function audiences(parts: Map<PartName, StatementPart>): Record<string, unknown> {
  const sharing = parts.get('sharing');
  return sharing instanceof SharingPart ? sharing.parts : {};
}

describe('assembleParts', () => {
  it('makes one part of each entry, with head and sharing', () => {
    expect([...assemble().keys()].map(partKind)).toEqual([
      'head',
      'outcome',
      'ground',
      'ground',
      'reasons',
      'reasons',
      'party',
      'party',
      'person',
      'sharing',
    ]);
  });

  it('takes audience and language out of the parts', () => {
    for (const part of assemble().values()) {
      expect(Object.keys(part)).not.toContain('audience');
      expect(Object.keys(part)).not.toContain('language');
    }
  });

  it('collects the audiences in the sharing and leaves out what is for the owner only', () => {
    const parts = assemble();
    const names = [...parts.keys()].filter((name) => name !== 'head' && name !== 'sharing');
    const [investor] = names.filter((name) => name.startsWith('party:'));
    expect(Object.keys(audiences(parts))).toEqual(names.filter((name) => name !== investor));
    expect(audiences(parts)['reasons:nl']).toEqual({ circles: [], states: ['BE'], except: [] });
  });

  it('shares nothing when no audience is given anywhere', () => {
    const [ground] = sampleDecision().grounds as object[];
    expect(audiences(assemble({ audience: undefined, grounds: [ground], reasons: [], parties: [] }))).toEqual(
      {},
    );
    const except = { audience: { except: ['HU'] }, grounds: [ground], reasons: [], parties: [] };
    expect(audiences(assemble(except))).toEqual({});
  });

  it('puts who is told of hits beside the audiences, unless it is nobody', () => {
    const sharing = assemble({ announce: { circles: ['eu'] }, silent: { except: ['HU'] } }).get('sharing');
    expect(sharing).toMatchObject({ announce: { circles: ['eu'], states: [], except: [] } });
    expect(JSON.stringify(sharing)).not.toContain('silent');
    expect(assemble({ silent: { states: ['CA'] } }).get('sharing')).toMatchObject({
      silent: { states: ['CA'] },
    });
  });

  it('gives other handles at other chance, the same at the same', () => {
    const names = (seed: number) => [
      ...assembleParts(parseDecision(sampleDecision()), seededRandomness(seed)).keys(),
    ];
    expect(names(3)).toEqual(names(3));
    expect(names(4)).not.toEqual(names(3));
  });

  it('draws again when a handle was drawn before', () => {
    const draws = [1, 1, 2, 3, 4, 5].map((byte) => new Uint8Array(8).fill(byte));
    const parts = assembleParts(parseDecision(sampleDecision()), {
      bytes: () => draws.shift() ?? new Uint8Array(8),
    });
    expect([...parts.keys()].filter((name) => name.startsWith('ground:'))).toEqual([
      'ground:bbbbbbbb',
      'ground:cccccccc',
    ]);
  });

  it('refuses a draft that was changed by hand into one that breaks a rule', () => {
    const draft = parseDecision(sampleDecision());
    expect(codeOf(() => assembleParts({ ...draft, grounds: [] }, seededRandomness()))).toBe(
      'RECORD_GROUND_MISSING',
    );
    const outcome = { ...draft.outcome, decidedBy: 'Netherlands' };
    expect(codeOf(() => assembleParts({ ...draft, outcome }, seededRandomness()))).toBe('PART_INVALID');
  });
});
