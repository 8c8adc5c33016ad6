import { Transactions } from '#database';
import { JournalLine, JournalRecord } from '#journal';

import { question } from '../../test/asked-party.js';
import { NOW, ORIGIN } from '../../test/example-membership.js';
import { comparableAnswer } from '../../test/comparable-answer.js';
import { ExampleNode, inquiryOf } from '../../test/example-node.js';
import { decision, forCircle, forStates } from '../../test/stored-record.js';
import { Checks } from './check.service.js';
import type { CheckAnswer } from './check.type.js';

const EU = forCircle('eu');
const LEI = '529900T8BM49AURSDO55';

const party = (name: string, rest: object = {}): object => ({
  role: 'investor',
  names: [{ value: name, kind: 'current' }],
  audience: EU,
  ...rest,
});

describe('Checks', () => {
  let node: ExampleNode;
  let checks: Checks;
  let requests = 0;

  beforeAll(async () => {
    node = await ExampleNode.start();
    checks = node.get(Checks);
    const names = [
      { value: 'Ostara Robotics Oy', kind: 'current' },
      { value: 'Vanhala Oy', kind: 'former' },
    ];
    await node.submit(
      decision({ audience: EU }, { parties: [party('Quillmere Ventures', { lei: LEI, seat: 'CA' })] }),
    );
    await node.submit(decision({}, { parties: [party('Quillmere Ventures B.V.', { role: 'target' })] }));
    await node.submit(decision({}, { parties: [party('Hidden Harbour', { audience: forStates('CA') })] }));
    await node.submit(decision({}, { parties: [party('Ostara', { names })] }));
    await node.submit(decision({}, { persons: [{ role: 'owner', name: 'Alma Quillmere', audience: EU }] }));
  });

  afterAll(() => node.close());

  const ask = (state: string, asked: object, rest: object = {}): Promise<CheckAnswer> => {
    requests += 1;
    const input = question([{ role: 'investor', names: [], ...asked }], {
      clientRequestId: `request-${requests}`,
      ...rest,
    });
    return checks.check(inquiryOf(state), input);
  };

  const found = ({ hits }: CheckAnswer): string[] =>
    hits.map(({ matches: [best], precedent }) => `${precedent.logIndex} ${best?.band ?? 'none'}`);

  const linesOf = (state: string): Promise<[JournalLine[], JournalRecord[]]> =>
    node
      .get(Transactions)
      .run({ role: 'reader', state }, async (manager) => [
        await manager.findBy(JournalLine, { action: 'check' }),
        await manager.find(JournalRecord),
      ]);

  it('finds records by name, best likeness first and then newest', async () => {
    expect(found(await ask('DE', { names: ['Quillmere Ventures'] }))).toEqual([
      '1 strong',
      '0 strong',
      '4 similar_name_only',
    ]);
  });

  it('finds a record by identifier alone, before any likeness of name', async () => {
    expect(found(await ask('DE', { lei: LEI }))).toEqual(['0 identifier']);
    const both = await ask('DE', { lei: LEI, names: ['Quillmere Ventures'] });
    expect(found(both)).toEqual(['0 identifier', '1 strong', '4 similar_name_only']);
  });

  it('finds a record by a former name', async () => {
    const answer = await ask('DE', { names: ['Vanhala'] });
    expect(answer.hits[0]?.matches[0]).toMatchObject({ band: 'strong', name: 'Vanhala Oy' });
  });

  it('finds a natural person by name', async () => {
    const answer = await ask('DE', { names: ['Alma Quillmere'] });
    expect(answer.hits[0]).toMatchObject({ matches: [{ band: 'likely', role: { code: 'owner' } }] });
  });

  it('says in which role the party was recorded and what differs', async () => {
    const { hits } = await ask('DE', { lei: LEI, seat: 'NL' });
    expect(hits[0]?.matches).toMatchObject([
      { asked: 0, role: { code: 'investor' }, differences: [{ field: 'seat', asked: 'NL', recorded: 'CA' }] },
    ]);
  });

  it('judges each hit on what the reader may see of it', async () => {
    const { hits } = await ask('DE', { names: ['Quillmere Ventures'] });
    expect(hits.map(({ earlierRefusal }) => earlierRefusal.reason)).toEqual([
      'The outcome is not shared with your state.',
      'Only the name is alike: establish first that it is the same investor.',
      'The outcome is not shared with your state.',
    ]);
  });

  it('answers for a party that is hidden as for one that was never recorded', async () => {
    const hidden = await ask('DE', { names: ['Hidden Harbour'] });
    const absent = await ask('DE', { names: ['Never Recorded'] });
    expect(comparableAnswer(hidden)).toEqual(comparableAnswer(absent));
    expect(found(await ask('CA', { names: ['Hidden Harbour'] }))).toEqual(['2 strong']);
  });

  it('says which log it has searched, how far it had come, and that it claims no absence', async () => {
    const answer = await ask('FR', { names: ['Never Recorded'] });
    expect(answer).toMatchObject({
      answeredAt: NOW,
      hits: [],
      more: false,
      searched: [{ origin: ORIGIN, size: 5, freshness: 'own', withheld: undefined }],
    });
    expect(answer.searched[0]?.root).toHaveLength(44);
    expect(answer.coverage).toContain('Others may hold records');
  });

  it('searches for each party asked about, and says which one was found', async () => {
    const parties = [
      { role: 'target', names: ['Never Recorded'] },
      { role: 'owner', names: ['Ostara Robotics'] },
    ];
    const answer = await checks.check(inquiryOf('DE'), question(parties, { clientRequestId: 'two-parties' }));
    expect(answer.hits.map((hit) => hit.matches[0]?.asked)).toEqual([1]);
  });

  describe('asked again', () => {
    const again = { clientRequestId: 'the-same-question' };

    it('gives the first answer again, and not what has come in since', async () => {
      const first = await ask('FR', { names: ['Repeated Works'] }, again);
      await node.submit(decision({}, { parties: [party('Repeated Works')] }));
      expect(await ask('FR', { names: ['Repeated Works'] }, again)).toEqual({ ...first, repeated: true });
      expect((await ask('FR', { names: ['Repeated Works'] })).hits).toHaveLength(1);
    });

    it('refuses the same id for another question', async () => {
      await ask('FR', { names: ['One'] }, { clientRequestId: 'reused-id' });
      await expect(ask('FR', { names: ['Other'] }, { clientRequestId: 'reused-id' })).rejects.toMatchObject({
        code: 'REQUEST_ID_REUSED',
        path: ['input', 'clientRequestId'],
      });
    });

    it('keeps the ids of officers and states apart', async () => {
      const mine = await ask('FR', { names: ['One'] }, { clientRequestId: 'shared-id' });
      const theirs = await ask('DE', { names: ['Other'] }, { clientRequestId: 'shared-id' });
      expect(theirs.id).not.toBe(mine.id);
    });

    it('answers two calls at the same moment with one answer', async () => {
      const both = await Promise.all(
        [1, 2].map(() => ask('FR', { names: ['At Once'] }, { clientRequestId: 'at-once-1' })),
      );
      const [one, other] = both.map(({ repeated: _, ...answer }) => answer);
      expect(one).toEqual(other);
      expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
    });
  });

  describe('in the journal', () => {
    it('stands with its case, the number of hits and the records shown', async () => {
      await ask('NL', { names: ['Ostara Robotics'] });
      const [lines, records] = await linesOf('NL');
      expect(lines).toMatchObject([
        {
          purpose: 'screening',
          caseReference: 'NL-2026-1',
          detail: { parties: 1, hits: 1 },
          officer: 'nl-reader',
        },
      ]);
      expect(records.filter((record) => record.lineId === lines[0]?.lineId)).toMatchObject([{ owner: 'NL' }]);
    });

    it('stands without hits too, and never names the party', async () => {
      await ask('CA', { names: ['Secret Target'] });
      const [lines] = await linesOf('CA');
      expect(lines.map((line) => line.detail.hits)).toContain(0);
      expect(JSON.stringify(lines)).not.toContain('Secret');
    });
  });

  it('refuses a question that could find nothing, and stores nothing', async () => {
    const [before] = await linesOf('DE');
    await expect(ask('DE', { names: ['???'] })).rejects.toMatchObject({ code: 'QUESTION_EMPTY' });
    expect((await linesOf('DE'))[0]).toHaveLength(before.length);
  });
});
