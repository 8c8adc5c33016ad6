import type { CheckAnswer, HitAnswer } from './check-answer.type.js';
import { renderCheck } from './render-check.js';

const CONTACT = { name: 'Contact point CA', email: 'contact@ca.example', phone: '+1 555' };

function hit(precedent: Partial<HitAnswer['precedent']> = {}, rest: Partial<HitAnswer> = {}): HitAnswer {
  return {
    precedent: {
      id: 'Gx17KTkj8XD8JdTZT5nlPA',
      demonstration: false,
      attribution: 'Canada decided',
      status: { code: { code: 'standing', label: 'Standing' }, since: null, counts: true },
      groundsNote: null,
      signedBy: { code: 'CA', name: 'Canada', contactPoint: CONTACT },
      outcome: {
        __typename: 'Outcome',
        authority: 'Governor in Council',
        kind: { code: 'unwound', label: 'Ordered to be undone' },
        decidedOn: { value: '2025-06-27' },
        decidedBy: { code: 'CA', name: 'Canada' },
      },
      grounds: [
        {
          __typename: 'Ground',
          code: { code: 'UND-02', label: 'Withheld as classified', unavailable: true },
          weight: { code: 'not_stated', label: 'Weight not stated' },
          texts: [],
        },
        { __typename: 'NotShared' },
      ],
      reasons: [{ __typename: 'NotShared' }],
      parties: [{ __typename: 'Party' }],
      persons: [{ __typename: 'NotShared' }],
      ...precedent,
    },
    matches: [
      {
        asked: 0,
        name: 'Example Canada (fictitious)',
        band: 'strong',
        part: 'party:abcdefgh',
        askedName: 'Example Canada Inc',
        identifiers: [],
        connection: 'Matched as the investor; the record names it as the target.',
        role: { code: 'target', label: 'Target' },
        reasons: [
          { token: 'example', how: 'same', other: null, text: '"example" is the same' },
          {
            token: 'inc',
            how: 'legal_form_ignored',
            other: null,
            text: 'the legal form "inc" was not compared',
          },
        ],
        differences: [{ field: 'seat', asked: 'NL', recorded: 'CA' }],
        resolutions: [],
      },
    ],
    earlierRefusal: { counts: 'no', reason: 'The party was not the investor.' },
    origin: { id: 'Gx17KTkj8XD8JdTZT5nlPA', records: ['Gx17KTkj8XD8JdTZT5nlPA'], text: 'By itself.' },
    explanation: [],
    ...rest,
  };
}

function answer(hits: HitAnswer[], rest: Partial<CheckAnswer> = {}): CheckAnswer {
  return {
    id: 'answer-1',
    answeredAt: '2026-11-23T20:00:00.000Z',
    repeated: false,
    coverage: 'What this covers.',
    more: false,
    receipt: null,
    searched: [],
    hits,
    origins: { records: hits.length, origins: hits.length, text: 'all of their own' },
    notCounted: [],
    announcements: [],
    asked: [],
    answered: [],
    notAnswered: [],
    notAsked: [{ code: 'GB' }],
    ...rest,
  };
}

