import { audienceOf } from '#access';
import type { RelationPart } from '#statement';

import { NOW, exampleMembership } from '../../test/example-membership.js';
import {
  type Later,
  OTHER_RECORD,
  PRESENT,
  RECORD,
  decision,
  forCircle,
  forStates,
  storedRecord,
  visibleTo,
} from '../../test/stored-record.js';
import type { Moment } from '../moment.js';
import type { StoredRecord } from '../visible-record.js';
import { describeRelations } from './describe-relations.js';

const EU = forCircle('eu');
const EARLIER: Moment = { ...PRESENT, knownAt: new Date(NOW.getTime() - 1), past: true };

const sayingOf = (audience = EU, note?: string): Later => ({
  form: {
    kind: 'relation',
    ref: RECORD,
    audience,
    relation: { relation: 'same_deal', to: OTHER_RECORD, ...(note ? { note } : {}) },
  },
});
const withTie = (audience = EU): StoredRecord => {
  const content: RelationPart = { relation: 'decided_anew', to: RECORD, note: 'not_recorded' };
  const tie = { recordId: OTHER_RECORD, state: 'FR', recordedAt: NOW, content };
  return {
    ...storedRecord(decision({ audience: EU })),
    ties: [{ ...tie, audience: audienceOf('FR', audience) }],
  };
};
const relations = (record: StoredRecord, state = 'DE', moment = PRESENT) =>
  describeRelations(visibleTo(state, record), exampleMembership(), moment);

describe('describeRelations', () => {
  it('gives what the record says of another', () => {
    const record = storedRecord(decision({ audience: EU }), 'NL', [sayingOf(EU, 'One deal.')]);
    expect(relations(record)).toMatchObject([
      {
        relation: { code: 'same_deal', labels: { en: expect.any(String) as string } },
        recordId: OTHER_RECORD,
        inverse: false,
        saidBy: { code: 'NL' },
        note: 'One deal.',
      },
    ]);
  });

  it('gives what another record says of this one, and who says so', () => {
    expect(relations(withTie())).toMatchObject([
      {
        relation: { code: 'decided_anew' },
        recordId: OTHER_RECORD,
        inverse: true,
        saidBy: { code: 'FR' },
        note: undefined,
      },
    ]);
  });

  it('gives neither where it is not for the reader', () => {
    const said = storedRecord(decision({ audience: EU }), 'NL', [sayingOf(forStates('CA'))]);
    expect(relations(said)).toEqual([]);
    expect(relations(withTie(forStates('CA')))).toEqual([]);
    expect(relations(withTie(forStates('CA')), 'FR')).toHaveLength(1);
  });

  it('gives neither before the register knew of it', () => {
    const said = storedRecord(decision({ audience: EU }), 'NL', [sayingOf()]);
    expect(relations(said, 'DE', EARLIER)).toEqual([]);
    expect(relations(withTie(), 'DE', EARLIER)).toEqual([]);
  });

  it('is empty where nobody says anything', () => {
    expect(relations(storedRecord(decision({ audience: EU })))).toEqual([]);
  });
});
