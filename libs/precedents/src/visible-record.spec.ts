import { audienceOf } from '#access';

import { NOW } from '../test/example-membership.js';
import {
  OTHER_RECORD,
  RECORD,
  decision,
  forCircle,
  forStates,
  partsOf,
  storedRecord,
  viewOf,
} from '../test/stored-record.js';
import { onlyShared } from './visible-record.js';

const record = storedRecord(
  decision(
    { audience: forCircle('eu') },
    {
      grounds: [
        { code: 'ELE-06', weight: 'decisive', audience: forStates('CA') },
        { code: 'AIP-01', weight: 'contributing' },
      ],
      reasons: [{ language: 'en', text: 'The reasons.', audience: { ...forCircle('eu'), except: ['FR'] } }],
    },
  ),
);

const kinds = (state: string, of = record): string[] | undefined => {
  const shared = onlyShared(of, viewOf(state));
  return (
    shared &&
    partsOf(shared)
      .map((part) => part.kind)
      .sort()
  );
};

describe('onlyShared', () => {
  it('leaves the owner everything', () => {
    expect(onlyShared(record, viewOf('NL'))).toEqual(record);
  });

  it('leaves each state what is shared with it, and the head', () => {
    expect(kinds('DE')).toEqual(['head', 'outcome', 'reasons']);
    expect(kinds('FR')).toEqual(['head', 'outcome']);
    expect(kinds('CA')).toEqual(['ground', 'head']);
  });

  it('is undefined for a state that is shown nothing', () => {
    expect(onlyShared(record, viewOf('US'))).toBeUndefined();
    expect(onlyShared(storedRecord(), viewOf('DE'))).toBeUndefined();
  });

  it('leaves nothing of a hidden part anywhere in the record', () => {
    const text = JSON.stringify(onlyShared(record, viewOf('CA')));
    expect(text).toContain('ELE-06');
    expect(text).not.toMatch(/AIP-01|The reasons|Screening authority|disclosure-of-outcome/);
  });

  it('closes what a circle opened once the circle has expired', () => {
    const view = { ...viewOf('DE'), at: new Date('2028-01-01T00:00:00Z') };
    expect(onlyShared(record, view)).toBeUndefined();
  });

  it('leaves the record it was given as it was', () => {
    const before = partsOf(record).length;
    onlyShared(record, viewOf('CA'));
    expect(partsOf(record)).toHaveLength(before);
  });

  describe('of what was said later', () => {
    const event = { event: 'annulled', occurredOn: '2026-05-04' };
    const later = [{ form: { kind: 'legal-event', ref: RECORD, audience: forStates('FR'), event } }];
    const told = storedRecord(decision({ audience: forCircle('eu') }), 'NL', later);
    const kindsOfStatements = (state: string): string[] | undefined =>
      onlyShared(told, viewOf(state))?.statements.map(({ kind }) => kind);

    it('leaves each state the statements of which it may see anything', () => {
      expect(kindsOfStatements('FR')).toEqual(['decision', 'legal-event']);
      expect(JSON.stringify(onlyShared(told, viewOf('DE')))).not.toContain('annulled');
    });

    it('leaves out a statement of which no part is left', () => {
      const [decided, annulled] = told.statements;
      const headless = { ...annulled, parts: annulled?.parts.filter(({ kind }) => kind !== 'head') };
      const record = { ...told, statements: [decided, headless] } as typeof told;
      expect(onlyShared(record, viewOf('DE'))?.statements).toHaveLength(1);
      expect(onlyShared(record, viewOf('FR'))?.statements).toHaveLength(2);
    });

    it('leaves only the ties that are for the reader', () => {
      const tie = { recordId: OTHER_RECORD, state: 'FR', recordedAt: NOW, content: {} };
      const ties = [
        { ...tie, audience: audienceOf('FR', forStates('DE')) },
        { ...tie, audience: audienceOf('FR', undefined) },
      ];
      expect(onlyShared({ ...told, ties }, viewOf('DE'))?.ties).toEqual([ties[0]]);
      expect(onlyShared({ ...told, ties }, viewOf('FR'))?.ties).toEqual(ties);
      expect(onlyShared({ ...told, ties }, viewOf('NL'))?.ties).toEqual([]);
    });
  });
});
