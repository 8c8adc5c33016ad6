import { NO_RULES } from '#access';

import {
  RECORD,
  decision,
  forCircle,
  forStates,
  partsOf,
  storedRecord,
  viewOf,
} from '../../test/stored-record.js';
import { onlyShared } from '../visible-record.js';
import type { AccessExplanation } from './access-explanation.type.js';
import { explainAccess } from './explain-access.js';

const record = storedRecord(
  decision(
    { audience: { ...forCircle('eu'), except: ['FR'] } },
    { reasons: [{ language: 'en', text: 'Reasons.', audience: forStates('CA') }] },
  ),
  'NL',
  [
    {
      form: {
        kind: 'legal-event',
        ref: RECORD,
        audience: forStates('FR'),
        event: { event: 'appeal_lodged', occurredOn: '2026-05' },
      },
      id: 'later',
    },
  ],
);
const explained = (state: string, of = record, rules = NO_RULES): AccessExplanation =>
  explainAccess(of, state, viewOf('NL'), rules);
const mayRead = (state: string): Record<string, string> =>
  Object.fromEntries(
    explained(state).parts.map(({ part, statementId, mayRead: may }) => [
      `${statementId === 'later' ? 'later ' : ''}${part.replace(/:.*/, '')}`,
      may,
    ]),
  );

describe('explainAccess', () => {
  it('says of every part of every statement whether the state may read it', () => {
    expect(mayRead('DE')).toEqual({
      head: 'yes',
      outcome: 'yes',
      ground: 'no',
      reasons: 'no',
      sharing: 'no',
      'later head': 'yes',
      'later event': 'no',
      'later sharing': 'no',
    });
    expect(mayRead('FR')).toMatchObject({ outcome: 'no', head: 'yes', 'later event': 'yes' });
  });

  it('agrees with what each state is shown', () => {
    for (const state of ['NL', 'FR', 'DE', 'CA', 'US']) {
      const shown = onlyShared(record, viewOf(state));
      const readable = explained(state).parts.filter(({ mayRead: may }) => may === 'yes');
      expect(readable).toHaveLength(shown ? partsOf(shown).length : 0);
    }
  });

  it.each([
    ['CA', 'reasons', 'named'],
    ['DE', 'outcome', 'in_circle'],
    ['FR', 'outcome', 'excluded'],
    ['DE', 'reasons', 'not_included'],
    ['DE', 'ground', 'not_shared'],
    ['US', 'outcome', 'not_a_member'],
    ['NL', 'ground', 'owner'],
  ])('says why %s may or may not read the %s: %s', (state, kind, code) => {
    const part = explained(state).parts.find(({ part: name }) => name.startsWith(kind));
    expect(part?.reasons.map((reason) => reason.code)).toContain(code);
    expect(part?.reasons.every(({ text }) => text.length > 0)).toBe(true);
  });

  it('says that the owner has shut the state out, of every part that it is not its own', () => {
    const rules = { ...NO_RULES, excluded: new Map([['NL', new Set(['DE'])]]) };
    const { parts, seesRecord } = explained('DE', record, rules);
    const outcome = parts.find(({ part }) => part === 'outcome');
    expect([seesRecord, outcome?.mayRead]).toEqual(['no', 'no']);
    expect(outcome?.reasons[0]?.code).toBe('excluded_by_owner');
    expect(explained('NL', record, rules).seesRecord).toBe('yes');
  });

  it('says when access by a circle ends, and nothing where it does not end by itself', () => {
    const until = (state: string, kind: string): Date | undefined =>
      explained(state).parts.find(({ part }) => part.startsWith(kind))?.until;
    expect(until('DE', 'outcome')).toEqual(new Date('2028-01-01T00:00:00Z'));
    expect(until('CA', 'reasons')).toBeUndefined();
    expect(until('FR', 'outcome')).toBeUndefined();
  });

  it.each([
    ['DE', 'yes'],
    ['CA', 'yes'],
    ['US', 'no'],
  ])('says whether %s may know of the record at all: %s', (state, expected) => {
    expect(explained(state)).toMatchObject({
      recordId: RECORD,
      state: { code: state },
      seesRecord: expected,
    });
  });

  it('says that nobody sees a record of which nothing is shared', () => {
    expect(explained('DE', storedRecord()).seesRecord).toBe('no');
  });
});
