import type { CheckAnswer, HitAnswer } from '../render/check-answer.type.js';
import { Wording } from '../render/wording.js';
import type { RowResult } from './ask-rows.js';
import { type ResultLine, resultLines } from './result-lines.js';

const RECORD = 'Gx17KTkj8XD8JdTZT5nlPA';
const CANADA = { code: 'CA', name: 'Canada' };

function hit(rest: Partial<HitAnswer> = {}): HitAnswer {
  return {
    precedent: {
      id: RECORD,
      demonstration: false,
      attribution: 'Canada decided',
      status: { code: { code: 'standing', label: 'Standing' }, since: null, counts: true },
      groundsNote: null,
      signedBy: { ...CANADA, contactPoint: null },
      outcome: {
        __typename: 'Outcome',
        kind: { code: 'unwound', label: 'Ordered to be undone' },
        decidedOn: { value: '2025-06-27' },
      },
      grounds: [],
      reasons: [],
      parties: [],
      persons: [],
    },
    matches: [
      {
        asked: 0,
        name: 'Quillmere',
        band: 'strong',
        part: 'party:a',
        askedName: 'Quillmere',
        identifiers: [],
        role: { code: 'target', label: 'Target' },
        connection: '',
        reasons: [],
        differences: [],
        resolutions: [],
      },
    ],
    earlierRefusal: { counts: 'no', reason: 'Decided by a third country.' },
    origin: { id: RECORD, records: [RECORD], text: 'By itself.' },
    explanation: ['The same name.', 'It does not count.'],
    ...rest,
  };
}

function answer(rest: Partial<CheckAnswer> = {}): RowResult {
  return {
    __typename: 'CheckAnswer',
    id: 'answer-1',
    answeredAt: '2026-11-23T20:00:00.000Z',
    repeated: false,
    coverage: 'No record that you may see.',
    more: false,
    receipt: { token: 'a.b.c', question: '{}', salt: 's' },
    searched: [],
    hits: [],
    origins: { records: 0, origins: 0, text: '' },
    notCounted: [],
    announcements: [],
    asked: [],
    answered: [],
    notAnswered: [],
    notAsked: [],
    ...rest,
  };
}

function lines(result: RowResult, language: 'en' | 'nl' = 'en', file?: string): ResultLine[] {
  const planned = { row: 7, label: 'Quill, Ltd', parties: [] };
  return resultLines({ planned, clientRequestId: 'x', result }, new Wording(language), file);
}

describe('resultLines', () => {
  it('has a line for each record found, with whose it is, what it says and why it is a hit', () => {
    expect(lines(answer({ hits: [hit(), hit()] }))).toHaveLength(2);
    expect(lines(answer({ hits: [hit()] }))).toEqual([
      {
        row: '7',
        name: 'Quill, Ltd',
        hit: 'matched as target, strong: Quillmere',
        record: RECORD,
        owner: 'Canada (CA)',
        decision: 'Canada decided: Ordered to be undone, 2025-06-27',
        status: 'Standing',
        'earlier refusal': 'does not count. Decided by a third country.',
        why: 'The same name. It does not count.',
        answer: 'answer-1',
        receipt: 'a.b.c',
        note: '',
      },
    ]);
  });

  it('says in one line that there was none, and what was searched', () => {
    expect(lines(answer())).toMatchObject([
      {
        hit: 'no record that you may see',
        record: '',
        why: 'No record that you may see.',
        answer: 'answer-1',
      },
    ]);
    expect(lines(answer(), 'nl')).toMatchObject([{ hit: 'geen dossier dat u mag zien' }]);
  });

  it('says in one line why a row was refused', () => {
    const problems = [{ code: 'QUESTION_EMPTY', message: 'Nothing to look for.', path: [], advice: null }];
    expect(lines({ __typename: 'Rejected', problems })).toMatchObject([
      { hit: 'refused', why: 'QUESTION_EMPTY: Nothing to look for.', answer: '', receipt: '' },
    ]);
  });

  it('tells what was announced, what no longer counts, and that there is more', () => {
    const announcements = [{ text: 'Ask it.', state: { ...CANADA, contactPoint: null } }];
    const notCounted = [{ count: 1, text: '1 annulled decision not counted' }];
    const [announced, ended] = lines(answer({ announcements, notCounted, more: true }));
    expect(announced).toMatchObject({ owner: 'Canada (CA)', why: 'Ask it.', record: '' });
    expect(announced?.note).toContain('ask more narrowly');
    expect(ended).toMatchObject({ hit: 'no longer counted', why: '1 annulled decision not counted' });
  });

  it('says where the outcome is kept back, and names the file of the receipt', () => {
    const { precedent } = hit();
    const kept = hit({ precedent: { ...precedent, outcome: { __typename: 'NotShared' } } });
    expect(lines(answer({ hits: [kept] }), 'en', 'rows/row-7.json')).toMatchObject([
      { decision: 'Canada decided: outcome not shared with your state', receipt: 'rows/row-7.json' },
    ]);
  });

  it('marks what is only a demonstration', () => {
    const { precedent } = hit();
    const shown = hit({ precedent: { ...precedent, demonstration: true } });
    expect(lines(answer({ hits: [shown] }))[0]?.note).toContain('DEMONSTRATION');
  });

  it('F21 spells out what would turn a text round or command a terminal', () => {
    const [match] = hit().matches;
    const turned = hit({ matches: match ? [{ ...match, name: '\u202eerem\u001b[2J' }] : [] });
    expect(lines(answer({ hits: [turned] }))[0]?.hit).toContain('\\u202eerem\\u001b[2J');
  });
});
