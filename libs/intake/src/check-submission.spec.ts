import { Membership } from '#membership';

import { type Choices, ExampleRegister, NOW, ORIGIN, decision } from '../test/example-register.js';
import { GATE_RULES, checkSubmission, namedIn } from './check-submission.js';
import { IntakeError } from './intake.errors.js';
import type { Submission } from './submission.js';

describe('checkSubmission', () => {
  let register: ExampleRegister;

  beforeAll(async () => {
    register = await ExampleRegister.create();
  });

  const check = (submission: Submission, changes: object = {}): void =>
    checkSubmission(submission, { membership: register.membership, origin: ORIGIN, now: NOW, ...changes });

  /** The refusal of this draft, or undefined when it may come in. */
  const verdict = async (
    draft: object,
    choices: Choices = {},
    view: object = {},
  ): Promise<IntakeError | undefined> => {
    const submission = await register.submission(draft, choices);
    try {
      check(submission, view);
    } catch (error) {
      if (error instanceof IntakeError) return error;
      throw error;
    }
    return undefined;
  };

  it('lets an honest statement in', async () => {
    expect(await verdict(decision())).toBeUndefined();
  });

  it('holds every rule against every statement', () => {
    expect(GATE_RULES.map((rule) => rule.name)).toEqual([
      'checkHome',
      'checkParticipation',
      'checkDemonstration',
      'checkDecision',
      'checkAudiences',
      'checkManifest',
    ]);
  });

  it('refuses a state that takes part as a reader, though the root gives it a key', async () => {
    const submission = await register.submission(decision());
    const { root } = register;
    const states = root.payload.states.map((entry) =>
      entry.code === 'NL' ? { ...entry, participation: 'reader' as const } : entry,
    );
    const membership = new Membership({ ...root, payload: { ...root.payload, states } });
    expect(() => check(submission, { membership })).toThrow(
      expect.objectContaining({ code: 'SUBMITTER_READS_ONLY' }) as Error,
    );
  });

  describe('on home', () => {
    it('refuses a state whose log is elsewhere', async () => {
      const error = await verdict(decision(), {}, { origin: 'elsewhere.example/log' });
      expect(error).toMatchObject({ code: 'HOME_ELSEWHERE', path: ['token', 'iss'] });
    });

    it('refuses a state that is no member any more', async () => {
      const submission = await register.submission(decision());
      const { root } = register;
      const states = root.payload.states.filter(({ code }) => code !== 'NL');
      const membership = new Membership({ ...root, payload: { ...root.payload, states } });
      expect(() => check(submission, { membership })).toThrow(
        expect.objectContaining({ code: 'HOME_ELSEWHERE' }) as Error,
      );
    });
  });

  describe('on demonstration', () => {
    it('refuses a demonstration statement at a real register', async () => {
      expect((await verdict(decision(), { demo: true }))?.code).toBe('DEMONSTRATION_MISMATCH');
    });

    it('refuses a real statement at a demonstration, and takes one of its own', async () => {
      const { root } = register;
      const membership = new Membership({ ...root, payload: { ...root.payload, demo: true } });
      expect((await verdict(decision(), {}, { membership }))?.code).toBe('DEMONSTRATION_MISMATCH');
      expect(await verdict(decision(), { demo: true }, { membership })).toBeUndefined();
    });
  });

  describe('on the date of the decision', () => {
    it.each(['2026-11-23', '2026-11', '2026', '1999'])('takes %s, which may have been', async (decidedOn) => {
      expect(await verdict(decision({ decidedOn }))).toBeUndefined();
    });

    it.each(['2026-11-24', '2026-12', '2027'])(
      'refuses %s, which lies ahead for certain',
      async (decidedOn) => {
        expect(await verdict(decision({ decidedOn }))).toMatchObject({
          code: 'DECISION_IN_FUTURE',
          path: ['outcome', 'decidedOn'],
        });
      },
    );

    it('goes by the day in UTC', async () => {
      const tomorrow = decision({ decidedOn: '2026-11-24' });
      expect(await verdict(tomorrow, {}, { now: new Date('2026-11-23T23:59:59.999Z') })).toBeDefined();
      expect(await verdict(tomorrow, {}, { now: new Date('2026-11-24T00:00:00.000Z') })).toBeUndefined();
    });
  });

  describe('on reported decisions', () => {
    const publicReference = { source: 'Official journal', confidence: 'high' };
    const reported = { decidedBy: 'US', groundsFrom: 'published', publicReference };

    it.each(['published', 'inferred'])(
      'takes one of a country that is no member, with grounds %s',
      async (groundsFrom) => {
        expect(await verdict(decision({ ...reported, groundsFrom }))).toBeUndefined();
      },
    );

    it('refuses one without a public source', async () => {
      expect(await verdict(decision({ ...reported, publicReference: 'not_recorded' }))).toMatchObject({
        code: 'REPORTED_WITHOUT_SOURCE',
        path: ['outcome', 'publicReference'],
      });
    });

    it("refuses grounds that pretend to be the deciding authority's own", async () => {
      expect(await verdict(decision({ ...reported, groundsFrom: 'authority' }))).toMatchObject({
        code: 'REPORTED_WITHOUT_SOURCE',
        path: ['outcome', 'groundsFrom'],
      });
    });

    it('refuses one of a state that speaks for itself', async () => {
      expect(await verdict(decision({ ...reported, decidedBy: 'FR' }))).toMatchObject({
        code: 'REPORTED_MEMBER',
        path: ['outcome', 'decidedBy'],
      });
    });

    it('takes one of a state from the time before it was a member', async () => {
      expect(
        await verdict(decision({ ...reported, decidedBy: 'DE', decidedOn: '2026-06-14' })),
      ).toBeUndefined();
    });

    it.each(['2026-06-15', '2026-06', '2026'])(
      'refuses one of %s, when the deciding state may have been a member',
      async (decidedOn) => {
        const error = await verdict(decision({ ...reported, decidedBy: 'DE', decidedOn }));
        expect(error?.code).toBe('REPORTED_MEMBER');
      },
    );

    it("asks nothing of a state's own decision", async () => {
      expect(await verdict(decision({ decidedBy: 'FR' }), { by: 'FR' })).toBeUndefined();
    });
  });

  describe('on audiences', () => {
    const shared = (audience: object): object => decision({}, { audience });

    it.each([
      ['a circle and a member', { circles: ['eu'], states: ['CA'], except: [] }],
      ['a members-only circle that the signer is in', { circles: ['nl-de'], states: [], except: [] }],
      ['nobody', { circles: [], states: [], except: [] }],
    ])('takes one of %s', async (_, audience) => {
      expect(await verdict(shared(audience))).toBeUndefined();
    });

    it('refuses an exception that is no member: the state that was meant would stay in', async () => {
      const error = await verdict(shared({ circles: ['eu'], states: [], except: ['US'] }));
      expect(error).toMatchObject({
        code: 'AUDIENCE_STATE_UNKNOWN',
        path: ['sharing', 'parts', 'outcome', 'except'],
      });
    });

    it.each([
      ['does not exist', 'misspelt'],
      ['has expired at this very moment', 'past'],
      ['is for its members, of whom the signer is none', 'fr-ca'],
    ])('refuses a circle that %s', async (_, circle) => {
      const error = await verdict(shared({ circles: ['eu', circle], states: [], except: [] }));
      expect(error).toMatchObject({
        code: 'AUDIENCE_CIRCLE_UNKNOWN',
        path: ['sharing', 'parts', 'outcome', 'circles'],
      });
    });

    it('says the same of a circle that is hidden and of one that is not there', async () => {
      const [hidden, absent] = await Promise.all(
        ['fr-ca', 'misspelt'].map((circle) => verdict(shared({ circles: [circle], states: [], except: [] }))),
      );
      const told = (error: IntakeError | undefined): unknown => [
        error?.code,
        error?.message,
        error?.advice,
        error?.path,
      ];
      expect(told(hidden)).toEqual(told(absent));
    });

    it.each(['US', 'BE'])('refuses the state %s, which is no member', async (state) => {
      const error = await verdict(shared({ circles: [], states: ['FR', state], except: [] }));
      expect(error).toMatchObject({
        code: 'AUDIENCE_STATE_UNKNOWN',
        path: ['sharing', 'parts', 'outcome', 'states'],
      });
    });

    it('refuses a state that is not a member yet', async () => {
      const now = new Date('2026-06-14T23:59:59Z');
      const audience = { circles: [], states: ['DE'], except: [] };
      expect((await verdict(shared(audience), {}, { now }))?.code).toBe('AUDIENCE_STATE_UNKNOWN');
    });

    it.each(['announce', 'silent'])('holds the level %s to the same rules', async (level) => {
      const draft = { ...decision(), [level]: { circles: ['misspelt'], states: [], except: [] } };
      expect(await verdict(draft)).toMatchObject({
        code: 'AUDIENCE_CIRCLE_UNKNOWN',
        path: ['sharing', level, 'circles'],
      });
    });

    it('takes again whom the record is shared with already, though it is there no longer', async () => {
      const left = { circles: ['eu', 'past'], states: ['BE'], except: ['AT'] };
      const named = namedIn([{ owner: 'NL', any: [left] }]);
      expect(await verdict(shared(left), {}, { named })).toBeUndefined();
      expect((await verdict(shared(left)))?.code).toBe('AUDIENCE_CIRCLE_UNKNOWN');
    });

    it.each([
      ['circles', { circles: ['misspelt', 'past'], states: [], except: [] }],
      ['states', { circles: ['past'], states: ['BE', 'US'], except: [] }],
      ['except', { circles: ['past'], states: [], except: ['AT', 'US'] }],
    ])('takes nobody else in %s with them', async (list, audience) => {
      const named = namedIn([{ owner: 'NL', any: [{ circles: ['past'], states: ['BE'], except: ['AT'] }] }]);
      const error = await verdict(shared(audience), {}, { named });
      expect(error?.path).toEqual(['sharing', 'parts', 'outcome', list]);
    });

    it('looks at the audience of every part', async () => {
      const grounds = [
        { code: 'ELE-06', weight: 'decisive' },
        {
          code: 'AIP-01',
          weight: 'contributing',
          audience: { circles: ['misspelt'], states: [], except: [] },
        },
      ];
      const error = await verdict(decision({}, { grounds }));
      expect(error?.code).toBe('AUDIENCE_CIRCLE_UNKNOWN');
      expect(error?.path[2]).toMatch(/^ground:/);
    });
  });
});
