import { decisionKinds, isUnionState } from '#vocabulary';

import { asked } from '../../test/asked-party.js';
import { PRESENT, decision, storedRecord, viewOf } from '../../test/stored-record.js';
import { describePrecedent } from '../describe-precedent.js';
import { Party } from '../parts/party.type.js';
import { explainHit } from './explain-hit.js';
import { findOrigins } from './find-origins.js';
import { HitResolution } from './hit-resolution.type.js';
import { judgeEarlierRefusal } from './judge-earlier-refusal.js';
import { matchParty } from './match-party.js';

const NAME = 'Quillmere Ventures';
const LEI = '529900T8BM49AURSDO55';

interface Case {
  readonly outcome?: object;
  readonly grounds?: readonly object[];
  readonly question?: object;
  /** The recorded name that was found; left out, an identifier was. */
  readonly name?: string;
  readonly resolutions?: HitResolution[];
}

/** The words about one hit on one party. */
function words({ outcome = {}, grounds, question = {}, name, resolutions = [] }: Case): string[] {
  const names = [{ value: NAME, kind: 'current' }];
  const parties = [{ role: 'owner', names, lei: LEI, seat: 'CA' }];
  const draft = decision(outcome, { parties, ...(grounds ? { grounds } : {}) });
  const precedent = describePrecedent(storedRecord(draft), viewOf('NL'), PRESENT);
  const recorded = precedent.parties.find((party) => party instanceof Party);
  if (!recorded) throw new Error('The record shows no party.');
  const by = name === undefined ? 'identifier' : 'name';
  const candidate = { by, recordId: precedent.id, part: recorded.part, name: name ?? null } as const;
  const match = matchParty(0, asked({ lei: LEI, ...question }), candidate, recorded);
  if (!match) throw new Error('Nothing matches.');
  match.resolutions = resolutions;
  const earlierRefusal = judgeEarlierRefusal(precedent, [match], isUnionState);
  const [hit] = findOrigins([{ precedent, matches: [match], earlierRefusal }]);
  return hit ? explainHit(hit) : [];
}

describe('explainHit', () => {
  it('says in order how it matched, where the decision stands, what it is worth and where it comes from', () => {
    expect(words({})).toEqual([
      'Matched as the investor you asked about; the record names it as an owner of the investor. It counts as a hit on the group of your investor.',
      `The same identifier: LEI ${LEI}; the record names it "${NAME}".`,
      expect.stringMatching(/^Nothing recorded/) as string,
      'It may count as an earlier refusal. A member state of the Union refused an investor of the same group.',
      'No other record shown goes back to the same decision.',
    ]);
  });

  it.each([
    ['Quillmere Ventures B.V.', 'is strongly alike "Quillmere Ventures"'],
    ['Quillmere', 'is likely "Quillmere Ventures"'],
  ])('says how alike %s is', (asked, says) => {
    expect(words({ question: { names: [asked] }, name: NAME }).join(' ')).toContain(
      `The name you asked for, "${asked}", ${says} in the record.`,
    );
  });

  it('says of a name that is only similar that it is only that', () => {
    const said = words({ question: { names: ['Quillmere Capital'] }, name: NAME });
    expect(said).toContain(
      'Only the names are similar: you asked for "Quillmere Capital", the record has "Quillmere Ventures".',
    );
  });

  it('gives every word of a name its reason, and the legal form too', () => {
    expect(words({ question: { names: ['Quillmere Capital B.V.'] }, name: NAME })).toContain(
      'Word by word: "quillmere" is the same; "capital" is only in your question; "ventures" is only in the record; the legal form "bv" was not compared.',
    );
  });

  it('says what differs', () => {
    expect(words({ question: { seat: 'NL' } })).toContain(
      'The seat differs: you asked for NL, the record says CA.',
    );
  });

  it('says that a decision rests on what another state decided', () => {
    const grounds = [{ code: 'INV-05', weight: 'decisive' }];
    expect(words({ grounds })).toContain(
      'It rests, among others, on an earlier refusal or broken conditions elsewhere (INV-05).',
    );
  });

  it('tells the newest of what the own authority has decided', () => {
    const text = 'Your authority decided on 2026-11-28: different.';
    const resolutions = [
      Object.assign(new HitResolution(), { text }),
      Object.assign(new HitResolution(), { text: 'An older one.' }),
    ];
    const said = words({ resolutions });
    expect(said).toContain(text);
    expect(said).not.toContain('An older one.');
  });

  it.each(decisionKinds.filter(({ isRefusal }) => !isRefusal).map(({ code }) => code))(
    'never calls %s refused',
    (kind) => {
      const said = words({ outcome: { kind } });
      expect(said.join(' ')).not.toMatch(/refused/i);
      expect(said).toContain('It does not count as an earlier refusal. The decision is not a refusal.');
    },
  );
});
