import { NOW } from '../../test/example-membership.js';
import {
  PRESENT,
  RECORD,
  decision,
  forCircle,
  forStates,
  storedRecord,
  viewOf,
  visibleTo,
} from '../../test/stored-record.js';
import { describePrecedent } from '../describe-precedent.js';
import type { Precedent } from '../precedent.type.js';
import { countOrigins, findOrigins } from './find-origins.js';

const EU = forCircle('eu');
const INV_05 = [{ code: 'INV-05', weight: 'contributing', audience: EU }];

interface Made {
  readonly id: string;
  readonly state?: string;
  readonly outcome?: object;
  readonly rest?: object;
  /** What the record says of others: kind of relation, and their ids. */
  readonly says?: readonly [relation: string, to: string][];
  readonly audience?: ReturnType<typeof forCircle>;
  readonly minute?: number;
}

/** Ids of statements, each known by its letter. */
const idOf = (letter: string): string => `${letter.repeat(20)}xA`;

/** A record as DE sees it. */
function record({ id, state = 'NL', outcome, rest, says = [], audience = EU, minute = 0 }: Made): Precedent {
  const later = says.map(([relation, to]) => ({
    form: { kind: 'relation', ref: RECORD, audience, relation: { relation, to: idOf(to) } },
  }));
  const draft = decision({ decidedBy: state, audience: EU, ...outcome }, { audience: EU, ...rest });
  const stored = visibleTo('DE', storedRecord(draft, state, later));
  const recordedAt = new Date(NOW.getTime() + minute * 60_000);
  return describePrecedent({ ...stored, recordId: idOf(id), recordedAt }, viewOf('DE'), PRESENT);
}

const found = (...precedents: Precedent[]) => findOrigins(precedents.map((precedent) => ({ precedent })));
const roots = (...precedents: Precedent[]): string[] =>
  found(...precedents).map(({ precedent, origin }) => `${precedent.id.charAt(0)} < ${origin.id.charAt(0)}`);
const texts = (...precedents: Precedent[]): string[] => found(...precedents).map(({ origin }) => origin.text);
const count = (...precedents: Precedent[]): string => countOrigins(found(...precedents)).text;

describe('findOrigins', () => {
  it.each(['earlier_refusal', 'same_deal', 'decided_anew'])(
    'takes a record that says %s of another one for no origin of its own',
    (relation) => {
      const both = [record({ id: 'A', state: 'FR' }), record({ id: 'B', says: [[relation, 'A']] })];
      expect(roots(...both)).toEqual(['A < A', 'B < A']);
      expect(count(...both)).toBe('2 records, 1 origin');
    },
  );

  it('takes the same parties in another deal for an origin of its own', () => {
    expect(count(record({ id: 'A' }), record({ id: 'B', says: [['same_parties', 'A']] }))).toBe(
      '2 records, 2 origins',
    );
  });

  it('says who says so, and why', () => {
    expect(
      texts(record({ id: 'A', state: 'FR' }), record({ id: 'B', says: [['earlier_refusal', 'A']] })),
    ).toEqual([
      '2 records, 1 origin. This one is the origin.',
      '2 records, 1 origin. It follows the record AAAAAAAAAAAAAAAAAAAAxA, as NL says: its decision relies on that one.',
    ]);
  });

  it('follows the ground INV-05 to the case that its outcome is linked with', () => {
    const outcome = { links: [{ state: 'FR', reference: 'FR-2025-7' }] };
    const first = record({ id: 'A', state: 'FR', outcome: { caseReference: 'FR-2025-7' } });
    const second = record({ id: 'B', outcome, rest: { grounds: INV_05 } });
    expect(roots(first, second)).toEqual(['A < A', 'B < A']);
    expect(texts(second)).toEqual([
      'It follows the case FR FR-2025-7, as NL says: its ground INV-05 points at that case.',
    ]);
  });

  it('follows no link of a record that does not rest on INV-05, nor that ground without a link', () => {
    const outcome = { links: [{ state: 'FR', reference: 'FR-2025-7' }] };
    const first = record({ id: 'A', state: 'FR', outcome: { caseReference: 'FR-2025-7' } });
    expect(count(first, record({ id: 'B', outcome }))).toBe('2 records, 2 origins');
    expect(count(first, record({ id: 'B', rest: { grounds: INV_05 } }))).toBe('2 records, 2 origins');
  });

  it('rests on no case that was decided after it, and may rest on one of the same month', () => {
    const linked = (decidedOn: string) =>
      record({
        ...{ id: 'B', rest: { grounds: INV_05 } },
        outcome: { decidedOn, links: [{ state: 'FR', reference: 'FR-7' }] },
      });
    const first = record({
      id: 'A',
      state: 'FR',
      outcome: { caseReference: 'FR-7', decidedOn: '2026-02-20' },
    });
    expect(count(first, linked('2026-02-19'))).toBe('2 records, 2 origins');
    expect(count(first, linked('2026-02'))).toBe('2 records, 1 origin');
  });

  it('follows citations to their end', () => {
    const [first, second, third] = [
      record({ id: 'A', state: 'FR' }),
      record({ id: 'B', says: [['earlier_refusal', 'A']] }),
      record({ id: 'C', says: [['same_deal', 'B']] }),
    ];
    expect(roots(third, first, second)).toEqual(['C < A', 'A < A', 'B < A']);
    expect(found(third, first, second)[0]?.origin.records).toEqual(['C', 'A', 'B'].map(idOf));
  });

  it('knows one origin that is not shown itself, and counts only what is', () => {
    const both = [
      record({ id: 'B', says: [['earlier_refusal', 'H']] }),
      record({ id: 'C', state: 'FR', says: [['earlier_refusal', 'H']] }),
    ];
    expect(count(...both)).toBe('2 records, 1 origin');
    expect(found(...both)[0]?.origin).toMatchObject({ id: idOf('H'), records: ['B', 'C'].map(idOf) });
  });

  it('follows rather a record that is shown than one that is not', () => {
    const second = record({
      id: 'B',
      says: [
        ['same_deal', 'H'],
        ['earlier_refusal', 'A'],
      ],
    });
    expect(roots(record({ id: 'A' }), second)).toEqual(['A < A', 'B < A']);
  });

  it('knows nothing of a citation that is not for the reader', () => {
    const second = record({ id: 'B', says: [['earlier_refusal', 'A']], audience: forStates('FR') });
    expect(count(record({ id: 'A' }), second)).toBe('2 records, 2 origins');
  });

  it('lets no state make two records of others one', () => {
    const others = [record({ id: 'A', state: 'FR' }), record({ id: 'C', state: 'FR' })];
    const saying = record({
      id: 'B',
      says: [
        ['same_deal', 'A'],
        ['same_deal', 'C'],
      ],
    });
    expect(count(...others, saying)).toBe('3 records, 2 origins');
  });

  it('takes the first recorded of those that cite each other for the origin', () => {
    const ring = [
      record({ id: 'A', says: [['same_deal', 'B']], minute: 2 }),
      record({ id: 'B', says: [['same_deal', 'A']], minute: 1 }),
    ];
    expect(roots(...ring)).toEqual(['A < B', 'B < B']);
    expect(roots(...ring.toReversed())).toEqual(['B < B', 'A < B']);
  });

  it('says of a record by itself that no other shown goes back to the same', () => {
    expect(texts(record({ id: 'A' }))).toEqual(['No other record shown goes back to the same decision.']);
    expect(count(record({ id: 'A' }))).toBe('1 record, 1 origin');
    expect(count()).toBe('0 records, 0 origins');
  });
});
