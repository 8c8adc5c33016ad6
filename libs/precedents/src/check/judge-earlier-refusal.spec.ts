import { decisionKinds, isUnionState, partyRoles } from '#vocabulary';

import {
  PRESENT,
  RECORD,
  decision,
  forStates,
  storedRecord,
  viewOf,
  visibleTo,
} from '../../test/stored-record.js';
import { describePrecedent } from '../describe-precedent.js';
import type { Precedent } from '../precedent.type.js';
import { termOf } from '../vocabulary/term.type.js';
import { type EarlierRefusal, Match } from './check.type.js';
import { judgeEarlierRefusal } from './judge-earlier-refusal.js';

const precedent = (outcome: object = {}): Precedent =>
  describePrecedent(storedRecord(decision(outcome)), viewOf('NL'), PRESENT);

const match = (changes: Partial<Match> & { as?: string } = {}): Match => {
  const { as = 'investor', ...rest } = changes;
  const known = {
    asked: 0,
    askedRole: 'investor',
    role: termOf(partyRoles, as),
    name: 'Quillmere',
    band: 'identifier',
    reasons: [],
    differences: [],
  };
  return Object.assign(new Match(), known, rest);
};

const judge = (of: Precedent, ...matches: Match[]): EarlierRefusal =>
  judgeEarlierRefusal(of, matches, isUnionState);

