import { Transactions } from '#database';

import { correction, erasure, legalEvent, sharing, withdrawal } from '../../../intake/test/example-forms.js';
import { ExampleNode, type Said, inquiryOf, partOf } from '../../test/example-node.js';
import { decision, forCircle, forStates } from '../../test/stored-record.js';
import { PrecedentFilter } from '../precedent-filter.input.js';
import { type AskedSearch, PrecedentSearches } from './search.service.js';
import type { PrecedentSearch } from './search.type.js';

const EU = forCircle('eu');
const at = (day: string): Date => new Date(`${day}T12:00:00Z`);

const withReasons = (language: string, text: string, outcome: object = {}, audience: object = EU): object =>
  decision({ audience: EU, ...outcome }, { reasons: [{ language, text, audience }] });

/** One statement a day from the 23rd on, each about a record of its own. */
describe('PrecedentSearches', () => {
  let node: ExampleNode;
  let searches: PrecedentSearches;
  const said: Record<string, Said> = {};
  const idOf = (name: string): string => said[name]?.id ?? 'none';

  beforeAll(async () => {
    node = await ExampleNode.start();
    searches = node.get(PrecedentSearches);
    const lithography = 'The buyer wanted the lithography machines of the company.';
    said.english = await node.say(withReasons('en', lithography));
    said.twice = await node.say(
      withReasons('en', 'Lithography, and again lithography: the machine decides.', { mainLayer: 'chips' }),
    );
    said.dutch = await node.say(withReasons('nl', 'De levering aan het bedrijf bedreigt de koper.'));
    said.japanese = await node.say(withReasons('ja', 'この会社は人工知能の技術を持つ。'));
    said.hidden = await node.say(withReasons('en', 'Zeppelin sheds.', {}, forStates('CA')));
    said.party = await node.say(decision({ audience: EU }, { parties: [{ ...PARTY, audience: EU }] }));
    said.long = await node.say(withReasons('en', `Gyroscope ${'and more words '.repeat(300)}`));
    said.short = await node.say(withReasons('en', 'Gyroscope makers.'));
    said.annulled = await node.say(withReasons('en', 'Theodolite.'));
    node.time = at('2026-11-24');
    await node.say(legalEvent(idOf('annulled'), 'annulled'));
    await node.say(
      correction(idOf('english'), { 'reasons:en': { text: 'The buyer wanted turbines.', audience: EU } }),
    );
    node.time = at('2026-11-25');
  });

  afterAll(() => node.close());

  const search = (text: string, asked: Partial<AskedSearch> = {}, state = 'DE'): Promise<PrecedentSearch> =>
    searches.search(inquiryOf(state), {
      text,
      filter: new PrecedentFilter(),
      first: 20,
      after: undefined,
      ...asked,
    });

  const named = ({ edges }: PrecedentSearch): (string | undefined)[] =>
    edges.map(({ node: { id } }) => Object.keys(said).find((name) => idOf(name) === id));

  const found = async (text: string, asked: Partial<AskedSearch> = {}, state = 'DE') =>
    named(await search(text, asked, state));

  describe('by words', () => {
    it('finds a word in another form of it', async () => {
      expect(await found('machines')).toEqual(['twice']);
      expect(await found('leveringen')).toEqual(['dutch']);
    });

    it('finds two characters of a language that writes no spaces', async () => {
      expect(await found('人工知能')).toEqual(['japanese']);
    });

    it('puts first where the words stand in less text', async () => {
      expect(await found('gyroscope')).toEqual(['short', 'long']);
    });

    it('finds a record of any of the words', async () => {
      expect(await found('gyroscope turbines')).toEqual(['short', 'english', 'long']);
    });

    it('keeps to texts with a phrase, and without a word', async () => {
      expect(await found('"gyroscope makers"')).toEqual(['short']);
      expect(await found('"makers gyroscope"')).toEqual([]);
      expect(await found('gyroscope -makers')).toEqual(['long']);
    });

    it('says in words why, and shows no number of how well', async () => {
      const answer = await search('lithography semiconductors');
      expect(answer.edges[0]?.why).toMatchObject([
        { says: '“lithography” stands in the reasons in en', asked: 'lithography', parts: ['reasons:en'] },
        {
          says: 'the record carries the layer chips (Chips, equipment, photonics and sensors), named by “lithography” and “semiconductors”',
          asked: 'lithography, semiconductors',
          code: { code: 'chips' },
          parts: ['outcome'],
        },
      ]);
      expect(JSON.stringify(answer)).not.toMatch(/score/i);
    });

    it('finds no name of a party: whoever asks for those checks', async () => {
      expect(await found('Quillmere')).toEqual([]);
    });
  });

  it.each([`'; DROP TABLE record; --`, '%_\\', `$1 OR 'x'='x'`])(
    'F22 takes %j for the words in it',
    async (text) => {
      expect(await found(`${text} gyroscope`)).toEqual(expect.arrayContaining(['short', 'long']));
    },
  );

  describe('by codes', () => {
    it('takes a label or a synonym in another language for its code', async () => {
      const answer = await search('Halbleiter');
      expect(named(answer)).toEqual(['twice']);
      expect(answer.named).toMatchObject([{ asked: 'halbleiter', facet: 'layer', code: { code: 'chips' } }]);
    });

    it('lists by filters alone as the list of precedents does', async () => {
      expect(await found('layer:chips')).toEqual(['twice']);
      expect(await found('state:NL from:2026 layer:models gyroscope')).toEqual(['short', 'long']);
      expect(await found('gyroscope to:2025')).toEqual([]);
    });

    it('holds to the filter of the words and the other one alike', async () => {
      const filter = Object.assign(new PrecedentFilter(), { layers: ['chips'] });
      expect(await found('gyroscope layer:models', { filter })).toEqual([]);
    });
  });

  describe('what is not for all', () => {
    it('finds a text for whom it is, and for nobody else', async () => {
      expect(await found('zeppelin', {}, 'CA')).toEqual(['hidden']);
      expect(await found('zeppelin')).toEqual([]);
      expect(await found('zeppelin', {}, 'NL')).toEqual(['hidden']);
    });

    it('leaves out what no longer counts, and says how much that is', async () => {
      const answer = await search('theodolite');
      expect(named(answer)).toEqual([]);
      expect(answer.notCounted).toMatchObject([{ text: '1 annulled decision not counted' }]);
      const filter = Object.assign(new PrecedentFilter(), { withEnded: true });
      expect(await found('theodolite', { filter })).toEqual(['annulled']);
    });

    it('finds the words of a moment, not those that came before or later', async () => {
      expect(await found('turbines')).toEqual(['english']);
      expect(await found('turbines', { knownAt: at('2026-11-23') })).toEqual([]);
      expect(await found('buyer', { knownAt: at('2026-11-23') })).toEqual(['english']);
    });
  });

  describe('page by page', () => {
    it('goes on behind the last record, also when a new one comes before it', async () => {
      const first = await search('gyroscope', { first: 1 });
      expect(named(first)).toEqual(['short']);
      said.newest = await node.say(withReasons('en', 'Gyroscope.'));
      const after = first.pageInfo.endCursor;
      expect(await found('gyroscope', { first: 1, after })).toEqual(['long']);
      expect(await found('gyroscope')).toEqual(['newest', 'short', 'long']);
    });

    it('refuses a cursor of another question', async () => {
      const { pageInfo } = await search('gyroscope', { first: 1 });
      await expect(found('turbines', { after: pageInfo.endCursor })).rejects.toMatchObject({
        code: 'CURSOR_INVALID',
      });
    });
  });

  it('is written in the journal with the records shown, in the transaction of the answer', async () => {
    await search('gyroscope', { first: 2 }, 'FR');
    const lines = await node.get(Transactions).run({ role: 'reader', state: 'FR' }, (manager) =>
      manager.query<
        object[]
      >(`SELECT action, detail, (SELECT count(*)::int FROM journal_record r WHERE r.line_id = l.line_id) AS records
                         FROM journal_line l`),
    );
    expect(lines).toEqual([{ action: 'search_precedents', detail: { shown: 2 }, records: 2 }]);
  });

  describe('after its owner has taken something back', () => {
    it('no longer finds what was erased', async () => {
      const { id } = (said.erased = await node.say(withReasons('en', 'Sextant.')));
      expect(await found('sextant')).toEqual(['erased']);
      await node.say(erasure(id, ['reasons:en']));
      expect(await found('sextant')).toEqual([]);
      expect(await found('sextant', {}, 'NL')).toEqual([]);
    });

    it('finds a text for whom it was shared anew, and no longer for others', async () => {
      const record = (said.moved = await node.say(withReasons('en', 'Astrolabe.')));
      await node.say(sharing(record.id, { [partOf(record, 'reasons')]: forStates('CA') }));
      expect(await found('astrolabe')).toEqual([]);
      expect(await found('astrolabe', {}, 'CA')).toEqual(['moved']);
    });

    it('finds a withdrawn record for its owner alone', async () => {
      const { id } = (said.withdrawn = await node.say(withReasons('en', 'Octant.')));
      await node.say(withdrawal(id));
      const filter = Object.assign(new PrecedentFilter(), { withEnded: true });
      expect(await found('octant', { filter })).toEqual([]);
      expect(await found('octant', { filter }, 'NL')).toEqual(['withdrawn']);
    });
  });
});

const PARTY = {
  role: 'investor',
  names: [{ value: 'Quillmere Ventures', kind: 'current' }],
  note: 'Quillmere is a fund.',
};
