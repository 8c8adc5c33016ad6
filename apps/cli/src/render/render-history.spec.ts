import type { HistoryContent, HistoryEntry, RecordHistory } from './history.type.js';
import { renderHistory } from './render-history.js';
import type { StatusAnswer } from './status.type.js';

const STANDING: StatusAnswer = { code: { code: 'standing', label: 'Standing' }, since: null, counts: true };
const ANNULLED: StatusAnswer = {
  code: { code: 'annulled', label: 'Annulled' },
  since: { value: '2026-01-21' },
  counts: false,
};
const KINDS: Readonly<Record<HistoryContent['__typename'], string>> = {
  Decided: 'Decision',
  LegalEventEntry: 'Legal event',
  RelationEntry: 'Relation',
  WithdrawalEntry: 'Withdrawal',
  CorrectionEntry: 'Correction',
  ErasureEntry: 'Erasure',
  SharingChanged: 'Change of sharing',
  NotShared: 'Legal event',
  Erased: 'Legal event',
};

const entry = (logIndex: number, content: HistoryContent): HistoryEntry => ({
  id: `statement-${logIndex}`,
  kind: { code: 'any', label: KINDS[content.__typename] },
  recordedAt: `2026-11-2${logIndex}T20:00:00.000Z`,
  logIndex,
  content,
  evidence: '',
});

const DECIDED: HistoryContent = {
  __typename: 'Decided',
  decision: { code: 'unwound', label: 'Ordered to be undone' },
  decidedOn: { value: '2024-11-06' },
  authority: 'Governor in Council',
};

const event = (code: string, label: string, value: string, more: object = {}): HistoryContent => ({
  __typename: 'LegalEventEntry',
  event: { code, label },
  occurredOn: { value },
  by: 'Federal Court',
  summary: null,
  reference: null,
  ...more,
});

const record = (contents: HistoryContent[], more: Partial<RecordHistory> = {}): RecordHistory => ({
  id: 'record-1',
  demonstration: false,
  attribution: 'Canada decided',
  signedBy: { code: 'CA', name: 'Canada' },
  status: STANDING,
  relations: [],
  parties: [{ role: { code: 'target' }, names: [{ value: 'Example (fictitious)' }] }, {}],
  history: contents.map((content, logIndex) => entry(logIndex, content)),
  ...more,
});

const render = (shown: RecordHistory, view: object = {}, language: 'en' | 'nl' = 'en'): string[] =>
  renderHistory(shown, { now: undefined, ...view }, language)
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, ' | '));

