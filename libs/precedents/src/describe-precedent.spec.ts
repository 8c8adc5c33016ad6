import {
  PRESENT,
  RECORD,
  decision,
  forCircle,
  forStates,
  partNamed,
  storedRecord,
  viewOf,
  visibleTo,
} from '../test/stored-record.js';
import { describePrecedent } from './describe-precedent.js';
import { Ground, Reasons } from './parts/ground.type.js';
import { Outcome } from './parts/outcome.type.js';
import { NotRecorded, NotShared } from './parts/part-state.type.js';
import { Party, Person } from './parts/party.type.js';
import { Sharing } from './parts/sharing.type.js';
import type { Precedent } from './precedent.type.js';

const EU = forCircle('eu');

const full = decision(
  { audience: EU },
  {
    grounds: [
      { code: 'PRC-06', weight: 'not_stated', audience: EU },
      {
        code: 'SEC-01',
        weight: 'contributing',
        audience: EU,
        text: { en: 'What it meant.', nl: 'Wat het betekende.' },
      },
      { code: 'ELE-06', weight: 'decisive' },
      { code: 'AIP-01', weight: 'contributing', audience: EU },
    ],
    reasons: [
      { language: 'nl', text: 'De redenen.', audience: EU },
      { language: 'en', text: 'The reasons.', audience: EU },
    ],
    parties: [
      {
        role: 'investor',
        names: [{ value: 'Quillmere (fictitious)', kind: 'current' }],
        audience: forStates('CA'),
      },
    ],
    persons: [{ role: 'owner', name: 'A. Nobody (fictitious)' }],
  },
);

