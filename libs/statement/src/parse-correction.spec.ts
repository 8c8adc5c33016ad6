import { refusalOf } from './__fixtures__/refusal-code.js';
import { sampleDecision } from './__fixtures__/sample-decision.js';
import { sampleForm } from './__fixtures__/sample-forms.js';
import { RECORD } from './__fixtures__/sample-parts.js';
import { parseDecision } from './parse-decision.js';
import { parseStatementForm } from './parse-statement-form.js';
import type { CorrectionDraft } from './statement-draft.type.js';

const EU = { circles: ['eu'], states: [], except: [] };
const EMPTY = { grounds: [], reasons: [], parties: [], persons: [] };

function parse(changes: Record<string, unknown> = {}): CorrectionDraft {
  const draft = parseStatementForm({ ...sampleForm.correction(), ...changes });
  if (draft.kind !== 'correction') throw new Error('not read as a correction');
  return draft;
}

const judge = (changes: Record<string, unknown>): string =>
  refusalOf(() => parse(changes)).replace('FORM_INVALID at ', '');

describe('The form of a correction', () => {
  it('writes out what its entries leave open', () => {
    expect(parse()).toEqual({
      kind: 'correction',
      ref: RECORD,
      audience: EU,
      reason: 'The wrong ground was chosen.',
      replace: {
        'ground:aaaaaaaa': {
          code: 'SEC-02',
          weight: 'decisive',
          audience: { circles: [], states: ['CA'], except: [] },
        },
        'reasons:en': { text: 'The reasons, mended.', audience: EU },
      },
      add: {
        grounds: [{ code: 'CON-01', weight: 'not_stated', audience: EU }],
        reasons: [{ language: 'de', text: 'Die Gründe.', audience: EU }],
        parties: [
          {
            role: 'owner',
            names: [{ value: 'Parent (fictitious)', kind: 'current' }],
            lei: 'not_recorded',
            registration: 'not_recorded',
            seat: 'not_recorded',
            control: 'not_recorded',
            investorType: 'not_recorded',
            stateLink: [],
            audience: EU,
          },
        ],
        persons: [
          {
            role: 'owner',
            name: 'B. Nobody (fictitious)',
            nationality: 'not_recorded',
            birthYear: 'not_recorded',
            audience: { circles: [], states: [], except: [] },
          },
        ],
      },
    });
  });

  it('reads a replaced outcome exactly as a decision does', () => {
    const { outcome } = sampleDecision();
    const { audience, ...expected } = parseDecision({ ...sampleDecision(), audience: EU }).outcome;
    expect(audience).toEqual(EU);
    expect(parse({ replace: { outcome }, add: {} }).replace.outcome).toEqual({ ...expected, audience: EU });
  });

  it('takes replacements alone, additions alone, and leaves the other empty', () => {
    expect(parse({ add: undefined }).add).toEqual(EMPTY);
    expect(parse({ replace: undefined }).replace).toEqual({});
  });

  it('takes reasons with the language that stands in their name, and with no other', () => {
    const entry = { language: 'en', text: 'Mended.' };
    expect(parse({ replace: { 'reasons:en': entry } }).replace['reasons:en']).toEqual({
      text: 'Mended.',
      audience: EU,
    });
    expect(judge({ replace: { 'reasons:nl': entry } })).toBe('replace/reasons:nl/language');
    expect(judge({ replace: { 'ground:aaaaaaaa': { code: 'SEC-02', language: 'en' } } })).toBe(
      'replace/ground:aaaaaaaa/language',
    );
  });

  it('changes something', () => {
    expect(judge({ replace: {}, add: {} })).toBe('CORRECTION_EMPTY at replace');
    expect(judge({ replace: undefined, add: EMPTY })).toBe('CORRECTION_EMPTY at replace');
  });

  it.each([undefined, null, '', ' ', 7, 'x'.repeat(2001)])('needs a reason: %p is none', (reason) => {
    expect(judge({ reason })).toBe('reason');
  });

  it.each(['head', 'sharing', 'event', 'correction', 'erasure:aaaaaaaa', 'ground:x', 'grounds'])(
    'refuses to replace %s',
    (name) => {
      expect(judge({ replace: { [name]: { code: 'SEC-01' } } })).toBe('replace');
    },
  );

  it.each<[string, Record<string, unknown>, string]>([
    ['replacements as a list', { replace: [] }, 'replace'],
    [
      'a replacement without its fields',
      { replace: { 'person:aaaaaaaa': {} } },
      'replace/person:aaaaaaaa/role',
    ],
    ['a replacement that is null', { replace: { outcome: null } }, 'replace/outcome'],
    [
      'an audience of a replacement',
      { replace: { 'reasons:en': { text: 'x', audience: { state: [] } } } },
      'replace/reasons:en/audience/state',
    ],
    ['additions as a list', { add: [] }, 'add'],
    ['a misspelt addition', { add: { ground: [] } }, 'add'],
    ['an added outcome', { add: { outcome: {} } }, 'add'],
    ['added grounds that are no list', { add: { grounds: {} } }, 'add/grounds'],
    ['an unknown added ground', { add: { grounds: [{ code: 'XXX-01' }] } }, 'add/grounds/0/code'],
    ['added reasons without a language', { add: { reasons: [{ text: 'x' }] } }, 'add/reasons/0/language'],
  ])('names the place of %s', (_what, changes, place) => {
    expect(judge(changes)).toBe(place);
  });

  it('has each language once, replaced and added taken together', () => {
    const reasons = (language: string) => ({ language, text: 'x' });
    expect(judge({ add: { reasons: [reasons('nl'), reasons('nl')] } })).toBe('add/reasons/1/language');
    expect(judge({ add: { reasons: [reasons('en')] } })).toBe('add/reasons/0/language');
    expect(judge({ add: { reasons: [reasons('nl')] } })).toBe('accepted');
  });

  it('has each ground once, replaced and added taken together, and UND-04 with a text', () => {
    expect(judge({ add: { grounds: [{ code: 'SEC-02' }] } })).toBe('RECORD_GROUND_REPEATED at add/grounds/0');
    const replace = { 'ground:aaaaaaaa': { code: 'SEC-01' }, 'ground:bbbbbbbb': { code: 'SEC-01' } };
    expect(judge({ replace })).toBe('RECORD_GROUND_REPEATED at replace/ground:bbbbbbbb');
    expect(judge({ add: { grounds: [{ code: 'UND-04' }] } })).toBe('RECORD_GROUND_TEXT at add/grounds/0');
    expect(judge({ replace: {}, add: { grounds: [{ code: 'PRC-06' }] } })).toBe('accepted');
  });

  it('refuses a marking that is too high', () => {
    const outcome = { ...(sampleDecision().outcome as object), marking: 'EU SECRET' };
    expect(judge({ replace: { outcome } })).toBe('PART_MARKING_TOO_HIGH at replace/outcome/marking');
  });
});
