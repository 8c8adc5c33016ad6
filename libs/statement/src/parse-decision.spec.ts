import { codeOf, refusalOf } from './__fixtures__/refusal-code.js';
import { sampleDecision } from './__fixtures__/sample-decision.js';
import { parseDecision } from './parse-decision.js';

const NOBODY = { circles: [], states: [], except: [] };
const SHORTEST = {
  outcome: {
    decidedBy: 'NL',
    authority: 'Bureau (fictitious)',
    kind: 'prohibited',
    decidedOn: '2026',
    groundsFrom: 'authority',
    marking: 'TLP:AMBER',
  },
  grounds: [{ code: 'SEC-01' }],
};

const judge = (changes: Record<string, unknown>): string =>
  refusalOf(() => parseDecision({ ...sampleDecision(), ...changes })).replace('DECISION_INVALID at ', '');

describe('parseDecision', () => {
  it('writes out everything that a short form leaves open', () => {
    const draft = parseDecision(SHORTEST);
    expect(draft).toEqual({
      audience: NOBODY,
      outcome: {
        ...SHORTEST.outcome,
        caseReference: 'not_recorded',
        regime: { law: 'not_recorded' },
        effectiveOn: 'not_recorded',
        aiRelevance: { code: 'not_recorded', why: 'not_recorded' },
        mainLayer: 'not_recorded',
        furtherLayers: [],
        technology: 'not_recorded',
        technologyAreas: [],
        sectors: [],
        transactionType: 'not_recorded',
        stakeBand: 'not_recorded',
        value: 'not_recorded',
        conditionsConsidered: [],
        publicReference: 'not_recorded',
        links: [],
        summary: 'not_recorded',
        reviewOn: 'not_recorded',
        audience: NOBODY,
      },
      grounds: [{ code: 'SEC-01', weight: 'not_stated', audience: NOBODY }],
      reasons: [],
      parties: [],
      persons: [],
    });
  });

  it('reads its own drafts to the same draft', () => {
    const draft = parseDecision(sampleDecision());
    expect(parseDecision(draft)).toEqual(draft);
    expect(parseDecision(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it('gives every entry the default audience unless it has its own, which replaces it whole', () => {
    const draft = parseDecision(sampleDecision());
    const everyone = { circles: ['all-members'], states: [], except: [] };
    expect(draft.outcome.audience).toEqual(everyone);
    expect(draft.grounds.map(({ audience }) => audience)).toEqual([
      everyone,
      { circles: ['eu'], states: ['CA'], except: ['HU'] },
    ]);
    expect(draft.reasons[1]?.audience).toEqual({ circles: [], states: ['BE'], except: [] });
    expect(draft.parties[0]?.audience).toEqual(NOBODY);
  });

  it('keeps who is told of hits, written out, and nothing where nobody was named', () => {
    const draft = parseDecision({ ...sampleDecision(), announce: { circles: ['eu'] }, silent: {} });
    expect(draft.announce).toEqual({ circles: ['eu'], states: [], except: [] });
    expect(draft.silent).toEqual(NOBODY);
    expect(parseDecision(draft)).toEqual(draft);
    expect(Object.keys(parseDecision(sampleDecision()))).not.toContain('announce');
  });

  it('completes the fields of nested objects, and only those left out', () => {
    const { aiRelevance, regime } = parseDecision(sampleDecision()).outcome;
    expect(aiRelevance).toEqual({ code: 'core', why: 'not_recorded' });
    expect(regime).toEqual({ law: 'Wet Vifo', article: '23' });
  });

  it('does not change what it was given', () => {
    const form = sampleDecision();
    parseDecision(form);
    expect(form).toEqual(sampleDecision());
  });

  it.each([undefined, null, 'text', 7, [], [SHORTEST], () => SHORTEST])(
    'refuses %p as a decision',
    (input) => {
      expect(refusalOf(() => parseDecision(input))).toBe('DECISION_INVALID at decision');
    },
  );

  it.each(['decidedBy', 'authority', 'kind', 'decidedOn', 'groundsFrom', 'marking'])('needs %s', (name) => {
    const outcome = { ...SHORTEST.outcome, [name]: undefined };
    expect(judge({ outcome })).toBe(`outcome/${name}`);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no outcome', { outcome: undefined }, 'outcome'],
    ['an outcome that is a list', { outcome: [] }, 'outcome'],
    ['grounds that are no list', { grounds: {} }, 'grounds'],
    ['an unknown ground', { grounds: [{ code: 'SEC-01' }, { code: 'XXX-01' }] }, 'grounds/1/code'],
    ['a misspelt field', { parties: [{ role: 'owner', nmaes: [] }] }, 'parties/0/nmaes'],
    [
      'a name of no kind',
      { parties: [{ role: 'owner', names: [{ value: 'x' }] }] },
      'parties/0/names/0/kind',
    ],
    ['a person without a name', { persons: [{ role: 'owner' }] }, 'persons/0/name'],
    ['reasons without a language', { reasons: [{ text: 'x' }] }, 'reasons/0/language'],
    ['reasons without a text', { reasons: [{ language: 'en' }] }, 'reasons/0/text'],
    [
      'two reasons in one language',
      { reasons: [reasons('en'), reasons('nl'), reasons('en')] },
      'reasons/2/language',
    ],
    ['an audience that is a text', { audience: 'everyone' }, 'audience'],
    ['a circle in capitals', { audience: { circles: ['EU'] } }, 'audience/circles'],
    [
      'an audience of an entry at fault',
      { grounds: [{ code: 'SEC-01', audience: { state: [] } }] },
      'grounds/0/audience/state',
    ],
    ['a null entry', { grounds: [null] }, 'grounds/0'],
    ['a field left empty', { outcome: { ...SHORTEST.outcome, summary: null } }, 'outcome/summary'],
    ['a further member', { notes: 'x' }, 'decision'],
    ['announced hits for a text', { announce: 'everyone' }, 'announce'],
    ['silent hits for a circle in capitals', { silent: { circles: ['EU'] } }, 'silent/circles'],
  ])('names the place of %s', (_what, changes, place) => {
    expect(judge(changes)).toBe(place);
  });

  it('keeps the rules across grounds, at the place of the author', () => {
    expect(judge({ grounds: [] })).toBe('RECORD_GROUND_MISSING at grounds');
    expect(judge({ grounds: undefined })).toBe('RECORD_GROUND_MISSING at grounds');
    expect(judge({ grounds: [{ code: 'PRC-06' }] })).toBe('RECORD_GROUND_ALONE at grounds');
    expect(judge({ grounds: [{ code: 'SEC-01' }, { code: 'SEC-01' }] })).toBe(
      'RECORD_GROUND_REPEATED at grounds/1',
    );
    expect(judge({ grounds: [{ code: 'UND-04' }] })).toBe('RECORD_GROUND_TEXT at grounds/0');
  });

  it('refuses a marking that is too high', () => {
    expect(judge({ outcome: { ...SHORTEST.outcome, marking: 'EU SECRET' } })).toBe(
      'PART_MARKING_TOO_HIGH at outcome/marking',
    );
  });

  it('refuses what JSON cannot say, such as a cycle or a fraction', () => {
    const cycle: Record<string, unknown> = { ...SHORTEST };
    cycle.audience = cycle;
    expect(codeOf(() => parseDecision(cycle))).toBe('DECISION_INVALID');
    expect(judge({ persons: [{ role: 'owner', name: 'x', birthYear: 1970.5 }] })).toBe(
      'JSON_NUMBER at decision',
    );
    expect(judge({ audience: { constructor: 1 } })).toBe('JSON_MEMBER_NAME at decision');
  });
});

function reasons(language: string): Record<string, string> {
  return { language, text: 'The reasons.' };
}
