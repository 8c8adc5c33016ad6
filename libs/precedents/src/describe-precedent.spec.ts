import { decision, forCircle, forStates, storedRecord, viewOf, visibleTo } from '../test/stored-record.js';
import { describePrecedent } from './describe-precedent.js';
import { Ground, Text } from './parts/ground.type.js';
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
    describePrecedent(visibleTo(state, of), viewOf(state));
  const types = (parts: readonly object[]): string[] => parts.map((part) => part.constructor.name);

  it('says which record it is, whose, and where its statement stands', () => {
    expect(seenBy('DE')).toMatchObject({
      id: 'record-1',
      signedBy: { code: 'NL', member: true },
      demonstration: false,
      recordedAt: record.recordedAt,
      logIndex: 4,
      leafHash: Buffer.alloc(32, 7).toString('base64'),
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
      expect(types(precedent.reasons)).toEqual(['Text', 'Text', 'NotShared']);
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
    const reasons = seenBy('NL').reasons.filter((part) => part instanceof Text);
    expect(reasons).toEqual([
      { language: 'en', text: 'The reasons.' },
      { language: 'nl', text: 'De redenen.' },
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
    const foreign = storedRecord();
    const parts = foreign.parts.map((part) =>
      part.kind === 'ground' ? { ...part, content: { code: 'ZZZ-99', weight: 'decisive' } } : part,
    );
    expect(() => describePrecedent({ ...foreign, parts }, viewOf('NL'))).toThrow('vocabulary does not know');
  });
});