describe('describePrecedent', () => {
  const record = storedRecord(full);
  const seenBy = (state: string, of = record): Precedent =>
    describePrecedent(visibleTo(state, of), viewOf(state), PRESENT);
  const types = (parts: readonly object[]): string[] => parts.map((part) => part.constructor.name);

  it('says which record it is, whose, and where its statement stands', () => {
    expect(seenBy('DE')).toMatchObject({
      id: RECORD,
      signedBy: { code: 'NL', memberSince: '2026-01-01' },
      demonstration: false,
      recordedAt: record.recordedAt,
      logIndex: 4,
      leafHash: Buffer.alloc(32, 7).toString('base64'),
      version: 1,
      attribution: 'Netherlands decided',
    });
  });

  it('marks demonstration data', () => {
    expect(seenBy('DE', { ...record, demo: true }).demonstration).toBe(true);
  });

  describe('to the owner', () => {
    it('shows every part and what is not recorded', () => {
      const precedent = seenBy('NL', storedRecord());
      expect(precedent.outcome).toBeInstanceOf(Outcome);
      expect(precedent.sharing).toBeInstanceOf(Sharing);
      expect(types(precedent.grounds)).toEqual(['Ground']);
      for (const parts of [precedent.reasons, precedent.parties, precedent.persons]) {
        expect(types(parts)).toEqual(['NotRecorded']);
      }
    });

    it('never says that something is not shared', () => {
      const precedent = seenBy('NL');
      const parts = [precedent.grounds, precedent.reasons, precedent.parties, precedent.persons].flat();
      expect(types(parts)).not.toContain('NotShared');
    });

    it('shows with whom each part is shared', () => {
      const { sharing } = seenBy('NL');
      const parts = sharing instanceof Sharing ? sharing.parts : [];
      expect(parts).toContainEqual({ part: 'outcome', ...EU });
      expect(parts.map(({ part }) => part.replace(/:.*/, '')).sort()).toEqual([
        'ground',
        'ground',
        'ground',
        'outcome',
        'party',
        'reasons',
        'reasons',
      ]);
    });
  });

  describe('to others', () => {
    it('closes every list with what stands for the rest, shared or not', () => {
      const precedent = seenBy('DE');
      expect(types(precedent.grounds)).toEqual(['Ground', 'Ground', 'Ground', 'NotShared']);
      expect(types(precedent.reasons)).toEqual(['Reasons', 'Reasons', 'NotShared']);
      expect(types(precedent.parties)).toEqual(['NotShared']);
      expect(types(precedent.persons)).toEqual(['NotShared']);
    });

    it('does not tell a part that is not shared from one that is not there', () => {
      const without = storedRecord({
        ...full,
        parties: [],
        persons: [],
        grounds: [{ code: 'SEC-01', weight: 'decisive', audience: EU }],
      });
      expect(seenBy('DE', without).parties).toEqual(seenBy('DE').parties);
      expect(seenBy('DE', without).persons).toEqual(seenBy('DE').persons);
      expect(types(seenBy('DE', without).grounds)).toEqual(['Ground', 'NotShared']);
    });

    it('does not count what is hidden', () => {
      const [one, many] = [1, 5].map((count) => {
        const party = { role: 'target', names: [{ value: 'Hidden (fictitious)', kind: 'current' }] };
        return seenBy('DE', storedRecord({ ...full, parties: Array.from({ length: count }, () => party) }));
      });
      expect(one?.parties).toEqual(many?.parties);
      expect(one?.evidence.length).toBe(many?.evidence.length);
    });

    it('names the owner and its contact point where a part is not shared', () => {
      expect(seenBy('DE').sharing).toBeInstanceOf(NotShared);
      expect(seenBy('CA').outcome).toMatchObject({
        owner: { code: 'NL' },
        contactPoint: { name: 'Contact point of NL', email: 'contact@nl.example' },
      });
    });

    it('never says that something is not recorded, which only the owner may know', () => {
      const precedent = seenBy('CA');
      const { outcome, sharing, grounds, reasons, parties, persons } = precedent;
      const parts = [outcome, sharing, ...grounds, ...reasons, ...parties, ...persons];
      expect(parts.filter((part) => part instanceof NotRecorded)).toEqual([]);
    });

    it('shows nothing of hidden parts anywhere', () => {
      expect(JSON.stringify(seenBy('CA'))).not.toMatch(/SEC-01|The reasons|Nobody|prohibited/);
      expect(JSON.stringify(seenBy('DE'))).not.toMatch(/ELE-06|Quillmere|Nobody/);
    });
  });

  it('puts grounds in the order of their weight, then of their code', () => {
    const codes = seenBy('NL').grounds.map((ground) =>
      ground instanceof Ground ? ground.code.code : 'none',
    );
    expect(codes).toEqual(['ELE-06', 'AIP-01', 'SEC-01', 'PRC-06']);
  });

  it('gives the text of a ground in each language', () => {
    const [, , ground] = seenBy('NL').grounds;
    expect(ground instanceof Ground && ground.texts).toEqual([
      { language: 'en', text: 'What it meant.' },
      { language: 'nl', text: 'Wat het betekende.' },
    ]);
  });

  it('gives reasons by language', () => {
    const reasons = seenBy('NL').reasons.filter((part) => part instanceof Reasons);
    expect(reasons).toEqual([
      { part: 'reasons:en', language: 'en', text: 'The reasons.' },
      { part: 'reasons:nl', language: 'nl', text: 'De redenen.' },
    ]);
  });

  it('describes parties and persons', () => {
    const { parties, persons } = seenBy('NL');
    expect(parties[0]).toBeInstanceOf(Party);
    expect(persons[0]).toBeInstanceOf(Person);
  });

  it('presents the signed statement with exactly the disclosures that may be seen', () => {
    const [signedPart, ...disclosures] = seenBy('CA').evidence.split('~');
    expect(signedPart).toBe('header.payload.signature');
    expect(disclosures.pop()).toBe('');
    expect(disclosures.map((text) => text.replace(/disclosure-of-(\w+).*/, '$1')).sort()).toEqual([
      'head',
      'party',
    ]);
  });

  it('stops at a ground that the vocabulary does not know, instead of leaving it out', () => {
    const grounds = [{ code: 'ELE-06', weight: 'decisive' }];
    const foreign = JSON.parse(JSON.stringify(storedRecord(decision({}, { grounds })))) as typeof record;
    const [{ parts = [] } = {}] = foreign.statements;
    Object.assign(parts.find(({ kind }) => kind === 'ground')?.content as object, { code: 'ZZZ-99' });
    expect(() => describePrecedent(foreign, viewOf('NL'), PRESENT)).toThrow('vocabulary does not know');
  });

  it('names each part as the signed statement names it', () => {
    const { grounds, reasons, parties, persons } = seenBy('NL');
    const names = [grounds, reasons, parties, persons].flatMap((parts) =>
      parts.map((part) => ('part' in part ? part.part.replace(/:.*/, '') : 'none')),
    );
    expect(names).toEqual(['ground', 'ground', 'ground', 'ground', 'reasons', 'reasons', 'party', 'person']);
  });

  describe('of a record with later statements', () => {
    const part = partNamed(record, 'party');
    const erased = (audience: object) => {
      const form = { kind: 'erasure', ref: RECORD, audience, erasures: [{ part, reason: 'court_order' }] };
      const of = storedRecord(full, 'NL', [{ form, recordedAt: new Date('2026-11-24T00:00:00Z') }]);
      const statements = of.statements.map((one) => ({
        ...one,
        parts: one.parts.filter(({ kind }) => kind !== 'party'),
      }));
      return { ...of, statements };
    };

    it('says to whom the owner tells it that a part was erased, why and when', () => {
      const { parties } = seenBy('DE', erased(EU));
      expect(types(parties)).toEqual(['Erased', 'NotShared']);
      expect(parties[0]).toMatchObject({
        part,
        owner: { code: 'NL' },
        reason: { code: 'court_order' },
        erasedAt: new Date('2026-11-24T00:00:00Z'),
      });
    });

    it('tells the owner that all there was is erased', () => {
      expect(types(seenBy('NL', erased(EU)).parties)).toEqual(['Erased']);
    });

    it('does not tell others of an erasure that is not for them', () => {
      expect(seenBy('DE', erased(forStates('CA')))).toMatchObject({ parties: seenBy('DE').parties });
    });

    it('says of an erased outcome that it is erased', () => {
      const erasures = [{ part: 'outcome', reason: 'retention_reached' }];
      const form = { kind: 'erasure', ref: RECORD, audience: EU, erasures };
      const of = storedRecord(full, 'NL', [{ form }]);
      const statements = of.statements.map((one) => ({
        ...one,
        parts: one.parts.filter(({ kind }) => kind !== 'outcome'),
      }));
      expect(types([seenBy('DE', { ...of, statements }).outcome])).toEqual(['Erased']);
      expect(types([seenBy('CA', { ...of, statements }).outcome])).toEqual(['NotShared']);
    });

    it('shows the words of the correction, counts the version, and keeps the evidence of the decision', () => {
      const replace = { 'reasons:en': { text: 'The reasons, mended.' } };
      const form = { kind: 'correction', ref: RECORD, audience: EU, reason: 'A slip.', replace };
      const corrected = seenBy('DE', storedRecord(full, 'NL', [{ form }]));
      expect(corrected).toMatchObject({ version: 2, reasons: [{ text: 'The reasons, mended.' }, {}, {}] });
      expect(corrected.evidence.split('~')).toHaveLength(seenBy('DE').evidence.split('~').length);
    });
  });
});
