import { question } from '../../test/asked-party.js';
import { ExampleNode, inquiryOf } from '../../test/example-node.js';
import { decision, forCircle } from '../../test/stored-record.js';
import { Checks } from './check.service.js';
import type { CheckAnswer } from './check.type.js';
import { type AnswersElsewhere, OwnersElsewhere, type QuestionElsewhere } from './owners-elsewhere.js';

const CA_ALONE: AnswersElsewhere = { answered: ['CA'], announcedBy: ['CA'] };

/** NL and DE at home, FR and CA elsewhere. */
describe('A check that asks owners whose log another node keeps', () => {
  let node: ExampleNode;
  let sent: { question: QuestionElsewhere; owners: readonly string[] }[] = [];
  let answers: AnswersElsewhere = CA_ALONE;
  let requests = 0;

  beforeAll(async () => {
    node = await ExampleNode.start(({ states }) => {
      for (const state of states)
        if (['CA', 'FR'].includes(state.code)) state.homeLog = 'elsewhere.example/log';
    });
    const names = [{ value: 'Announced Works', kind: 'current' }];
    await node.submit({
      ...decision({}, { parties: [{ role: 'investor', names }] }),
      announce: forCircle('eu'),
    });
  });

  beforeEach(() => {
    sent = [];
    answers = CA_ALONE;
  });

  afterAll(() => node.close());

  const ask = (rest: object = {}, names = ['Announced Works']): Promise<CheckAnswer> => {
    requests += 1;
    const party = { role: 'investor', names, seat: 'CA', control: 'CA' };
    const asked = { clientRequestId: `elsewhere-${requests}`, reach: 'ASK_OWNERS', ...rest };
    return node.get(Checks).check(inquiryOf('DE'), question([party], asked));
  };
  const codes = (states: readonly { readonly code: string }[]): string[] => states.map(({ code }) => code);

  it('leaves them out where no way to them is open', async () => {
    const answer = await ask();
    expect([codes(answer.asked), codes(answer.notAsked)]).toEqual([['NL'], ['CA', 'FR']]);
  });

  describe('by a way that is open', () => {
    beforeAll(() =>
      node.get(OwnersElsewhere).open((asked, owners) => {
        sent.push({ question: asked, owners });
        return Promise.resolve(answers);
      }),
    );

    it('puts the question to them, and joins what they say to what is announced here', async () => {
      const answer = await ask();
      expect(sent.map(({ owners }) => owners)).toEqual([['CA', 'FR']]);
      expect(codes(answer.announcements.map(({ state }) => state))).toEqual(['CA', 'NL']);
    });

    it('names those that have not answered, and claims no silence of them', async () => {
      const answer = await ask();
      expect(codes(answer.answered)).toEqual(['CA', 'NL']);
      expect(codes(answer.notAnswered)).toEqual(['FR']);
      expect(answer.coverage).toMatch(/ Asked, and without an answer from its node: FR\.$/);
    });

    it('sends the state, the purpose and the parties, and neither officer nor case', async () => {
      await ask();
      const [one] = sent;
      expect(Object.keys(one?.question ?? {}).sort()).toEqual(['parties', 'purpose', 'state']);
      expect(JSON.stringify(one)).not.toMatch(/de-reader|DE-2026|NL-2026/);
    });

    it('asks only whom the asker names, and nobody unless it is told to', async () => {
      await ask({ ask: ['NL', 'FR'] });
      await ask({ ask: ['NL'] });
      await ask({ reach: 'LOCAL' });
      expect(sent.map(({ owners }) => owners)).toEqual([['FR']]);
    });

    it('repeats its answer without asking again', async () => {
      const rest = { clientRequestId: 'elsewhere-again' };
      const first = await ask(rest);
      answers = { answered: [], announcedBy: [] };
      expect(await ask(rest)).toEqual({ ...first, repeated: true });
      expect(sent).toHaveLength(1);
    });

    it.each([
      ['REQUEST_ID_REUSED', { clientRequestId: 'elsewhere-again' }, ['Another Name']],
      ['QUESTION_EMPTY', {}, ['???']],
      ['MOMENT_IN_FUTURE', { asOf: '2999-01-01' }, ['Announced Works']],
    ])('sends nothing of a question that it refuses with %s', async (code, rest, names) => {
      await expect(ask(rest, names)).rejects.toMatchObject({ code });
      expect(sent).toEqual([]);
    });
  });
});
