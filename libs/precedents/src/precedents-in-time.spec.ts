import {
  correction,
  erasure,
  legalEvent,
  relationTo,
  sharing,
  withdrawal,
} from '../../intake/test/example-forms.js';
import { ExampleNode, type Said, inquiryOf, partOf } from '../test/example-node.js';
import { decision, forCircle, forStates } from '../test/stored-record.js';
import type { AskedMoment } from './moment.js';
import type { PrecedentConnection } from './precedent-connection.type.js';
import { PrecedentFilter } from './precedent-filter.input.js';
import { Precedents } from './precedents.service.js';

const EU = forCircle('eu');
const at = (day: string): Date => new Date(`${day}T12:00:00Z`);
const draft = (decidedOn: string) =>
  decision(
    { audience: EU, decidedOn },
    { reasons: [{ language: 'en', text: 'First words.', audience: EU }] },
  );

/** One statement a day, from the 23rd on; what each is about happened months before. */
describe('Precedents in time', () => {
  let node: ExampleNode;
  let precedents: Precedents;
  const said: Record<string, Said> = {};
  const idOf = (name: string): string => said[name]?.id ?? 'none';

  beforeAll(async () => {
    node = await ExampleNode.start();
    precedents = node.get(Precedents);
    said.standing = await node.say(draft('2026-02-01'));
    said.annulled = await node.say(draft('2026-02-02'));
    said.revoked = await node.say(draft('2026-02-03'));
    said.restored = await node.say(draft('2026-02-04'));
    said.withdrawn = await node.say(draft('2026-02-05'));
    node.time = at('2026-11-24');
    await node.say(legalEvent(idOf('annulled'), 'annulled', '2026-05-10'));
    await node.say(legalEvent(idOf('revoked'), 'revoked', '2026-06'));
    await node.say(legalEvent(idOf('restored'), 'annulled', '2026-05-10'));
    node.time = at('2026-11-25');
    await node.say(legalEvent(idOf('restored'), 'upheld', '2026-07-01'));
    await node.say(withdrawal(idOf('withdrawn')));
    said.correction = await node.say(
      correction(idOf('standing'), { 'reasons:en': { text: 'Second words.' } }),
    );
    node.time = at('2026-11-26');
  });

  afterAll(() => node.close());

  const list = (
    filter: Partial<PrecedentFilter> = {},
    asked: AskedMoment = {},
    state = 'DE',
    first = 20,
  ): Promise<PrecedentConnection> =>
    precedents.list(inquiryOf(state), Object.assign(new PrecedentFilter(), filter), first, undefined, asked);

  const named = ({ edges }: PrecedentConnection): (string | undefined)[] =>
    edges.map(({ node: { id } }) => Object.keys(said).find((name) => idOf(name) === id));

  const notCounted = (connection: PrecedentConnection): string[] =>
    connection.notCounted.map(({ text }) => text);

  const read = (name: string, asked: AskedMoment = {}, state = 'DE') =>
    precedents.read(inquiryOf(state), idOf(name), asked);

  describe('a list', () => {
    it('leaves out what no longer counts, and says how many and why', async () => {
      const connection = await list();
      expect(named(connection)).toEqual(['restored', 'standing']);
      expect(notCounted(connection)).toEqual([
        '1 annulled decision not counted',
        '1 revoked decision not counted',
        '1 withdrawn decision not counted',
      ]);
    });

    it('shows all of them to who asks for them, and then nothing is left out', async () => {
      const connection = await list({ withEnded: true });
      expect(named(connection)).toEqual(['withdrawn', 'restored', 'revoked', 'annulled', 'standing']);
      expect(connection.notCounted).toEqual([]);
      expect(connection.edges.map(({ node: { status } }) => status.counts)).toEqual([
        false,
        true,
        false,
        false,
        true,
      ]);
    });

    it('says on every page what the whole list leaves out', async () => {
      expect(notCounted(await list({}, {}, 'DE', 1))).toHaveLength(3);
    });

    it('counts as left out only what the filter would have found', async () => {
      const inFebruary = { decidedFrom: '2026-02-02', decidedTo: '2026-02-03' };
      expect(notCounted(await list(inFebruary))).toEqual([
        '1 annulled decision not counted',
        '1 revoked decision not counted',
      ]);
      expect((await list({ kinds: ['unwound'] })).notCounted).toEqual([]);
    });

    it('counts nothing that is hidden from the reader', async () => {
      expect((await list({}, {}, 'CA')).notCounted).toEqual([]);
    });

    it.each([
      ['2026-02-03', ['revoked', 'annulled', 'standing'], []],
      ['2026-05-09', ['withdrawn', 'restored', 'revoked', 'annulled', 'standing'], []],
      ['2026-05-10', ['withdrawn', 'revoked', 'standing'], ['2 annulled decisions not counted']],
      [
        '2026-06-01',
        ['withdrawn', 'standing'],
        ['2 annulled decisions not counted', '1 revoked decision not counted'],
      ],
      [
        '2026-11-24',
        ['withdrawn', 'restored', 'standing'],
        ['1 annulled decision not counted', '1 revoked decision not counted'],
      ],
    ])('as of %s goes by what was so that day', async (asOf, expected, left) => {
      const connection = await list({}, { asOf }, 'NL');
      expect([named(connection), notCounted(connection)]).toEqual([expected, left]);
    });

    it.each([
      ['2026-11-22', [], []],
      ['2026-11-23', ['withdrawn', 'restored', 'revoked', 'annulled', 'standing'], []],
      [
        '2026-11-24',
        ['withdrawn', 'standing'],
        ['2 annulled decisions not counted', '1 revoked decision not counted'],
      ],
    ])('known at noon of %s goes by what the register knew', async (day, expected, left) => {
      const connection = await list({}, { knownAt: at(day) }, 'NL');
      expect([named(connection), notCounted(connection)]).toEqual([expected, left]);
    });

    it('asked in both times holds to both', async () => {
      const asked = { asOf: '2026-06-30', knownAt: at('2026-11-23') };
      expect(named(await list({}, asked, 'NL'))).toHaveLength(5);
    });

    it('shows access as it is today, not as it was', async () => {
      const asked = { knownAt: at('2026-11-23') };
      expect(await read('withdrawn', asked)).toMatchObject({ outcome: { owner: { code: 'NL' } } });
    });

    it.each([{ asOf: '2026-11-27' }, { knownAt: at('2026-11-27') }])(
      'refuses a moment ahead: %j',
      (asked) => {
        expect(() => list({}, asked)).toThrow(expect.objectContaining({ code: 'MOMENT_IN_FUTURE' }) as Error);
      },
    );
  });

  describe('a precedent', () => {
    it('is read whatever became of it, with its status', async () => {
      expect((await read('annulled'))?.status).toMatchObject({
        code: { code: 'annulled' },
        since: { value: '2026-05-10' },
        counts: false,
      });
      expect((await read('withdrawn'))?.status).toMatchObject({ code: { code: 'withdrawn' }, counts: false });
    });

    it('has its history, each statement with its place in the log', async () => {
      const history = (await read('restored'))?.history ?? [];
      expect(history.map(({ kind, statusAfter }) => [kind.code, statusAfter.code.code])).toEqual([
        ['decision', 'standing'],
        ['legal-event', 'annulled'],
        ['legal-event', 'standing'],
      ]);
      const logged = history.map(({ logIndex }) => logIndex);
      expect(logged).toEqual([...logged].sort((one, other) => one - other));
      expect(history[0]?.leafHash).toHaveLength(44);
    });

    it('shows the words of today, and those known before the correction', async () => {
      expect(await read('standing')).toMatchObject({ version: 2, reasons: [{ text: 'Second words.' }, {}] });
      const earlier = await read('standing', { knownAt: at('2026-11-24') });
      expect(earlier).toMatchObject({ version: 1, reasons: [{ text: 'First words.' }, {}] });
      expect(earlier?.history).toHaveLength(1);
    });

    it('is found by what a correction says, and by the old words only as known before', async () => {
      const one = await node.say(decision({ audience: EU, decidedOn: '2026-03-02', mainLayer: 'chips' }));
      node.time = at('2026-11-27');
      const { outcome } = decision({ decidedOn: '2026-03-02', mainLayer: 'cloud' }) as { outcome: object };
      await node.say(correction(one.id, { outcome }));
      const found = async (layer: string, asked: AskedMoment = {}) =>
        (await list({ layers: [layer] }, asked)).edges.map(({ node: { id } }) => id);
      expect([await found('chips'), await found('cloud')]).toEqual([[], [one.id]]);
      const before = { knownAt: at('2026-11-26') };
      expect([await found('chips', before), await found('cloud', before)]).toEqual([[one.id], []]);
    });

    it('is not there before the register knew of it', async () => {
      expect(await read('standing', { knownAt: at('2026-11-22') }, 'NL')).toBeUndefined();
    });

    it('is not there on a day before it was taken', async () => {
      expect(await read('standing', { asOf: '2026-01-31' })).toBeUndefined();
      expect(await read('standing', { asOf: '2026-02-01' })).toBeDefined();
    });

    it('is there on an early day for a reader who may not see when it was taken', async () => {
      const grounds = [{ code: 'SEC-01', weight: 'decisive', audience: EU }];
      const { id } = await node.say(decision({ decidedOn: '2026-03-01' }, { grounds }));
      const asked = { asOf: '2026-01-31' };
      expect(await precedents.read(inquiryOf('DE'), id, asked)).toBeDefined();
      expect(await precedents.read(inquiryOf('NL'), id, asked)).toBeUndefined();
    });
  });

  describe('and relations', () => {
    it('shows a tie from both records, to whom the tie is for', async () => {
      const french = await node.say(decision({ audience: EU, decidedBy: 'FR' }), 'FR');
      await node.say(relationTo(french.id, idOf('standing'), forStates('DE')), 'FR');
      expect((await precedents.read(inquiryOf('DE'), french.id))?.relations).toMatchObject([
        { recordId: idOf('standing'), inverse: false, saidBy: { code: 'FR' } },
      ]);
      expect((await read('standing'))?.relations).toMatchObject([
        { recordId: french.id, inverse: true, saidBy: { code: 'FR' } },
      ]);
      expect((await read('standing', {}, 'NL'))?.relations).toEqual([]);
      expect((await read('standing', { knownAt: at('2026-11-25') }))?.relations).toEqual([]);
    });
  });

  describe('and erasure', () => {
    it('shows that a part is gone at every moment, and never what it was', async () => {
      node.time = at('2026-11-27');
      const { id, parts, ...rest } = await node.say(draft('2026-02-06'));
      node.time = at('2026-11-29');
      await node.say(erasure(id, [partOf({ id, parts, ...rest }, 'reasons')]));
      for (const asked of [{}, { knownAt: at('2026-11-28') }]) {
        const shown = await precedents.read(inquiryOf('DE'), id, asked);
        expect(shown?.reasons[0]).toMatchObject({
          part: 'reasons:en',
          reason: { code: 'retention_reached' },
        });
        expect(JSON.stringify(shown)).not.toContain('First words.');
      }
    });
  });

  describe('and sharing', () => {
    it('follows a change at once, in lists and in filters', async () => {
      const { id } = await node.say(draft('2026-02-07'));
      const filtered = async (state: string) =>
        (await list({ decidedFrom: '2026-02-07', decidedTo: '2026-02-07' }, {}, state)).edges.length;
      expect([await filtered('DE'), await filtered('CA')]).toEqual([1, 0]);
      await node.say(sharing(id, { outcome: forStates('CA') }));
      expect([await filtered('DE'), await filtered('CA')]).toEqual([0, 1]);
      expect(await precedents.read(inquiryOf('DE'), id)).toBeUndefined();
      expect((await precedents.read(inquiryOf('NL'), id))?.sharing).toMatchObject({
        parts: [{ part: 'outcome', states: ['CA'] }],
      });
    });
  });
});