describe('the history of a decision', () => {
  it('tells what happened in the order in which it happened, who said it and when', () => {
    const story = [
      DECIDED,
      event('annulled', 'Annulled', '2026-01-21'),
      event('appeal_lodged', 'Appeal lodged', '2024-12', { by: null }),
    ];
    expect(render(record(story)).slice(5, 10)).toEqual([
      'WHEN | WHAT | STATUS AFTER | SAID BY | RECORDED',
      '2024-11-06 | Ordered to be undone, Governor in Council | Standing | CA | 2026-11-20T20:00:00.000Z',
      '2024-12 | Appeal lodged | Under challenge | CA | 2026-11-22T20:00:00.000Z',
      '2026-01-21 | Annulled, Federal Court | Annulled | CA | 2026-11-21T20:00:00.000Z',
      '',
    ]);
  });

  it('keeps the order of the log for what happened on one day', () => {
    const story = [
      DECIDED,
      event('annulled', 'Annulled', '2026-01-21'),
      event('remitted', 'Sent back', '2026-01-21'),
    ];
    const text = renderHistory(record(story), { now: undefined }, 'en');
    expect(text.indexOf('Annulled, Federal Court')).toBeLessThan(text.indexOf('Sent back, Federal Court'));
  });

  it('says on whom the story is and where the decision stands', () => {
    const lines = render(record([DECIDED], { status: ANNULLED, demonstration: true }));
    expect(lines[0]).toMatch(/^DEMONSTRATION/);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Canada decided',
        'record | record-1',
        'parties | Example (fictitious)',
        'status | Annulled since 2026-01-21, no longer counted',
      ]),
    );
  });

  it('tells the status then from the status now when it looks back', () => {
    const lines = render(record([DECIDED]), {
      now: ANNULLED,
      asOf: '2025-03-01',
      knownAt: '2026-11-23T20:00:00Z',
    });
    expect(lines.slice(3, 7)).toEqual([
      'as of | 2025-03-01',
      'as known at | 2026-11-23T20:00:00Z',
      'status then | Standing',
      'status now | Annulled since 2026-01-21, no longer counted',
    ]);
  });

  it('says what an event was about and where that can be read, within a readable width', () => {
    const reference = { source: 'A newspaper', url: 'https://paper.example/1' };
    const summary =
      'The order was set aside by consent of the parties and no reasons were given for doing so.';
    const lines = render(
      record([DECIDED, event('annulled', 'Annulled', '2026-01-21', { reference, summary })]),
    );
    expect(lines).toContain('A newspaper');
    expect(lines.slice(5).filter((line) => line.length > 120)).toEqual([]);
    expect(lines.join(' ')).toContain('no reasons were given');
  });

  it.each<[string, HistoryContent, string[]]>([
    [
      'a correction',
      { __typename: 'CorrectionEntry', reason: 'Misspelt.', parts: ['outcome', 'party:abcdefgh'] },
      ['2026-11-20 | Correction: Misspelt. | CA | 2026-11-20T20:00:00.000Z', 'outcome, party:abcdefgh'],
    ],
    [
      'an erasure',
      {
        __typename: 'ErasureEntry',
        erased: [{ part: 'person:abcdefgh', reason: { code: 'court_order', label: 'Court order' } }],
      },
      ['2026-11-20 | Erasure: person:abcdefgh, Court order | CA | 2026-11-20T20:00:00.000Z'],
    ],
    [
      'a withdrawal',
      {
        __typename: 'WithdrawalEntry',
        withdrawn: { code: 'merged', label: 'Merged' },
        note: 'See the other.',
      },
      [
        '2026-11-20 | Withdrawal: Merged | Withdrawn from the register | CA | 2026-11-20T20:00:00.000Z',
        'See the other.',
      ],
    ],
    [
      'a change of sharing',
      { __typename: 'SharingChanged', sharedParts: [] },
      ['2026-11-20 | Change of sharing: owner only | CA | 2026-11-20T20:00:00.000Z'],
    ],
    [
      'what is not shared',
      { __typename: 'NotShared' },
      [
        '2026-11-20 | Legal event: not shared with your state; this says nothing | CA | 2026-11-20T20:00:00.000Z',
        'about whether there is any',
      ],
    ],
    [
      'what is erased, which does not leave open whether there was any',
      { __typename: 'Erased' },
      ['2026-11-20 | Legal event: erased by its owner | CA | 2026-11-20T20:00:00.000Z'],
    ],
  ])('tells of %s', (_what, content, expected) => {
    const lines = render(record([content]));
    expect(lines.slice(6, 6 + expected.length)).toEqual(expected);
  });

  it('tells a relation once, and one that only the other record tells apart from it', () => {
    const relation = {
      relation: { code: 'same_deal', label: 'Same deal' },
      recordId: 'record-2',
      inverse: false,
      saidBy: { code: 'CA' },
      note: 'The same bid.',
    };
    const inverse = { ...relation, inverse: true, saidBy: { code: 'DE' }, note: null };
    const content: HistoryContent = { __typename: 'RelationEntry', relation };
    const both = render(record([content], { relations: [relation, inverse] }));
    expect(both.filter((line) => line.includes('record-2'))).toEqual([
      '2026-11-20 | Relation: Same deal: record-2 | CA | 2026-11-20T20:00:00.000Z',
    ]);
    const other = render(record([DECIDED], { relations: [inverse] }));
    expect(other).toContain('related | Same deal: record-2 (said there, by DE)');
  });

  it('is Dutch when asked for', () => {
    const lines = render(record([DECIDED], { status: ANNULLED }), {}, 'nl');
    expect(lines).toContain('status | Annulled sinds 2026-01-21, telt niet meer mee');
    expect(lines.join('\n')).toContain('| Van kracht |');
  });
});
