import { EU, correction, erasure } from '../test/example-forms.js';
import { ExampleGate, type Said, partOf } from '../test/example-gate.js';
import { decision } from '../test/example-register.js';

const draft = decision(
  {},
  {
    grounds: [
      { code: 'ELE-06', weight: 'decisive' },
      { code: 'SEC-01', weight: 'contributing' },
    ],
    reasons: [{ language: 'en', text: 'The reasons.' }],
  },
);

describe('checkLaterStatement on a correction after an erasure', () => {
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

  const mended = (): object => correction(id, { 'reasons:en': { text: 'Mended.' } });

  it('takes a second one where only the text of the first was erased', async () => {
    const first = await node.say(mended());
    await node.say(erasure(first.id, ['correction']));
    expect(await node.verdict(mended())).toBe('accepted');
  });

  it('takes one of a record that has lost all its grounds', async () => {
    await node.say(erasure(id, [partOf(decided, 'ground'), partOf(decided, 'ground', 1)]));
    expect(await node.verdict(mended())).toBe('accepted');
  });

  it('names the part that was erased, and takes a new one in its place', async () => {
    await node.say(erasure(id, ['reasons:en']));
    await expect(node.say(mended())).rejects.toMatchObject({
      code: 'CORRECTION_PART_ERASED',
      path: ['reasons:en'],
    });
    const add = { reasons: [{ language: 'nl', text: 'De redenen.' }] };
    expect(await node.verdict(correction(id, {}, EU, { add }))).toBe('accepted');
  });
});
