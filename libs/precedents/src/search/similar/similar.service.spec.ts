import { Transactions } from '#database';

import { legalEvent } from '../../../../intake/test/example-forms.js';
import { ExampleNode, type Said, inquiryOf } from '../../../test/example-node.js';
import { decision, forCircle, forStates } from '../../../test/stored-record.js';
import { PrecedentFilter } from '../../precedent-filter.input.js';
import { type AskedLikeness, SimilarCases } from './similar.service.js';
import type { SimilarPrecedents } from './similar.type.js';

const EU = forCircle('eu');
const grounds = (...codes: string[]): object[] =>
  codes.map((code) => ({ code, weight: 'contributing', audience: EU }));
const party = (value: string, rest: object = {}, audience: object = EU): object => ({
  role: 'investor',
  names: [{ value, kind: 'current' }],
  audience,
  ...rest,
});
const LEI = '529900T8BM49AURSDO55';

describe('SimilarCases', () => {
  let node: ExampleNode;
  const said: Record<string, Said> = {};
  const idOf = (name: string): string => said[name]?.id ?? 'none';

  beforeAll(async () => {
    node = await ExampleNode.start();
    const outcome = { audience: EU, mainLayer: 'chips', decidedOn: '2026-02-03' };
    const text = 'Lithography machines for photonic wafers.';
    said.case = await node.say(
      decision(
        { ...outcome, summary: text },
        { grounds: grounds('SEC-02', 'ELE-06'), parties: [party('Quillmere Holding B.V.', { lei: LEI })] },
      ),
    );
    said.twin = await node.say(
      decision({ ...outcome, summary: text }, { grounds: grounds('SEC-02', 'ELE-06') }),
    );
    said.older = await node.say(
      decision({ ...outcome, decidedOn: '2016' }, { grounds: grounds('SEC-02', 'ELE-06') }),
    );
    said.identified = await node.say(
      decision(
        { audience: EU, mainLayer: 'cloud' },
        { grounds: grounds('AIP-02'), parties: [party('Other', { lei: LEI })] },
      ),
    );
    said.namesake = await node.say(
      decision(
        { audience: EU, mainLayer: 'data' },
        { grounds: grounds('AIP-02'), parties: [party('Quillmere Holding Inc')] },
      ),
    );
    said.oneCode = await node.say(
      decision({ ...outcome, mainLayer: 'models' }, { grounds: grounds('SEC-02') }),
    );
    said.undisclosed = await node.say(
      decision({ ...outcome, mainLayer: 'data' }, { grounds: grounds('UND-01', 'UND-02') }),
    );
    said.hidden = await node.say(
      decision(
        { ...outcome, mainLayer: 'data' },
        {
          grounds: [...grounds('SEC-03'), { code: 'ELE-06', weight: 'contributing' }],
          parties: [party('Quillmere Holding', { lei: LEI }, forStates('CA'))],
        },
      ),
    );
    said.annulled = await node.say(decision(outcome, { grounds: grounds('SEC-02', 'ELE-06') }));
    await node.say(legalEvent(idOf('annulled'), 'annulled'));
  });

  afterAll(() => node.close());

  const find = (asked: Partial<AskedLikeness>, state = 'DE'): Promise<SimilarPrecedents | undefined> =>
    node.get(SimilarCases).find(inquiryOf(state), {
      to: undefined,
      draft: undefined,
      filter: new PrecedentFilter(),
      first: 10,
      ...asked,
    });

  const named = (answer: SimilarPrecedents | undefined): (string | undefined)[] =>
    (answer?.similar ?? []).map(({ precedent: { id } }) =>
      Object.keys(said).find((name) => idOf(name) === id),
    );

  const whyOf = (answer: SimilarPrecedents | undefined, name: string): string[] =>
    answer?.similar.find(({ precedent }) => precedent.id === idOf(name))?.why.map(({ says }) => says) ?? [];

  it('puts the most alike first, and leaves out what has one code in common', async () => {
    expect(named(await find({ to: idOf('case') }))).toEqual(['twin', 'older', 'identified', 'namesake']);
  });

  it('says each likeness in words, and none in numbers', async () => {
    const answer = await find({ to: idOf('case') });
    expect(whyOf(answer, 'twin')).toEqual([
      expect.stringContaining('both carry the ground ELE-06') as string,
      expect.stringContaining('both carry the ground SEC-02') as string,
      'both carry the layer chips (Chips, equipment, photonics and sensors)',
      expect.stringMatching(/^its texts have .*“lithography”/) as string,
      'decided within a year of it',
    ]);
    expect(whyOf(answer, 'older').at(-1)).toBe('decided about 10 years from it');
    expect(JSON.stringify(answer)).not.toMatch(/score|likeness"/i);
  });

  it('counts a party by identifier, and by a name that is the same but for its legal form', async () => {
    const answer = await find({ to: idOf('case') });
    expect(whyOf(answer, 'identified')).toContain('a party has the same identifier as one of the case');
    expect(whyOf(answer, 'namesake')).toContain(
      'a party has the same name as one of the case, but for its legal form',
    );
  });

  it('lets nothing take part that the reader may not see, in the case or in another', async () => {
    expect(named(await find({ to: idOf('case') }))).not.toContain('hidden');
    expect(named(await find({ to: idOf('case') }, 'NL'))).toContain('hidden');
    expect(named(await find({ to: idOf('hidden') }))).toEqual([]);
  });

  it('finds nothing alike in reasons that are not available', async () => {
    expect(named(await find({ draft: { groundCodes: ['UND-01', 'UND-02'], text: 'nothing' } }))).toEqual([]);
  });

  it('compares a draft by codes and words, without a party', async () => {
    const draft = { groundCodes: ['SEC-02', 'ELE-06'], layers: ['chips'], decidedOn: '2016-01-01' };
    expect(named(await find({ draft }))).toEqual(['older', 'twin', 'case']);
    expect(named(await find({ draft: { text: 'Photonic wafers and lithography.' } }))).toEqual([
      'twin',
      'case',
    ]);
  });

  it('gives half for a code of the same group, which is no code in common', async () => {
    const draft = { groundCodes: ['SEC-04', 'ELE-06'], layers: ['chips'] };
    expect(whyOf(await find({ draft }), 'twin')).toContainEqual(
      expect.stringMatching(/^the ground SEC-04 .* is next to its SEC-02$/),
    );
  });

  it('leaves out what no longer counts unless it is asked for, and holds to the filter', async () => {
    const draft = { groundCodes: ['SEC-02', 'ELE-06'] };
    expect(named(await find({ draft }))).not.toContain('annulled');
    const filter = Object.assign(new PrecedentFilter(), { withEnded: true, decidedFrom: '2026-01-01' });
    const found = named(await find({ draft, filter }));
    expect(found).toContain('annulled');
    expect(found).not.toContain('older');
  });

  it('answers for a hidden record as for one that never was', async () => {
    const { id } = await node.say(decision({ audience: forStates('CA') }));
    expect(await find({ to: id })).toBeUndefined();
    expect(await find({ to: 'AAAAAAAAAAAAAAAAAAAAAA' })).toBeUndefined();
    expect(await find({ to: 'no id' })).toBeUndefined();
  });

  it.each([
    ['nothing', {}],
    ['two cases', { to: 'AAAAAAAAAAAAAAAAAAAAAA', draft: { text: 'chips' } }],
    ['an empty draft', { draft: { text: ' 🤖 ', groundCodes: ['UND-01'] } }],
  ])('says what to give when asked with %s', async (_, asked) => {
    await expect((async () => find(asked))()).rejects.toMatchObject({ code: 'LIKENESS_UNSAID' });
  });

  it('is written in the journal with the case and what was shown', async () => {
    await find({ to: idOf('case'), first: 1 }, 'FR');
    const lines = await node.get(Transactions).run({ role: 'reader', state: 'FR' }, (manager) =>
      manager.query<object[]>(
        `SELECT action, detail, ARRAY(SELECT record_id FROM journal_record r WHERE r.line_id = l.line_id) AS records
           FROM journal_line l`,
      ),
    );
    expect(lines).toEqual([
      {
        action: 'find_similar',
        detail: { shown: 1 },
        records: expect.arrayContaining([idOf('case'), idOf('twin')]) as string[],
      },
    ]);
  });
});
