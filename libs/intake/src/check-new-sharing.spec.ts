import { EU, NOBODY, erasure, forStates, legalEvent, sharing } from '../test/example-forms.js';
import { ExampleGate } from '../test/example-gate.js';
import { decision } from '../test/example-register.js';

const EU_AND_CA = { ...EU, states: ['CA'] };

/** NL decided on 2026-02-03; outcome, ground and reasons are for the circle `eu`. */
const draft = decision(
  {},
  {
    reasons: [{ language: 'en', text: 'The reasons.' }],
    persons: [{ role: 'owner', name: 'A. Nobody (fictitious)', audience: NOBODY }],
  },
);

describe('checkLaterStatement on a new sharing', () => {
  let node: ExampleGate;
  let id: string;

  beforeAll(async () => {
    node = await ExampleGate.open();
  });

  beforeEach(async () => {
    ({ id } = await node.say(draft));
  });

  afterAll(() => node.close());

  const verdict = (form: object): Promise<string> => node.verdict(form);

  it.each(['person:zzzzzzzz', 'reasons:nl', 'event'])(
    'refuses one that names %s, which is not there',
    async (part) => {
      await node.say(legalEvent(id, 'appeal_lodged'));
      await expect(node.say(sharing(id, { [part]: EU }))).rejects.toMatchObject({
        code: 'SHARING_PART_UNKNOWN',
        path: ['sharing', 'parts', part],
      });
    },
  );

  it('refuses one that names what was erased', async () => {
    await node.say(erasure(id, ['reasons:en']));
    expect(await verdict(sharing(id, { 'reasons:en': EU }))).toBe('SHARING_PART_UNKNOWN');
  });

  it('refuses to share parts of the decision through a later statement', async () => {
    const appeal = await node.say(legalEvent(id, 'appeal_lodged'));
    expect(await verdict(sharing(appeal.id, { outcome: EU }))).toBe('SHARING_PART_UNKNOWN');
  });

  it('refuses to share the outcome with those whom an annulment does not reach', async () => {
    const annulled = await node.say(legalEvent(id, 'annulled'));
    expect(await verdict(sharing(id, { outcome: EU_AND_CA }))).toBe('SHARING_LEAVES_EVENT');
    expect(await verdict(sharing(annulled.id, { event: EU_AND_CA }))).toBe('accepted');
    expect(await verdict(sharing(id, { outcome: EU_AND_CA }))).toBe('accepted');
  });

  it('refuses to take the annulment from those who have the outcome', async () => {
    const annulled = await node.say(legalEvent(id, 'annulled'));
    expect(await verdict(sharing(annulled.id, {}))).toBe('SHARING_LEAVES_EVENT');
    const withoutFr = { ...EU, except: ['FR'] };
    expect(await verdict(sharing(id, { outcome: withoutFr }))).toBe('accepted');
    expect(await verdict(sharing(annulled.id, { event: withoutFr }))).toBe('accepted');
  });

  it('goes by the wording: a state that happens to be in the circle is another audience', async () => {
    const annulled = await node.say(legalEvent(id, 'annulled'));
    expect(await verdict(sharing(id, { outcome: forStates('FR') }))).toBe('SHARING_LEAVES_EVENT');
    await node.say(sharing(annulled.id, { event: { ...EU, states: ['FR'] } }));
    expect(await verdict(sharing(id, { outcome: forStates('FR') }))).toBe('accepted');
  });

  it.each(['announce', 'silent'])('refuses the level %s for a later statement', async (level) => {
    const appeal = await node.say(legalEvent(id, 'appeal_lodged'));
    await expect(node.say(sharing(appeal.id, { event: EU }, { [level]: EU }))).rejects.toMatchObject({
      code: 'SHARING_LEVEL_MISPLACED',
      path: ['sharing', level],
    });
    expect(await verdict(sharing(id, { outcome: EU }, { [level]: EU }))).toBe('accepted');
  });

  it('lets the owner narrow everything to itself', async () => {
    await node.say(legalEvent(id, 'annulled'));
    expect(await verdict(sharing(id, {}))).toBe('accepted');
  });

  it('holds its audiences to the rules for all audiences', async () => {
    const misspelt = { circles: ['misspelt'], states: [], except: [] };
    expect(await verdict(sharing(id, { outcome: misspelt }))).toBe('AUDIENCE_CIRCLE_UNKNOWN');
    expect(await verdict(sharing(id, {}, { silent: forStates('US') }))).toBe('AUDIENCE_STATE_UNKNOWN');
  });
});
