import { type StatementKind, statementKinds } from '#vocabulary';
import { refusalOf, refusedWith } from './__fixtures__/refusal-code.js';
import { sampleDecision } from './__fixtures__/sample-decision.js';
import { sampleForm } from './__fixtures__/sample-forms.js';
import { OTHER_RECORD, RECORD } from './__fixtures__/sample-parts.js';
import { parseDecision } from './parse-decision.js';
import { parseStatementForm } from './parse-statement-form.js';

const KINDS: readonly StatementKind[] = statementKinds.map(({ code }) => code);
const MANIFESTS: readonly StatementKind[] = ['circle', 'exclusion'];
const OTHERS = KINDS.filter((kind) => kind !== 'decision');
const LATER = OTHERS.filter((kind) => !MANIFESTS.includes(kind));
const NOBODY = { circles: [], states: [], except: [] };
const EU = { circles: ['eu'], states: [], except: [] };

const judge = (kind: StatementKind, changes: Record<string, unknown>): string =>
  refusalOf(() => parseStatementForm({ ...sampleForm[kind](), ...changes })).replace('FORM_INVALID at ', '');

describe('parseStatementForm', () => {
  it('takes a form that names no kind for a decision, as one that says so', () => {
    const draft = { kind: 'decision', ...parseDecision(sampleDecision()) };
    expect(parseStatementForm(sampleDecision())).toEqual(draft);
    expect(parseStatementForm({ kind: 'decision', ...sampleDecision() })).toEqual(draft);
  });

  it('reports a fault in a decision as parseDecision does', () => {
    expect(judge('decision', { outcome: undefined })).toBe('DECISION_INVALID at outcome');
    expect(judge('decision', { ref: RECORD })).toBe('DECISION_INVALID at decision');
    for (const input of [undefined, null, 'text', [], 7]) {
      expect(refusalOf(() => parseStatementForm(input))).toBe('DECISION_INVALID at decision');
    }
  });

  it.each(['circles', 'Decision', 'toString', '', null, 7, ['relation']])('refuses the kind %j', (kind) => {
    expect(judge('relation', { kind })).toBe('kind');
  });

  it.each(KINDS)('reads the draft of a %s to the same draft', (kind) => {
    const draft = parseStatementForm(sampleForm[kind]());
    expect(draft.kind).toBe(kind);
    expect(parseStatementForm(draft)).toEqual(draft);
    expect(parseStatementForm(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it.each(KINDS)('leaves the form of a %s as it was', (kind) => {
    const form = sampleForm[kind]();
    parseStatementForm(form);
    expect(form).toEqual(sampleForm[kind]());
  });

  it.each(LATER)('needs the record that a %s is about', (kind) => {
    for (const ref of [undefined, null, '', 'AAAA', `${RECORD}=`, 7]) {
      expect(`${kind}: ${judge(kind, { ref })}`).toBe(`${kind}: ref`);
    }
  });

  it.each(OTHERS)('refuses a further member in a %s', (kind) => {
    expect(judge(kind, { notes: 'x' })).toBe('form');
    expect(judge(kind, { outcome: {} })).toBe('form');
  });

  it.each(OTHERS)('refuses what JSON cannot say in a %s', (kind) => {
    const form = sampleForm[kind]();
    form.more = form;
    expect(refusalOf(() => parseStatementForm(form))).toBe('FORM_INVALID at form');
    expect(judge(kind, { ref: 1.5 })).toBe('JSON_NUMBER at form');
  });

  it.each(LATER.filter((kind) => kind !== 'sharing'))(
    'shares a %s with its owner only by default',
    (kind) => {
      const { audience, ...form } = sampleForm[kind]();
      expect(audience).toEqual(EU);
      expect(parseStatementForm(form)).toMatchObject({ audience: NOBODY });
      expect(judge(kind, { audience: { circles: ['EU'] } })).toBe('audience/circles');
      expect(judge(kind, { audience: 'everyone' })).toBe('audience');
    },
  );

  it('never repeats what was written', () => {
    const error = refusedWith(() =>
      parseStatementForm({ ...sampleForm.relation(), relation: { relation: 'Secret', to: OTHER_RECORD } }),
    );
    expect(error.path).toEqual(['relation', 'relation']);
    expect(error.message).toMatch(/^relation\.relation must be one of same_deal, /);
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain('Secret');
  });
});

describe('The form of a legal event', () => {
  it('writes out what a short one leaves open', () => {
    const event = { event: 'upheld', occurredOn: '2026' };
    expect(parseStatementForm({ kind: 'legal-event', ref: RECORD, event })).toEqual({
      kind: 'legal-event',
      ref: RECORD,
      audience: NOBODY,
      event: { ...event, by: 'not_recorded', reference: 'not_recorded', summary: 'not_recorded' },
    });
  });

  it.each<[string, unknown, string]>([
    ['no event', undefined, 'event'],
    ['an event as a word', 'annulled', 'event'],
    ['an unknown event', { event: 'dropped', occurredOn: '2026' }, 'event/event'],
    ['no date', { event: 'annulled' }, 'event/occurredOn'],
    [
      'a reference without confidence',
      { event: 'annulled', occurredOn: '2026', reference: { source: 'x' } },
      'event/reference/confidence',
    ],
    ['an audience inside', { event: 'annulled', occurredOn: '2026', audience: {} }, 'event/audience'],
  ])('names the place of %s', (_what, event, place) => {
    expect(judge('legal-event', { event })).toBe(place);
  });
});

describe('The forms of a relation and a withdrawal', () => {
  it('write out a note that is not there', () => {
    expect(parseStatementForm(sampleForm.relation())).toMatchObject({
      relation: { relation: 'same_deal', to: OTHER_RECORD, note: 'not_recorded' },
    });
    expect(parseStatementForm(sampleForm.withdrawal())).toMatchObject({
      withdrawal: { reason: 'recorded_in_error', note: 'not_recorded' },
    });
  });

  it('keep a note that is there', () => {
    const withdrawal = { reason: 'merged', note: 'Now under another id.' };
    expect(parseStatementForm({ ...sampleForm.withdrawal(), withdrawal })).toMatchObject({ withdrawal });
  });

  it('name the place of a fault', () => {
    expect(judge('relation', { relation: undefined })).toBe('relation');
    expect(judge('relation', { relation: { relation: 'same_deal' } })).toBe('relation/to');
    expect(judge('withdrawal', { withdrawal: {} })).toBe('withdrawal/reason');
  });

  it('never relate a record to itself', () => {
    expect(judge('relation', { ref: OTHER_RECORD })).toBe('RELATION_TO_ITSELF at relation/to');
  });
});

describe('The form of an erasure', () => {
  it('gives each erasure the default audience or its own', () => {
    expect(parseStatementForm(sampleForm.erasure())).toMatchObject({
      erasures: [
        { part: 'person:aaaaaaaa', reason: 'retention_reached', audience: EU },
        { part: 'reasons:en', reason: 'court_order', audience: { circles: [], states: ['CA'], except: [] } },
      ],
    });
  });

  it.each([undefined, []])('erases something: %j does not', (erasures) => {
    expect(judge('erasure', { erasures })).toBe('RECORD_PART_MISSING at erasures');
  });

  it('names the place of a fault', () => {
    const fine = { part: 'outcome', reason: 'court_order' };
    expect(judge('erasure', { erasures: fine })).toBe('erasures');
    expect(judge('erasure', { erasures: [fine, 'outcome'] })).toBe('erasures/1');
    expect(judge('erasure', { erasures: [fine, { ...fine, part: 'head' }] })).toBe('erasures/1/part');
    expect(judge('erasure', { erasures: [{ part: 'outcome' }] })).toBe('erasures/0/reason');
    expect(judge('erasure', { erasures: [fine, fine] })).toBe('ERASURE_REPEATED at erasures/1/part');
  });
});

describe('The form of a change of sharing', () => {
  it('names an audience for each part and who is told of hits, written out', () => {
    expect(parseStatementForm(sampleForm.sharing())).toEqual({
      kind: 'sharing',
      ref: RECORD,
      parts: {
        outcome: EU,
        'ground:aaaaaaaa': { circles: [], states: ['CA'], except: [] },
        'person:aaaaaaaa': NOBODY,
      },
      announce: { circles: ['all-members'], states: [], except: [] },
      silent: { circles: [], states: ['GB'], except: [] },
    });
  });

  it('says so when nothing is shared any more: a list left out would be a slip', () => {
    expect(judge('sharing', { parts: undefined })).toBe('parts');
    expect(judge('sharing', { parts: {} })).toBe('accepted');
  });

  it('has no default audience, since every audience is said', () => {
    expect(judge('sharing', { audience: EU })).toBe('form');
  });

  it.each(['head', 'sharing', 'grounds', 'ground:x', 'Acme'])('refuses %s as a part', (name) => {
    expect(judge('sharing', { parts: { [name]: EU } })).toBe('parts');
    expect(judge('sharing', { parts: { [name]: 'everyone' } })).toBe('parts');
  });

  it('names the audience at fault', () => {
    expect(judge('sharing', { parts: [] })).toBe('parts');
    expect(judge('sharing', { parts: { outcome: 'everyone' } })).toBe('parts/outcome');
    expect(judge('sharing', { parts: { outcome: { states: ['Canada'] } } })).toBe('parts/outcome/states');
    expect(judge('sharing', { announce: [] })).toBe('announce');
    expect(judge('sharing', { silent: { circle: [] } })).toBe('silent/circle');
  });
});

describe('The forms of a circle and an exclusion', () => {
  const circle = (changes: object): string =>
    judge('circle', { circle: { ...(sampleForm.circle().circle as object), ...changes } });
  const exclusion = (changes: object): string =>
    judge('exclusion', { exclusion: { ...(sampleForm.exclusion().exclusion as object), ...changes } });

  it.each(MANIFESTS)('say nothing of whom a %s is shared with: that follows from it', (kind) => {
    expect(judge(kind, { audience: EU })).toBe('form');
    expect(judge(kind, { ref: RECORD })).toBe('form');
  });

  it('name the field that is missing, for nothing of a manifest is guessed', () => {
    for (const field of ['id', 'label', 'states', 'version', 'expires', 'roster']) {
      expect(circle({ [field]: undefined })).toBe(`circle/${field}`);
    }
    for (const field of ['states', 'version', 'reason']) {
      expect(exclusion({ [field]: undefined })).toBe(`exclusion/${field}`);
    }
  });
});