describe('the answer to a check', () => {
  const text = renderCheck(answer([hit()]), false, 'en');
  const lines = text.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));

  it('begins with what it covers', () => {
    expect(lines[0]).toBe('What this covers.');
  });

  it('says who decided what and when, and in which role the party matched how well', () => {
    expect(lines).toContain('1. Canada decided: Ordered to be undone, 2025-06-27');
    expect(lines).toContain(
      'matched as target, strong | Example Canada (fictitious) (example: same; inc: legal form, ignored)',
    );
    expect(lines).toContain('decided by | Canada (CA), Governor in Council');
  });

  it('says how the roles hang together', () => {
    expect(lines).toContain('Matched as the investor; the record names it as the target.');
  });

  it('says in either language that only the whole names sound alike', () => {
    const reasons = [{ token: 'geumsujeon', how: 'whole_sound', other: '금수전', text: 'sounds alike' }];
    const matches = hit().matches.map((match) => ({ ...match, band: 'similar_name_only', reasons }));
    const shown = (language: 'en' | 'nl'): string =>
      renderCheck(answer([hit({}, { matches })]), false, language);
    expect(shown('en')).toContain('(geumsujeon: as a whole sounds like 금수전)');
    expect(shown('nl')).toContain('(geumsujeon: klinkt in zijn geheel als 금수전)');
  });

  it('names the identifier that is the same', () => {
    const [match] = hit().matches;
    const known = match
      ? [{ ...match, band: 'identifier', reasons: [], identifiers: ['LEI 529900T8BM49AURSDO55'] }]
      : [];
    const shown = renderCheck(answer([hit({}, { matches: known })]), false, 'en');
    expect(shown).toContain('matched as target, same identifier');
    expect(shown).toContain('the same: LEI 529900T8BM49AURSDO55');
  });

  it('tells the newest of what the own authority decided when it met before', () => {
    const [match] = hit().matches;
    const said = (text: string) => ({ id: text, verdict: 'SAME', decidedAt: '2026-11-28T21:00:00Z', text });
    const decided = match ? [{ ...match, resolutions: [said('Taken back.'), said('Decided.')] }] : [];
    const shown = renderCheck(answer([hit({}, { matches: decided })]), false, 'en');
    expect(shown).toContain('Taken back.');
    expect(shown).not.toContain('Decided.');
  });

  it('says which records go back to one decision, and counts that decision once', () => {
    const origin = {
      id: 'other',
      records: ['other', 'Gx17KTkj8XD8JdTZT5nlPA'],
      text: '2 records, 1 origin. It follows.',
    };
    const origins = { records: 2, origins: 1, text: '2 records, 1 origin' };
    const shown = renderCheck(answer([hit({}, { origin }), hit()], { origins }), false, 'en');
    expect(shown).toMatch(/^2 records, 1 origin$/m);
    expect(shown).toMatch(/^ +origin +2 records, 1 origin\. It follows\.$/m);
    expect(text).not.toContain('origin');
    expect(text).not.toContain('all of their own');
  });

  it('says what differs', () => {
    expect(lines).toContain('differs: seat - you asked NL, the record says CA');
  });

  it('says that reasons are not available where a code alone would read as a ground', () => {
    expect(lines).toContain('grounds | UND-02 | reasons not available (classified)');
    expect(text).not.toContain('Withheld as classified');
  });

  it('names what is kept back, that this means nothing, and whom to ask', () => {
    expect(lines).toContain(
      'not shared | further grounds, reasons, natural persons (this says nothing about whether there are any)',
    );
    expect(lines).toContain('ask: Contact point CA <contact@ca.example>, +1 555');
  });

  it('gives the verdict with its reason, and the id of the record', () => {
    expect(lines).toContain('earlier refusal | does not count. The party was not the investor.');
    expect(lines).toContain('record | Gx17KTkj8XD8JdTZT5nlPA');
  });

  it('says first that it is a demonstration, also when only a record is', () => {
    const [whole, one] = [
      renderCheck(answer([]), true, 'en'),
      renderCheck(answer([hit({ demonstration: true })]), false, 'nl'),
    ];
    expect(whole).toMatch(/^DEMONSTRATION/);
    expect(one.split('\n')[0]).toContain('DEMONSTRATION');
    expect(text).not.toContain('DEMONSTRATION');
  });

  it('says whether more was found than is shown', () => {
    expect(renderCheck(answer([hit()], { more: true }), false, 'en')).toContain('ask more narrowly');
    expect(text).not.toContain('ask more narrowly');
  });

  it('has only the words of the node when nothing was found', () => {
    const nothing = renderCheck(answer([]), false, 'en');
    expect(nothing).toBe('What this covers.\n\nAnswer answer-1, 2026-11-23T20:00:00.000Z\n');
  });

  it('does not guess at an outcome that is not shared', () => {
    const hidden = hit({ attribution: 'Canada has a record', outcome: { __typename: 'NotShared' } });
    const shown = renderCheck(answer([hidden]), false, 'en');
    expect(shown).toContain('1. Canada has a record: outcome not shared with your state');
    expect(shown).toContain('not shared                 outcome, further grounds');
    expect(shown).not.toContain('decided by');
  });

  it('leaves out the line on what is kept back when everything is shown', () => {
    const owned = hit({ grounds: [], reasons: [{ __typename: 'NotRecorded' }], persons: [] });
    expect(renderCheck(answer([owned]), false, 'en')).not.toContain('not shared');
  });

  it('shows the text and weight of a ground', () => {
    const ground = {
      __typename: 'Ground',
      code: { code: 'UND-04', label: 'Other ground', unavailable: true },
      weight: { code: 'decisive', label: 'Decisive' },
      texts: [{ language: 'en', text: 'In its own words.' }],
    };
    const shown = renderCheck(answer([hit({ grounds: [ground] })]), false, 'en');
    expect(shown).toMatch(
      /grounds +UND-04 {2}other ground, in words \(decisive\)\n +\[en\] In its own words\./,
    );
  });

  it('shows a band, a verdict or a reason that this program does not know as it stands', () => {
    const [match] = hit().matches;
    const odd = hit(
      {},
      {
        matches: match
          ? [
              {
                ...match,
                band: 'new_band',
                reasons: [{ token: 'x', how: 'new_how', other: null, text: '"x" in new words' }],
              },
            ]
          : [],
        earlierRefusal: { counts: 'perhaps', reason: 'Why.' },
      },
    );
    const shown = renderCheck(answer([odd]), false, 'nl');
    expect(shown).toContain('komt voor als target, new_band');
    expect(shown).toContain('"x" in new words');
    expect(shown).toContain('perhaps. Why.');
  });

  it('says where the decision stands, and what to bear in mind about its grounds', () => {
    const annulled = {
      code: { code: 'annulled', label: 'Annulled' },
      since: { value: '2026-01-21' },
      counts: false,
    };
    const note = 'decisive ground not shared, ask CA';
    const shown = renderCheck(answer([hit({ status: annulled, groundsNote: note })]), false, 'en');
    expect(lines).toContain('status | Standing');
    expect(shown).toMatch(/status +Annulled since 2026-01-21, no longer counted\n/);
    expect(shown).toMatch(/\n +decisive ground not shared, ask CA\n/);
  });

  it('says what was left out because it no longer counts, and how to see it', () => {
    const notCounted = [{ count: 1, text: '1 annulled decision not counted' }];
    const told = renderCheck(answer([], { notCounted }), false, 'nl');
    expect(told).toContain('\n\n1 annulled decision not counted (--with-ended toont ze)\n\n');
    expect(text).not.toContain('not counted');
  });

  it('says to whom the question went only when it went to somebody', () => {
    const asked = [{ code: 'CZ' }, { code: 'DE' }];
    const told = renderCheck(answer([], { asked, answered: [{ code: 'CZ' }] }), false, 'en');
    expect(told.match(/^(?:asked|answered|not asked) .*$/gm)).toEqual([
      'asked      CZ, DE',
      'answered   CZ',
      'not asked  GB',
    ]);
    expect(text).not.toMatch(/^not asked/m);
  });

  it('names a state whose node has not answered', () => {
    const asked = [{ code: 'CA' }, { code: 'DE' }];
    const reach = { asked, answered: [{ code: 'DE' }], notAnswered: [{ code: 'CA' }] };
    expect(renderCheck(answer([], reach), false, 'en')).toMatch(/^not answered +CA$/m);
    expect(renderCheck(answer([], { asked, answered: asked }), false, 'en')).not.toContain('not answered');
  });

  it('gives the contact point of a state that would have the asker ask it', () => {
    const state = { code: 'CA', name: 'Canada', contactPoint: CONTACT };
    const announcements = [
      { text: 'CA has a record.', state },
      { text: 'DE too.', state: { ...state, contactPoint: null } },
    ];
    const told = renderCheck(answer([], { announcements }), false, 'en');
    expect(told).toContain(
      'not shown to you: CA has a record. ask: Contact point CA <contact@ca.example>, +1 555\nnot shown to you: DE too.\n',
    );
  });
});
