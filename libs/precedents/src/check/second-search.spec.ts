import { question } from '../../test/asked-party.js';
import { comparableAnswer } from '../../test/comparable-answer.js';
import { ExampleNode, inquiryOf } from '../../test/example-node.js';
import { decision, forCircle, forStates } from '../../test/stored-record.js';
import { CandidateStore } from './candidate.store.js';
import { Checks } from './check.service.js';
import type { CheckAnswer } from './check.type.js';

const EU = forCircle('eu');
const RECORDED = {
  Korean: '(주)삼은바미빛',
  Japanese: 'イシザキムラ精機',
  Chinese: '新弘航海辉利控股集团有限公司',
  Arabic: 'خليسشاد القابضة',
};
const HIDDEN = '유한회사 정수호서솔명 에너지';
const HIDDEN_ASKED = 'yuhanhoesa jeongsuhoseosolmyeong eneoji';
const LATIN = 'Quillmere Ostara Ventures';
const TWINS = 12;

describe('the second search', () => {
  let node: ExampleNode;
  let requests = 0;
  /** How often the second search has run since the last question. */
  let runs = 0;

  const record = async (name: string, audience: object = EU): Promise<void> => {
    const parties = [{ role: 'investor', names: [{ value: name, kind: 'current' }], audience }];
    await node.submit(decision({ audience }, { parties }));
  };

  beforeAll(async () => {
    node = await ExampleNode.start();
    for (const name of Object.values(RECORDED)) await record(name);
    await record(HIDDEN, forStates('CA'));
    await record(LATIN);
    const store = node.get(CandidateStore);
    const findBySound = store.findBySound.bind(store);
    store.findBySound = (...asked) => {
      runs += 1;
      return findBySound(...asked);
    };
  });

  afterAll(() => node.close());

  const ask = (names: string[], state = 'DE', rest: object = {}): Promise<CheckAnswer> => {
    requests += 1;
    runs = 0;
    const input = question([{ role: 'investor', names }], {
      clientRequestId: `sound-request-${requests}`,
      ...rest,
    });
    return node.get(Checks).check(inquiryOf(state), input);
  };

  const found = ({ hits }: CheckAnswer): string[] => hits.map(({ matches: [best] }) => best?.name ?? 'none');

  it.each([
    ['Korean', '(ju)sam-eunbamibich', RECORDED.Korean],
    ['Japanese', 'ishizakimurajingji', RECORDED.Japanese],
    ['Chinese', 'xin hong hang hai hui li kong gu ji tuan you xian gong si', RECORDED.Chinese],
    ['Arabic', 'khlysshad alqabdt', RECORDED.Arabic],
  ])('finds a %s record by what a machine makes of its name', async (_, asked, recorded) => {
    expect(found(await ask([asked]))).toContain(recorded);
  });

  it('says that the whole names sound alike, and gives no more than a similar name', async () => {
    const { hits } = await ask(['(ju)sam-eunbamibich']);
    expect(hits[0]?.matches).toMatchObject([
      {
        askedName: '(ju)sam-eunbamibich',
        band: 'similar_name_only',
        reasons: [
          {
            token: '(ju)sam-eunbamibich',
            how: 'whole_sound',
            other: RECORDED.Korean,
            text: `sounds alike as a whole: "(ju)sam-eunbamibich" / "${RECORDED.Korean}"`,
          },
        ],
      },
    ]);
    expect(hits[0]?.matches[0]).not.toHaveProperty('score');
    expect(hits[0]?.explanation.join(' ')).toContain('Not word by word: sounds alike as a whole');
    expect(hits[0]?.earlierRefusal.counts).toBe('unclear');
  });

  it('answers for a name that is hidden as for one that was never recorded', async () => {
    const hidden = await ask([HIDDEN_ASKED]);
    const absent = await ask(['gwangmyeongjeonja haneulbicheul']);
    expect(runs).toBe(1);
    expect(comparableAnswer(hidden)).toEqual(comparableAnswer(absent));
    expect(found(await ask([HIDDEN_ASKED], 'CA'))).toEqual([HIDDEN]);
  });

  it('does not run where the words have found more than a similar name', async () => {
    expect(found(await ask([LATIN]))).toEqual([LATIN]);
    expect(runs).toBe(0);
    expect(found(await ask(['Quillmere']))).toEqual([LATIN]);
    expect(runs).toBe(1);
  });

  it('runs for each party by itself, and its hits come after those of the first', async () => {
    const parties = [
      { role: 'owner', names: ['(ju)sam-eunbamibich'] },
      { role: 'investor', names: [LATIN] },
    ];
    runs = 0;
    const answer = await node
      .get(Checks)
      .check(inquiryOf('DE'), question(parties, { clientRequestId: 'two-parties' }));
    expect(found(answer)).toEqual([LATIN, RECORDED.Korean]);
    expect(runs).toBe(1);
  });

  it('tells no record twice that its words have found', async () => {
    const { hits } = await ask(['(ju)sam-eunbamibich', 'Quillmere']);
    expect(hits.flatMap(({ matches }) => matches.map(({ part }) => part))).toHaveLength(hits.length);
  });

  it('gives a repeated question its first answer', async () => {
    const again = { clientRequestId: 'sound-again' };
    const first = await ask(['ishizakimurajingji'], 'DE', again);
    await record('イシザキムラ精機工業');
    expect(await ask(['ishizakimurajingji'], 'DE', again)).toEqual({ ...first, repeated: true });
  });

  it('shows ten at the most, the likest first, and says that there are more', async () => {
    for (let twin = 0; twin < TWINS; twin += 1) await record(`${RECORDED.Korean}${'나도'.repeat(twin)}`);
    const answer = await ask(['(ju)sam-eunbamibich']);
    expect(answer.hits).toHaveLength(10);
    expect(answer.more).toBe(true);
    expect(found(answer).slice(0, 2)).toEqual([RECORDED.Korean, RECORDED.Korean]);
  });
});
