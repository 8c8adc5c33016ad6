import { NOW, sampleDecision, type SignedDecision, signedDecision } from '../__fixtures__/signed-decision.js';
import { parseStatementFile } from '../files/statement-file.js';
import { verifyStatementFile } from '../verify/verify-statement-file.js';
import { renderSheet } from './render-sheet.js';
import { renderVerified } from './render-verified.js';
import type { ShownPrecedent } from './shown-precedent.type.js';

const NOT_SHARED = {
  __typename: 'NotShared',
  contactPoint: { name: 'Contact point NL', email: 'contact@nl.example', phone: null },
};
const OUTCOME = { __typename: 'Outcome' };

/** Rows as `name | value`, so that a test does not count spaces. */
const rows = (text: string): string[] => text.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));

const AUDIENCE = { circles: [], states: [], except: [] };

/** The sharing as a node answers it to the owner: every part by name. */
const sharedAs = ({ disclosures }: SignedDecision): ShownPrecedent['sharing'] => ({
  __typename: 'Sharing',
  parts: [...disclosures.keys()]
    .filter((part) => part !== 'head' && part !== 'sharing')
    .map((part) => ({ part, ...AUDIENCE, circles: part === 'outcome' ? ['nl-de'] : [] })),
  announce: { ...AUDIENCE, circles: ['eu'] },
  silent: null,
});

