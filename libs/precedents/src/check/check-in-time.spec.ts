import { correction, erasure, legalEvent, sharing, withdrawal } from '../../../intake/test/example-forms.js';
import { question } from '../../test/asked-party.js';
import { ExampleNode, type Said, inquiryOf, partOf } from '../../test/example-node.js';
import { decision, forCircle } from '../../test/stored-record.js';
import { Checks } from './check.service.js';
import type { CheckAnswer } from './check.type.js';

const EU = forCircle('eu');
const LEI = '529900T8BM49AURSDO55';
const at = (day: string): Date => new Date(`${day}T12:00:00Z`);

const refusalOf = (name: string, rest: object = {}) =>
  decision(
    { audience: EU, decidedOn: '2026-02-03' },
    { parties: [{ role: 'investor', names: [{ value: name, kind: 'current' }], audience: EU, ...rest }] },
  );

describe('Checks in time', () => {
  let node: ExampleNode;
  let requests = 0;
  const said: Record<string, Said> = {};
  const idOf = (name: string): string => said[name]?.id ?? 'none';

  beforeAll(async () => {
    node = await ExampleNode.start();
    said.standing = await node.say(refusalOf('Quillmere Ventures', { lei: LEI }));
    said.annulled = await node.say(refusalOf('Quillmere Ventures', { lei: LEI }));
    said.withdrawn = await node.say(refusalOf('Quillmere Ventures', { lei: LEI }));
    node.time = at('2026-11-25');
    await node.say(legalEvent(idOf('annulled'), 'annulled', '2026-05-10'));
    await node.say(withdrawal(idOf('withdrawn')));
    node.time = at('2026-11-26');
  });

  afterAll(() => node.close());

  const ask = (rest: object = {}, names = ['Quillmere Ventures'], state = 'DE'): Promise<CheckAnswer> => {
    requests += 1;
    const input = question([{ role: 'investor', names }], {
      clientRequestId: `in-time-${requests}`,
      ...rest,
    });
    return node.get(Checks).check(inquiryOf(state), input);
  };
  const found = ({ hits }: CheckAnswer): (string | undefined)[] =>
    hits.map(({ precedent: { id } }) => Object.keys(said).find((name) => idOf(name) === id));
  const left = (answer: CheckAnswer): string[] => answer.notCounted.map(({ text }) => text);

  it('does not count a decision that was annulled as a hit, and says that it was left out', async () => {
    const answer = await ask();
    expect(found(answer)).toEqual(['standing']);
    expect(left(answer)).toEqual(['1 annulled decision not counted']);
  });

  it('shows it to who asks for it, and judges that it does not count', async () => {
    const answer = await ask({ withEnded: true });
    expect(found(answer)).toEqual(['annulled', 'standing']);
    expect(left(answer)).toEqual([]);
    expect(answer.hits[0]?.earlierRefusal).toMatchObject({
      counts: 'no',
      reason: expect.stringContaining('Annulled since 2026-05-10.') as string,
    });
  });

  it('counts to the owner what it has withdrawn as left out', async () => {
    expect(left(await ask({}, undefined, 'NL'))).toEqual([
      '1 annulled decision not counted',
      '1 withdrawn decision not counted',
    ]);
  });

  it.each([
    ['2026-05-09', ['annulled', 'standing'], []],
    ['2026-05-10', ['standing'], ['1 annulled decision not counted']],
    ['2026-02-02', [], []],
  ])('as of %s goes by what was so that day', async (asOf, expected, notCounted) => {
    const answer = await ask({ asOf });
    expect([found(answer), left(answer)]).toEqual([expected, notCounted]);
  });

  it('known earlier goes by what the register knew, and says how far the log had come then', async () => {
    const answer = await ask({ knownAt: at('2026-11-24') });
    expect([found(answer), left(answer)]).toEqual([['annulled', 'standing'], []]);
    expect(answer.searched[0]?.size).toBe(3);
    expect(answer.coverage).toContain('at 3 entries');
    expect((await ask()).searched[0]?.size).toBeGreaterThan(3);
  });

  it('as of an earlier day still searches the whole log', async () => {
    const { searched } = await ask({ asOf: '2026-05-09' });
    expect(searched[0]?.size).toBe((await ask()).searched[0]?.size);
  });

  it.each([{ asOf: '2026-11-27' }, { knownAt: at('2026-11-27') }])(
    'refuses a moment ahead: %j',
    async (rest) => {
      await expect(ask(rest)).rejects.toMatchObject({ code: 'MOMENT_IN_FUTURE' });
    },
  );

  it('is another question when it is asked as of another moment', async () => {
    await ask({ clientRequestId: 'one-moment' });
    const others = [{ asOf: '2026-05-09' }, { knownAt: at('2026-11-24') }, { withEnded: true }];
    for (const rest of others) {
      await expect(ask({ clientRequestId: 'one-moment', ...rest })).rejects.toMatchObject({
        code: 'REQUEST_ID_REUSED',
      });
    }
  });

  it('finds by the name that was corrected only who asks what was known before', async () => {
    const one = await node.say(refusalOf('Mistyped Wroks', { lei: '5493001KJTIIGC8Y1R12' }));
    node.time = at('2026-11-27');
    const names = [{ value: 'Corrected Works', kind: 'current' }];
    await node.say(correction(one.id, { [partOf(one, 'party')]: { role: 'investor', names } }));
    const hits = async (name: string, rest = {}) => (await ask(rest, [name])).hits.length;
    expect([await hits('Mistyped Wroks'), await hits('Corrected Works')]).toEqual([0, 1]);
    const before = { knownAt: at('2026-11-26') };
    expect([await hits('Mistyped Wroks', before), await hits('Corrected Works', before)]).toEqual([1, 0]);
    const byLei = question([{ role: 'investor', names: [], lei: '5493001KJTIIGC8Y1R12' }], {
      clientRequestId: 'corrected-lei',
    });
    expect((await node.get(Checks).check(inquiryOf('DE'), byLei)).hits).toEqual([]);
  });

  describe('asked again', () => {
    it('gives the same hits and the same count of what was left out, after an annulment too', async () => {
      said.later = await node.say(refusalOf('Ostara Robotics'));
      const first = await ask({ clientRequestId: 'again-001' }, ['Ostara Robotics']);
      expect(found(first)).toEqual(['later']);
      await node.say(legalEvent(idOf('later'), 'annulled', '2026-06-01'));
      const again = await ask({ clientRequestId: 'again-001' }, ['Ostara Robotics']);
      expect([found(again), left(again)]).toEqual([['later'], []]);
      expect(again.hits[0]?.precedent.status.code.code).toBe('annulled');
      expect(left(await ask({}, ['Ostara Robotics']))).toEqual(['1 annulled decision not counted']);
    });

    it('shows no longer what the owner has taken back or erased', async () => {
      for (const [name, takeBack] of [
        ['Hidden Harbour', (one: Said) => sharing(one.id, {})],
        ['Erased Works', (one: Said) => erasure(one.id, [partOf(one, 'party')])],
      ] as const) {
        const one = await node.say(refusalOf(name));
        const rest = { clientRequestId: name.replace(' ', '-') };
        expect((await ask(rest, [name])).hits).toHaveLength(1);
        await node.say(takeBack(one));
        expect((await ask(rest, [name])).hits).toEqual([]);
      }
    });
  });
});
