import { systemRandomness } from '#kernel';
import { assembleStatement, parseStatementForm } from '#statement';

import { sampleDecision } from '../__fixtures__/signed-decision.js';
import { Wording } from '../render/wording.js';
import { findWarnings } from './find-warnings.js';
import { type PlannedPart, plannedParts } from './planned-parts.js';
import type { Preview, Previews } from './preview.type.js';

const NONE: Previews = { parts: undefined, levels: undefined };
const WORDS = new Wording('en');

interface Audience {
  readonly circles?: readonly string[];
  readonly states?: readonly string[];
}

const planned = (decisive: Audience, contributing: Audience): PlannedPart[] => {
  const form = {
    ...sampleDecision(),
    grounds: [
      { code: 'SEC-02', weight: 'decisive', audience: decisive },
      { code: 'CON-03', weight: 'contributing', audience: contributing },
    ],
  };
  return plannedParts(assembleStatement(parseStatementForm(form), systemRandomness));
};

/** A preview in which each part is read by the states that its audience names, and by NL. */
const previewOf = (parts: readonly PlannedPart[], problems: Preview['problems'] = []): Previews => {
  const previews = parts.map(({ name, audience }) => ({
    part: name,
    readers: ['NL', ...audience.states].map((code) => ({ state: { code }, since: null, until: null })),
    circlesNotShown: [],
    ownerOnly: audience.states.length === 0,
  }));
  const [first] = previews;
  if (!first) throw new Error('A preview needs a part.');
  return { parts: { parts: previews, head: first, problems }, levels: undefined };
};

describe('before anybody signs', () => {
  const about = (warnings: string[], words: string): string[] =>
    warnings.filter((warning) => warning.includes(words));
  const ALONE = 'is read without a decisive ground';

  it('is warned of a contributing ground that somebody reads without the decisive one, and who', async () => {
    const parts = planned({ states: ['DE'] }, { states: ['CZ', 'DE', 'FR'] });
    expect(about(await findWarnings(parts, previewOf(parts), WORDS), ALONE)).toEqual([
      'ground: CON-03 Press freedom and media pluralism: contributes to a decision, and is read without a decisive ground: CZ, FR',
    ]);
  });

  it('is not warned where everybody who reads it reads the decisive one too', async () => {
    const parts = planned({ states: ['CZ', 'DE'] }, { states: ['DE'] });
    expect(about(await findWarnings(parts, previewOf(parts), WORDS), ALONE)).toEqual([]);
  });

  it.each([
    ['a circle beside', { circles: ['eu'] }, { circles: ['oecd'] }, 1],
    ['a circle more', { circles: ['eu'] }, { circles: ['eu', 'oecd'] }, 1],
    ['a circle less', { circles: ['eu', 'oecd'] }, { circles: ['eu'] }, 0],
    ['nobody', { circles: ['eu'] }, {}, 0],
  ])(
    'goes by the wording where no membership is at hand: %s',
    async (_what, decisive, contributing, count) => {
      const warnings = await findWarnings(planned(decisive, contributing), NONE, WORDS);
      expect(about(warnings, ALONE)).toHaveLength(count);
    },
  );

  it('is told which parts reach nobody', async () => {
    const parts = planned({ states: ['DE'] }, {});
    const [told = '', ...more] = about(await findWarnings(parts, NONE, WORDS), 'Nobody outside');
    expect(more).toEqual([]);
    expect(told).toContain('Nobody outside your own state reads: ground: CON-03');
    expect(told).toContain('party: Investor, Quillmere Ventures (fictitious); person: Owner');
    expect(told).not.toContain('SEC-02');
  });

  it('is told what the node finds wrong with an audience, at its part', async () => {
    const parts = planned({ states: ['DE'] }, { states: ['DE'] });
    const problem = { code: 'AUDIENCE_CIRCLE_EXPIRED', message: 'The circle has expired.', advice: null };
    const problems = [
      { ...problem, path: ['input', 'parts', '1', 'circles', '0'] },
      { ...problem, code: 'AUDIENCE_REACHES_NOBODY', path: ['input', 'parts', '2'] },
    ];
    const warnings = await findWarnings(parts, previewOf(parts, problems), WORDS);
    expect(about(warnings, 'expired')).toEqual([
      'ground: SEC-02 Loss of a critical technology: The circle has expired.',
    ]);
  });

  it('is shown a spelling in Latin letters for a company that has none', async () => {
    const { parties: [party = {}] = [], ...form } = sampleDecision() as { parties?: object[] };
    const named = (...names: [string, string][]): Promise<string[]> => {
      const parties = [{ ...party, names: names.map(([value, kind]) => ({ value, kind })) }];
      const parts = plannedParts(
        assembleStatement(parseStatementForm({ ...form, parties }), systemRandomness),
      );
      return findWarnings(parts, NONE, WORDS);
    };
    const original = ['华为技术有限公司', 'original_script'] as [string, string];
    expect(about(await named(original), 'Latin')).toEqual([
      expect.stringMatching(/^party: Target, 华为技术有限公司: .*perhaps Huawei Jishu Youxiangongsi$/),
    ]);
    expect(about(await named(['شركة الاتصالات', 'current']), 'Latin')).toEqual([
      expect.stringMatching(/has no name in Latin letters[^;]*$/),
    ]);
    expect(about(await named(original, ['Huawei Technologies', 'latin']), 'Latin')).toEqual([]);
  });
});
