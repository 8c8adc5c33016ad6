import { NOBODY, correction, erasure, legalEvent } from '../test/example-forms.js';
import { ExampleGate } from '../test/example-gate.js';
import { decision } from '../test/example-register.js';

/** NL decided on 2026-02-03. */
describe('checkLaterStatement on the order of events', () => {
  let node: ExampleGate;
  let id: string;

  beforeAll(async () => {
    node = await ExampleGate.open();
  });

  beforeEach(async () => {
    ({ id } = await node.say(decision()));
  });

  afterAll(() => node.close());

  const verdict = (form: object): Promise<string> => node.verdict(form);
  const dated = (decidedOn: string): object =>
    correction(id, { outcome: (decision({ decidedOn }) as { outcome: object }).outcome });

  it('refuses a date that leaves open whether the decision counts, and takes one that does not', async () => {
    await node.say(legalEvent(id, 'annulled', '2026-05-10'));
    await expect(node.say(legalEvent(id, 'upheld', '2026-05'))).rejects.toMatchObject({
      code: 'EVENT_ORDER_UNCLEAR',
      path: ['event', 'occurredOn'],
    });
    expect(await verdict(legalEvent(id, 'upheld', '2026-06'))).toBe('accepted');
  });

  it('holds an event against those that are for its owner alone too', async () => {
    await node.say(legalEvent(id, 'appeal_lodged', '2026-03-10'));
    await node.say(legalEvent(id, 'upheld', '2026-05-20', NOBODY));
    expect(await verdict(legalEvent(id, 'annulled', '2026-05'))).toBe('EVENT_ORDER_UNCLEAR');
  });

  it('forgets an event that was erased', async () => {
    const annulled = await node.say(legalEvent(id, 'annulled', '2026-05-10'));
    expect(await verdict(legalEvent(id, 'complied', '2026-06-01'))).toBe('EVENT_NOT_POSSIBLE');
    await node.say(erasure(annulled.id, ['event']));
    expect(await verdict(legalEvent(id, 'complied', '2026-06-01'))).toBe('accepted');
  });

  it('refuses to move the decision behind what happened to it', async () => {
    await node.say(legalEvent(id, 'appeal_lodged', '2026-03'));
    await expect(node.say(dated('2026-04-01'))).rejects.toMatchObject({
      code: 'EVENT_BEFORE_DECISION',
      path: ['outcome', 'decidedOn'],
    });
    expect(await verdict(dated('2026-03-31'))).toBe('accepted');
  });
});