describe('judgeEarlierRefusal', () => {
  it('counts a refusal of the investor that is known by an identifier', () => {
    expect(judge(precedent(), match()).counts).toBe('yes');
  });

  it.each(['strong', 'likely', 'similar_name_only'])(
    'leaves open what rests on a name that is %s',
    (band) => {
      const verdict = judge(precedent(), match({ band }));
      expect(verdict.counts).toBe('unclear');
      expect(verdict.reason).toContain('Only the name is alike');
    },
  );

  it('leaves open what one state reports of another', () => {
    const verdict = judge(precedent({ decidedBy: 'ES', groundsFrom: 'inferred' }), match());
    expect(verdict).toEqual({
      counts: 'unclear',
      reason: 'Reported by another state: ask the deciding state.',
    });
  });

  it('trusts a same identifier though another one differs', () => {
    const differences = [{ field: 'registration', asked: 'one', recorded: 'other' }];
    expect(judge(precedent(), match({ band: 'identifier', differences })).counts).toBe('yes');
  });

  it.each(decisionKinds)('counts the kind $code only if it is a refusal', ({ code, isRefusal }) => {
    expect(judge(precedent({ kind: code }), match()).counts).toBe(isRefusal ? 'yes' : 'no');
  });

  it.each(['US', 'GB', 'CA', 'NO', 'CH'])('does not count what the third country %s decided', (decidedBy) => {
    const verdict = judge(precedent({ decidedBy }), match());
    expect(verdict).toMatchObject({
      counts: 'no',
      reason: expect.stringContaining('third country') as string,
    });
  });

  it.each([
    ['investor', 'yes'],
    ['owner', 'yes'],
    ['vehicle', 'yes'],
    ['target', 'no'],
    ['affiliate', 'no'],
  ])('answers for a party recorded as %s with %s', (as, counts) => {
    expect(judge(precedent(), match({ as })).counts).toBe(counts);
  });

  it.each([
    ['investor', 'investor', 'yes'],
    ['investor', 'vehicle', 'yes'],
    ['investor', 'owner', 'yes'],
    ['owner', 'investor', 'yes'],
    ['owner', 'vehicle', 'yes'],
    ['owner', 'owner', 'unclear'],
    ['vehicle', 'vehicle', 'yes'],
    ['vehicle', 'target', 'no'],
    ['target', 'target', 'no'],
    ['target', 'investor', 'no'],
    ['target', 'affiliate', 'no'],
  ])('answers for a party asked about as %s and recorded as %s with %s', (askedRole, as, counts) => {
    expect(judge(precedent(), match({ askedRole, as })).counts).toBe(counts);
  });

  it('says whether it was the investor itself or its group, or whose side else', () => {
    const reason = (askedRole: string, as: string): string =>
      judge(precedent(), match({ askedRole, as })).reason;
    expect(reason('investor', 'vehicle')).toBe('A member state of the Union refused this investor.');
    expect(reason('owner', 'investor')).toContain('an investor of the same group');
    expect(reason('investor', 'owner')).toContain('an investor of the same group');
    expect(reason('owner', 'owner')).toContain('Both investors have this owner');
    expect(reason('investor', 'target')).toContain('on the side of the target there');
    expect(reason('target', 'investor')).toContain('It matched your target');
  });

  it('counts for the group when the target matched as well', () => {
    const matches = [match({ askedRole: 'target', as: 'target' }), match({ askedRole: 'owner' })];
    expect(judge(precedent(), ...matches).counts).toBe('yes');
  });

  it('never calls refused what is no refusal', () => {
    for (const { code } of decisionKinds.filter(({ isRefusal }) => !isRefusal)) {
      expect(judge(precedent({ kind: code }), match()).reason).toBe('The decision is not a refusal.');
    }
  });

  it('says of broken conditions that they are named too, and does not call them a refusal', () => {
    const event = { event: 'conditions_breached', occurredOn: '2026-04-01' };
    const record = storedRecord(decision({ kind: 'cleared_with_conditions' }), 'NL', [
      { form: { kind: 'legal-event', ref: RECORD, event } },
    ]);
    expect(judge(describePrecedent(record, viewOf('NL'), PRESENT), match())).toEqual({
      counts: 'no',
      reason:
        'The decision is not a refusal. It records that conditions were broken, which Art. 5(1)(c) names too.',
    });
  });

  it('counts when one of several matches is the investor for certain', () => {
    expect(judge(precedent(), match({ as: 'target' }), match({ as: 'owner' })).counts).toBe('yes');
  });

  it('does not lend the certainty of the target to an investor that is only alike', () => {
    const matches = [match({ as: 'target', band: 'identifier' }), match({ as: 'investor', band: 'likely' })];
    expect(judge(precedent(), ...matches).counts).toBe('unclear');
  });

  it('leaves open what it may not see', () => {
    const parties = [
      { role: 'investor', names: [{ value: 'Quillmere', kind: 'current' }], audience: forStates('DE') },
    ];
    const record = visibleTo('DE', storedRecord(decision({ decidedBy: 'US' }, { parties })));
    const verdict = judge(describePrecedent(record, viewOf('DE'), PRESENT), match());
    expect(verdict).toMatchObject({
      counts: 'unclear',
      reason: 'The outcome is not shared with your state.',
    });
  });

  describe('after the decision', () => {
    const after = (...events: string[]): EarlierRefusal => {
      const later = events.map((event, month) => ({
        form: { kind: 'legal-event', ref: RECORD, event: { event, occurredOn: `2026-0${month + 3}` } },
      }));
      const record = storedRecord(decision(), 'NL', later);
      return judge(describePrecedent(record, viewOf('NL'), PRESENT), match());
    };

    it.each(['annulled', 'revoked'])('counts nothing that was %s, and says since when', (event) => {
      expect(after(event)).toMatchObject({
        counts: 'no',
        reason: expect.stringMatching(/ since 2026-03\. /) as string,
      });
    });

    it('leaves open what is suspended', () => {
      expect(after('suspended').counts).toBe('unclear');
    });

    it.each([['appeal_lodged'], ['varied'], ['complied'], ['annulled', 'upheld']])(
      'counts on after %s %s',
      (...events) => {
        expect(after(...events).counts).toBe('yes');
      },
    );

    it('does not let a withdrawn record count', () => {
      const form = { kind: 'withdrawal', ref: RECORD, withdrawal: { reason: 'recorded_in_error' } };
      const withdrawn = describePrecedent(storedRecord(decision(), 'NL', [{ form }]), viewOf('NL'), PRESENT);
      expect(judge(withdrawn, match()).counts).toBe('no');
    });
  });

  it('gives a reason for every answer', () => {
    const verdicts = [
      judge(precedent(), match()),
      judge(precedent({ kind: 'withdrawn_other' }), match()),
      judge(precedent(), match({ as: 'target' })),
    ];
    expect(new Set(verdicts.map((verdict) => verdict.reason)).size).toBe(3);
    expect(verdicts.every((verdict) => /^[A-Z].*\.$/.test(verdict.reason))).toBe(true);
  });
});
