import {
  EU,
  NOBODY,
  correction,
  erasure,
  forStates,
  legalEvent,
  sharing,
  withdrawal,
} from '../test/example-forms.js';
import { ExampleGate, type Said, partOf } from '../test/example-gate.js';
import { ExampleRegister, NOW, decision } from '../test/example-register.js';

const EU_AND_CA = { ...EU, states: ['CA'] };
const EU_AND_BRIEF = { ...EU, circles: ['brief', 'eu'] };
const hour = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);

/** Outcome and ground are for the circle `eu`, the party for CA as well. */
const draft = decision(
  {},
  {
    parties: [
      { role: 'investor', names: [{ value: 'Quillmere Ventures', kind: 'current' }], audience: EU_AND_CA },
    ],
  },
);

/** An example register with a circle that ends an hour from now. */
function withBriefCircle(): Promise<ExampleRegister> {
  return ExampleRegister.create(({ circles }) => {
    const [eu] = circles;
    if (eu) circles.push({ ...eu, id: 'brief', expires: hour(1).toISOString().replace('.000', '') });
  });
}

describe('checkLaterStatement on reach', () => {
  let node: ExampleGate;
  let decided: Said;
  let id: string;

  beforeAll(async () => {
    node = await ExampleGate.open(await withBriefCircle());
  });

  beforeEach(async () => {
    decided = await node.say(draft);
    ({ id } = decided);
  });

  afterAll(() => node.close());

  const verdict = (form: object): Promise<string> => node.verdict(form);

  describe('once the outcome is erased', () => {
    it('holds an annulment to the readers of every part that is left', async () => {
      await node.say(erasure(id, ['outcome']));
      expect(await verdict(legalEvent(id, 'annulled', '2026-05-04', EU))).toBe('EVENT_REACHES_FEWER');
      expect(await verdict(legalEvent(id, 'annulled', '2026-05-04', EU_AND_CA))).toBe('accepted');
    });

    it('refuses to bring any part to those whom the annulment does not reach', async () => {
      await node.say(sharing(id, { outcome: EU }));
      await node.say(legalEvent(id, 'annulled', '2026-05-04', EU));
      await node.say(erasure(id, ['outcome']));
      expect(await verdict(sharing(id, { [partOf(decided, 'party')]: forStates('CA') }))).toBe(
        'SHARING_LEAVES_EVENT',
      );
      const add = { grounds: [{ code: 'SEC-01', weight: 'contributing', audience: forStates('CA') }] };
      expect(await verdict(correction(id, {}, EU, { add }))).toBe('SHARING_LEAVES_EVENT');
    });

    it('refuses the erasure itself while the annulment reaches fewer than what is left', async () => {
      const annulled = await node.say(legalEvent(id, 'annulled', '2026-05-04', EU));
      expect(await verdict(erasure(id, ['outcome']))).toBe('SHARING_LEAVES_EVENT');
      expect(await verdict(erasure(id, ['outcome', partOf(decided, 'party')]))).toBe('accepted');
      expect(await verdict(sharing(annulled.id, { event: EU }))).toBe('accepted');
    });
  });

  it('refuses to erase why a record was withdrawn without a word to those who know of it', async () => {
    const withdrawn = await node.say(withdrawal(id, EU));
    expect(await verdict(erasure(withdrawn.id, ['withdrawal'], NOBODY))).toBe('ERASURE_REACHES_FEWER');
    expect(await verdict(erasure(withdrawn.id, ['withdrawal'], EU))).toBe('accepted');
  });

  describe('where the outcome is shared with a circle that has ended since', () => {
    afterEach(() => {
      node.now = NOW;
    });

    it('takes an annulment that names the circle again, and nothing less', async () => {
      const said = await node.say(decision({}, { audience: EU_AND_BRIEF }));
      node.now = hour(2);
      expect(await verdict(legalEvent(said.id, 'annulled', '2026-05-04', EU))).toBe('EVENT_REACHES_FEWER');
      expect(await verdict(legalEvent(said.id, 'annulled', '2026-05-04', EU_AND_BRIEF))).toBe('accepted');
    });

    it('lets no other record name it', async () => {
      await node.say(decision({}, { audience: EU_AND_BRIEF }));
      node.now = hour(2);
      expect(await verdict(decision({}, { audience: EU_AND_BRIEF }))).toBe('AUDIENCE_CIRCLE_UNKNOWN');
      expect(await verdict(legalEvent(id, 'appeal_lodged', '2026-05-04', EU_AND_BRIEF))).toBe(
        'AUDIENCE_CIRCLE_UNKNOWN',
      );
    });
  });
});
