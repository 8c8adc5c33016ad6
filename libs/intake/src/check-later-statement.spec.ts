import {
  EU,
  NOBODY,
  correction,
  erasure,
  forStates,
  legalEvent,
  relationTo,
  sharing,
  withdrawal,
} from '../test/example-forms.js';
import { ExampleGate, type Said, partOf } from '../test/example-gate.js';
import { decision } from '../test/example-register.js';
import { LATER_RULES } from './check-later-statement.js';

const UNKNOWN = 'AAAAAAAAAAAAAAAAAAAAAA';
const EU_AND_CA = { ...EU, states: ['CA'] };

/** NL decided on 2026-02-03; outcome, ground and reasons are for the circle `eu`. */
const draft = decision(
  {},
  {
    reasons: [{ language: 'en', text: 'The reasons.' }],
    persons: [{ role: 'owner', name: 'A. Nobody (fictitious)', audience: NOBODY }],
  },
);

describe('checkLaterStatement', () => {
  let node: ExampleGate;
  let decided: Said;
  let id: string;

  beforeAll(async () => {
    node = await ExampleGate.open();
  });

  beforeEach(async () => {
    decided = await node.say(draft);
    ({ id } = decided);
  });

  afterAll(() => node.close());

  const verdict = (form: object): Promise<string> => node.verdict(form);

  it('holds every rule against every later statement', () => {
    expect(LATER_RULES.map((rule) => rule.name)).toEqual([
      'checkTarget',
      'checkLength',
      'checkNotWithdrawn',
      'checkEvent',
      'checkEventsFollow',
      'checkCorrection',
      'checkErasure',
      'checkNotice',
      'checkManifest',
      'checkReach',
    ]);
  });

  describe('on what a statement refers to', () => {
    it('takes each kind about a record of the own state', async () => {
      const other = await node.say(decision());
      const forms = [
        legalEvent(id, 'appeal_lodged'),
        relationTo(id, other.id),
        correction(id, { 'reasons:en': { text: 'Mended.' } }),
        sharing(id, { outcome: EU }),
        erasure(id, ['reasons:en']),
        withdrawal(id),
      ];
      for (const form of forms) expect(await verdict(form)).toBe('accepted');
    });

    it('gives the record that each belongs to in the receipt', async () => {
      expect(await node.say(legalEvent(id, 'appeal_lodged'))).toMatchObject({ recordId: id });
    });

    it('tells a record of another state no differently from one that never was', async () => {
      const told = (form: object): Promise<object> =>
        node.say(form, { by: 'FR' }).catch(({ code, message, path, advice }: Record<string, unknown>) => ({
          code,
          message,
          path,
          advice,
        }));
      const absent = await told(legalEvent(UNKNOWN, 'annulled'));
      expect(absent).toMatchObject({ code: 'REFERENCE_UNKNOWN', path: ['head', 'ref'] });
      expect(await told(legalEvent(id, 'annulled'))).toEqual(absent);
    });

    it('refuses a statement about a later statement, but for a change of its sharing', async () => {
      const appeal = await node.say(legalEvent(id, 'appeal_lodged'));
      expect(await verdict(legalEvent(appeal.id, 'annulled'))).toBe('REFERENCE_NOT_DECISION');
      expect(await verdict(withdrawal(appeal.id))).toBe('REFERENCE_NOT_DECISION');
      expect(await verdict(sharing(appeal.id, { event: forStates('CA') }))).toBe('accepted');
    });

    it('refuses a change of sharing of a change of sharing', async () => {
      const changed = await node.say(sharing(id, { outcome: EU }));
      expect(await verdict(sharing(changed.id, {}))).toBe('REFERENCE_NOT_DECISION');
    });

    it('lets a record that was withdrawn be erased, and nothing else', async () => {
      const appeal = await node.say(legalEvent(id, 'appeal_lodged'));
      await node.say(withdrawal(id));
      const refused = [
        legalEvent(id, 'annulled'),
        relationTo(id, UNKNOWN),
        correction(id, { 'reasons:en': { text: 'Mended.' } }),
        sharing(id, {}),
        sharing(appeal.id, {}),
        withdrawal(id),
      ];
      for (const form of refused) expect(await verdict(form)).toBe('RECORD_WITHDRAWN');
      expect(await verdict(erasure(id, ['reasons:en']))).toBe('accepted');
    });
  });

  describe('on the date of an event', () => {
    it.each(['2026-02-03', '2026-02', '2026', '2026-11-23', '2026-11'])(
      'takes %s, which may lie between the decision and today',
      async (day) => {
        expect(await verdict(legalEvent(id, 'appeal_lodged', day))).toBe('accepted');
      },
    );

    it.each(['2026-11-24', '2026-12', '2027'])('refuses %s, which lies ahead', async (day) => {
      expect(await verdict(legalEvent(id, 'appeal_lodged', day))).toBe('EVENT_IN_FUTURE');
    });

    it.each(['2026-02-02', '2026-01', '2025'])('refuses %s, before the decision', async (day) => {
      expect(await verdict(legalEvent(id, 'appeal_lodged', day))).toBe('EVENT_BEFORE_DECISION');
    });

    it('goes by the corrected date of the decision', async () => {
      const { outcome } = decision({ decidedOn: '2026-01-20' }) as { outcome: object };
      await node.say(correction(id, { outcome }));
      expect(await verdict(legalEvent(id, 'appeal_lodged', '2026-02-02'))).toBe('accepted');
    });

    it('asks nothing of the date when the outcome is erased', async () => {
      await node.say(erasure(id, ['outcome']));
      expect(await verdict(legalEvent(id, 'appeal_lodged', '2020'))).toBe('accepted');
    });
  });

  describe('on what can follow', () => {
    it('takes an annulment that a higher court sets aside', async () => {
      for (const [event, day] of [
        ['appeal_lodged', '2026-03'],
        ['annulled', '2026-04'],
        ['upheld', '2026-05'],
      ]) {
        expect(await verdict(legalEvent(id, event ?? '', day))).toBe('accepted');
      }
    });

    it('refuses what cannot follow, and says what and why', async () => {
      await node.say(legalEvent(id, 'annulled', '2026-03-01'));
      await expect(node.say(legalEvent(id, 'complied', '2026-04-01'))).rejects.toMatchObject({
        code: 'EVENT_NOT_POSSIBLE',
        message: expect.stringContaining('complied cannot follow while the decision is annulled') as string,
      });
    });

    it('refuses an event recorded late that later ones cannot have followed', async () => {
      await node.say(legalEvent(id, 'appeal_lodged', '2026-05-01'));
      expect(await verdict(legalEvent(id, 'revoked', '2026-04-01'))).toBe('EVENT_NOT_POSSIBLE');
      expect(await verdict(legalEvent(id, 'revoked', '2026-06-01'))).toBe('accepted');
    });
  });

  describe('on whom a harmful event reaches', () => {
    it.each(['annulled', 'suspended', 'revoked'])('refuses %s for fewer than the outcome', async (event) => {
      const fewer = [NOBODY, forStates('DE', 'FR', 'NL'), { ...EU, except: ['FR'] }];
      for (const audience of fewer) {
        expect(await verdict(legalEvent(id, event, '2026-05-04', audience))).toBe('EVENT_REACHES_FEWER');
      }
      expect(await verdict(legalEvent(id, event, '2026-05-04', EU_AND_CA))).toBe('accepted');
    });

    it('refuses a withdrawal for fewer than the outcome', async () => {
      expect(await verdict(withdrawal(id, NOBODY))).toBe('EVENT_REACHES_FEWER');
      expect(await verdict(withdrawal(id, EU))).toBe('accepted');
    });

    it('lets an event that harms nobody be for whom the owner likes', async () => {
      expect(await verdict(legalEvent(id, 'appeal_lodged', '2026-05-04', NOBODY))).toBe('accepted');
    });

    it('goes by whom the outcome is for now', async () => {
      await node.say(sharing(id, { outcome: forStates('FR') }));
      expect(await verdict(legalEvent(id, 'suspended', '2026-05-04', forStates('DE')))).toBe(
        'EVENT_REACHES_FEWER',
      );
      expect(await verdict(legalEvent(id, 'suspended', '2026-05-04', forStates('FR')))).toBe('accepted');
      await node.say(sharing(id, {}));
      expect(await verdict(legalEvent(id, 'annulled', '2026-05-05', NOBODY))).toBe('accepted');
    });
  });

  describe('on a correction', () => {
    const mended = (audience: object): object =>
      correction(id, { 'reasons:en': { text: 'Mended.' } }, audience);

    it('refuses new words for fewer than the old ones', async () => {
      expect(await verdict(mended(forStates('FR')))).toBe('CORRECTION_REACHES_FEWER');
      expect(await verdict(mended(EU_AND_CA))).toBe('accepted');
    });

    it('takes a part that was not there before, for whomever', async () => {
      const add = { grounds: [{ code: 'SEC-01', weight: 'contributing', audience: NOBODY }] };
      expect(await verdict(correction(id, {}, EU, { add }))).toBe('accepted');
    });

    it.each([
      [{ decidedOn: '2027' }, 'DECISION_IN_FUTURE'],
      [{ decidedBy: 'FR' }, 'REPORTED_MEMBER'],
      [{ decidedBy: 'US' }, 'REPORTED_WITHOUT_SOURCE'],
    ])('holds the record as corrected to the rules of a decision: %j', async (changes, code) => {
      const { outcome } = decision(changes) as { outcome: object };
      expect(await verdict(correction(id, { outcome }))).toBe(code);
    });

    it('refuses to bring the outcome to those whom an annulment does not reach', async () => {
      const { outcome } = decision({ decidedOn: '2026-01-20' }) as { outcome: object };
      const annulled = await node.say(legalEvent(id, 'annulled'));
      await expect(node.say(correction(id, { outcome }, EU_AND_CA))).rejects.toMatchObject({
        code: 'SHARING_LEAVES_EVENT',
        path: ['sharing', 'parts'],
      });
      expect(await verdict(correction(id, { outcome }, EU))).toBe('accepted');
      await node.say(sharing(annulled.id, { event: EU_AND_CA }));
      expect(await verdict(correction(id, { outcome }, EU_AND_CA))).toBe('accepted');
    });

    it('does not use the name of a part again that was erased', async () => {
      const { outcome } = decision() as { outcome: object };
      await node.say(erasure(id, ['outcome']));
      expect(await verdict(correction(id, { outcome }))).toBe('CORRECTION_PART_ERASED');
    });

    it('may change what is left after an erasure', async () => {
      const ground = partOf(decided, 'ground');
      await node.say(erasure(id, ['outcome']));
      expect(await verdict(correction(id, { [ground]: { code: 'SEC-01', weight: 'decisive' } }))).toBe(
        'accepted',
      );
    });

    it('refuses one after which the record rests on nothing', async () => {
      const ground = partOf(decided, 'ground');
      const procedural = { code: 'PRC-06', weight: 'decisive' };
      expect(await verdict(correction(id, { [ground]: procedural }))).toBe('RECORD_GROUND_ALONE');
      const add = { grounds: [{ code: 'SEC-01', weight: 'contributing' }] };
      expect(await verdict(correction(id, { [ground]: procedural }, EU, { add }))).toBe('accepted');
    });
  });

  describe('on an erasure', () => {
    it('refuses a part that the record does not have, and names the place', async () => {
      await expect(node.say(erasure(id, ['person:zzzzzzzz']))).rejects.toMatchObject({
        code: 'ERASURE_PART_UNKNOWN',
        path: [expect.stringMatching(/^erasure:/) as string, 'part'],
      });
    });

    it('refuses to erase again what is gone', async () => {
      const person = partOf(decided, 'person');
      expect(await verdict(erasure(id, [person]))).toBe('accepted');
      expect(await verdict(erasure(id, [person]))).toBe('ERASURE_PART_UNKNOWN');
    });

    it('refuses to erase an event, which others rely on', async () => {
      await node.say(legalEvent(id, 'annulled'));
      expect(await verdict(erasure(id, ['event']))).toBe('ERASURE_PART_UNKNOWN');
    });

    it('refuses to erase an annulment without a word to those who know of it', async () => {
      const event = await node.say(legalEvent(id, 'annulled'));
      expect(await verdict(erasure(event.id, ['event'], NOBODY))).toBe('ERASURE_REACHES_FEWER');
      expect(await verdict(erasure(event.id, ['event']))).toBe('accepted');
    });

    it('lets the notice of another event go to whom the owner likes', async () => {
      const event = await node.say(legalEvent(id, 'appeal_lodged'));
      expect(await verdict(erasure(event.id, ['event'], NOBODY))).toBe('accepted');
    });
  });
});