describe('reading a record', () => {
  let signed: SignedDecision;

  beforeAll(async () => {
    signed = await signedDecision();
  });

  const shown = (shows: (part: string) => boolean, states: Partial<ShownPrecedent> = {}): ShownPrecedent => ({
    id: 'record-1',
    demonstration: true,
    recordedAt: '2026-11-23T20:00:00.000Z',
    logIndex: 7,
    attribution: 'Netherlands decided',
    version: 1,
    status: { code: { code: 'standing', label: 'Standing' }, since: null, counts: true },
    groundsNote: null,
    relations: [],
    history: [],
    evidence: parseStatementFile(signed.record(shows)).token,
    signedBy: { code: 'NL', name: 'Netherlands' },
    outcome: OUTCOME,
    grounds: [],
    reasons: [],
    parties: [],
    persons: [],
    sharing: NOT_SHARED,
    ...states,
  });

  describe('on a sheet', () => {
    it('shows every field of every part, and what is not recorded', () => {
      const sheet = rows(
        renderSheet(
          shown(() => true),
          'en',
          undefined,
        ),
      );
      expect(sheet[0]).toMatch(/^DEMONSTRATION/);
      expect(sheet).toEqual(
        expect.arrayContaining([
          'Netherlands decided',
          'place in the log | 7',
          'decided by | Netherlands (NL)',
          'case reference | not recorded',
          'decision | Prohibited',
          'decided on | 2026-03',
          'relevance of AI | Develops AI: It trains models.',
          'value | 1 to 10 million EUR',
          'related cases | Germany (DE): a sister case',
          'public reference | A newspaper (confidence: High)',
          'https://paper.example/1',
          'further layers | none',
          'marking | TLP:AMBER',
          'en | The reasons.',
          'nl | De redenen.',
          'register number | 00123456, United Kingdom (GB)',
          'note | Bought through a fund.',
          'names | A. Nobody (fictitious)',
          'year of birth | 1970',
        ]),
      );
    });

    it('puts the heavier ground, and the investor, first', () => {
      const sheet = renderSheet(
        shown(() => true),
        'en',
        undefined,
      );
      expect(sheet.indexOf('SEC-02')).toBeLessThan(sheet.indexOf('CON-03'));
      expect(sheet.indexOf('\nInvestor\n')).toBeLessThan(sheet.indexOf('\nTarget\n'));
      expect(rows(sheet)).toContain('[en] What it meant here.');
    });

    it('shows the owner whom each part is shared with', () => {
      const sheet = rows(
        renderSheet(
          shown(() => true, { sharing: sharedAs(signed) }),
          'en',
          undefined,
        ),
      );
      expect(sheet).toEqual(
        expect.arrayContaining([
          'outcome | circles nl-de',
          'CON-03 | owner only',
          'reasons nl | owner only',
          'Quillmere Ventures (fictitious) | owner only',
          'announced at a hit | circles eu',
        ]),
      );
    });

    it('gives the owner the names of parts, which other statements call them by', () => {
      const sheet = rows(
        renderSheet(
          shown(() => true, { sharing: sharedAs(signed) }),
          'en',
          undefined,
        ),
      );
      const named = [...signed.disclosures.keys()].filter((part) => /^(?:ground|party|person):/.test(part));
      expect(named.length).toBe(5);
      expect(sheet).toEqual(expect.arrayContaining(named));
    });

    it('shows where the decision stands, its version, and what belongs with it', () => {
      const relation = {
        relation: { code: 'decided_anew', label: 'Decided anew' },
        recordId: 'record-2',
        inverse: false,
        saidBy: { code: 'NL' },
        note: 'Allowed in the end.',
      };
      const status = {
        code: { code: 'annulled', label: 'Annulled' },
        since: { value: '2026-01-21' },
        counts: false,
      };
      const groundsNote = 'decisive ground not shared, ask NL';
      const states = { version: 2, status, groundsNote, relations: [relation] };
      const sheet = rows(
        renderSheet(
          shown((part) => part === 'head', states),
          'en',
          undefined,
        ),
      );
      expect(sheet).toEqual(
        expect.arrayContaining([
          'status | Annulled since 2026-01-21, no longer counted',
          'version | 2',
          'grounds | decisive ground not shared, ask NL',
          'related | Decided anew: record-2',
          'Allowed in the end.',
        ]),
      );
    });

    it('shows the words of the newest correction in place of the first ones', async () => {
      const corrected = await signedDecision(sampleDecision({ summary: 'Corrected.' }));
      const later = await signedDecision(sampleDecision({ summary: 'Corrected again.' }));
      const correction = (from: SignedDecision, logIndex: number) => ({
        kind: { code: 'correction' },
        logIndex,
        evidence: parseStatementFile(from.record((part) => part === 'outcome')).token,
      });
      const history = [correction(later, 12), correction(corrected, 9)];
      const sheet = rows(
        renderSheet(
          shown(() => true, { history }),
          'en',
          undefined,
        ),
      );
      expect(sheet).toContain('summary | Corrected again.');
      expect(sheet).not.toContain('summary | Corrected.');
      expect(sheet).toContain('en | The reasons.');
    });

    it('says of every kind that is missing why, and whom to ask', () => {
      const states = {
        outcome: NOT_SHARED,
        grounds: [NOT_SHARED],
        reasons: [{ __typename: 'NotRecorded' }],
        parties: [{ __typename: 'Erased' }],
        persons: [NOT_SHARED],
      };
      const sheet = renderSheet(
        shown((part) => part === 'head', states),
        'en',
        undefined,
      );
      const titles = ['Outcome', 'Grounds', 'Reasons', 'Parties', 'Natural persons', 'Sharing'];
      const words = titles.map((title) => {
        const [, first = ''] = sheet.split(`\n${title}\n`);
        return first.split('\n')[0]?.trim();
      });
      const hidden = 'not shared with your state; this says nothing about whether there is any';
      expect(words).toEqual([hidden, hidden, 'not recorded', 'erased by its owner', hidden, hidden]);
      expect(rows(sheet)).toContain('ask: Contact point NL <contact@nl.example>');
    });

    it('keeps what is shown apart from what is not', () => {
      const states = { grounds: [{ __typename: 'Ground' }, NOT_SHARED] };
      const sheet = rows(
        renderSheet(
          shown((part) => !part.startsWith('person'), states),
          'en',
          undefined,
        ),
      );
      const last = sheet.findIndex((line) => line.startsWith('CON-03'));
      expect(sheet[last + 1]).toMatch(/^not shared with your state/);
    });

    it('is Dutch when asked for', () => {
      const sheet = rows(
        renderSheet(
          shown(() => true),
          'nl',
          undefined,
        ),
      );
      expect(sheet).toContain('besloten door | Nederland (NL)');
      expect(sheet).toContain('besluit | Verboden');
      expect(sheet).toContain('zaakkenmerk | niet vastgelegd');
    });

    it('stays within a terminal', () => {
      const widest = Math.max(
        ...renderSheet(
          shown(() => true),
          'en',
          90,
        )
          .split('\n')
          .map((line) => line.length),
      );
      expect(widest).toBeLessThanOrEqual(90);
    });
  });

  describe('after verifying it', () => {
    const verified = async (text: string): Promise<string> =>
      renderVerified(await verifyStatementFile(text, signed.root, NOW), 'en', undefined);

    it('says what was proved, and what was not, before what it holds', async () => {
      const text = await verified(signed.record((part) => part === 'head' || part === 'outcome'));
      const lines = text.split('\n');
      expect(lines[0]).toMatch(/^DEMONSTRATION/);
      expect(lines[2]).toMatch(
        /^signature: {3}signed by Screening Bureau \(fictitious\) \(NL\) with key [\w-]{43}, valid at 2026-11-23T20:00:00.000Z$/,
      );
      expect(lines[3]).toBe('disclosures: 2 parts shown, digests match');
      expect(lines[4]).toMatch(/^not proved: .*true.*parts may be withheld/);
      expect(lines[5]).toContain('inclusion is not checked');
      expect(rows(text)).toContain('decision | Prohibited');
    });

    it('says of kinds that a record does not show that they are not in the file', async () => {
      const text = await verified(signed.record((part) => part === 'head' || part === 'outcome'));
      expect(text).toMatch(/\nGrounds\n +not in this file\n/);
      expect(text).toMatch(/\nNatural persons\n +not in this file\n/);
    });

    it('says of a submission, which is complete, that there are none', async () => {
      const draft = { ...sampleDecision(), persons: [] };
      const other = await signedDecision(draft);
      const text = renderVerified(
        await verifyStatementFile(other.submission, other.root, NOW),
        'en',
        undefined,
      );
      expect(text).toMatch(/\nNatural persons\n +none\n/);
    });

    it('keeps a reported decision apart from a state’s own word', async () => {
      const other = await signedDecision(sampleDecision({ decidedBy: 'US', groundsFrom: 'published' }));
      const text = renderVerified(
        await verifyStatementFile(other.submission, other.root, NOW),
        'en',
        undefined,
      );
      expect(text).toContain(
        'reported:    Netherlands (NL) reports that United States of America (US) decided',
      );
      expect(await verified(signed.submission)).not.toContain('reported:');
    });
  });
});
