import { Transactions } from '#database';

import { legalEvent } from '../../../../intake/test/example-forms.js';
import { ExampleNode, inquiryOf } from '../../../test/example-node.js';
import { decision, forCircle, forStates } from '../../../test/stored-record.js';
import type { AskedMoment } from '../../moment.js';
import { PrecedentFilter } from '../../precedent-filter.input.js';
import { Precedents } from '../../precedents.service.js';
import { Facets } from './facets.service.js';
import type { PrecedentFacets } from './facets.type.js';

const EU = forCircle('eu');
const filterOf = (values: Partial<PrecedentFilter> = {}): PrecedentFilter =>
  Object.assign(new PrecedentFilter(), values);
const grounds = (...codes: string[]): object => ({
  grounds: codes.map((code) => ({ code, weight: 'contributing', audience: EU })),
});

describe('Facets', () => {
  let node: ExampleNode;

  beforeAll(async () => {
    node = await ExampleNode.start();
    const shared = { audience: EU };
    await node.say(decision({ ...shared, decidedOn: '2024' }, grounds('SEC-02', 'SEC-04')));
    await node.say(decision({ ...shared, decidedOn: '2025-03', kind: 'unwound' }, grounds('SEC-02')));
    await node.say(decision({ ...shared, mainLayer: 'chips' }, grounds('UND-01')));
    await node.say(decision({ audience: forStates('CA'), mainLayer: 'cloud' }));
    const { id } = await node.say(decision(shared, grounds('ELE-06')));
    node.time = new Date('2026-11-24T12:00:00Z');
    await node.say(legalEvent(id, 'annulled'));
  });

  afterAll(() => node.close());

  const count = (
    filter: Partial<PrecedentFilter> = {},
    state = 'DE',
    asked: AskedMoment = {},
  ): Promise<PrecedentFacets> => node.get(Facets).count(inquiryOf(state), filterOf(filter), asked);

  const countsOf = ({ facets }: PrecedentFacets, name: string): Record<string, number> => {
    const counts = facets.find(({ facet }) => facet === name)?.counts ?? [];
    return Object.fromEntries(counts.map(({ code, count: many }) => [code.code, many]));
  };

  it('counts each record once for each code of it that the reader may see', async () => {
    const counted = await count();
    expect(counted.total).toBe(3);
    expect(countsOf(counted, 'ground')).toEqual({ 'SEC-02': 2, 'SEC-04': 1 });
    expect(countsOf(counted, 'ground_group')).toEqual({ SEC: 2 });
    expect(countsOf(counted, 'layer')).toEqual({ chips: 1, models: 2 });
    expect(countsOf(counted, 'kind')).toEqual({ prohibited: 2, unwound: 1 });
    expect(countsOf(counted, 'year')).toEqual({ 2024: 1, 2025: 1, 2026: 1 });
    expect(countsOf(counted, 'decided_by')).toEqual({ NL: 3 });
  });

  it('says with every answer what the numbers are not', async () => {
    expect((await count()).caption).toBe('What members chose to share; not a measure of practice.');
  });

  it('keeps reasons that are not available out of the grounds', async () => {
    expect(JSON.stringify((await count()).facets)).not.toContain('UND');
  });

  it.each([
    {},
    { kinds: ['unwound'] },
    { layers: ['chips', 'cloud'] },
    { withEnded: true },
    { decidedFrom: '2025-01-01' },
  ])('counts as many as the list with the filter %j shows, for each reader', async (filter) => {
    for (const state of ['NL', 'DE', 'CA']) {
      const { edges } = await node.get(Precedents).list(inquiryOf(state), filterOf(filter), 50, undefined);
      expect((await count(filter, state)).total).toBe(edges.length);
    }
  });

  it('shows no code in the order of how many there are', async () => {
    const layers = (await count()).facets.find(({ facet }) => facet === 'layer')?.counts;
    expect(layers?.map(({ code }) => code.code)).toEqual(['chips', 'models']);
  });

  it('says how many decisions it leaves out, and counts as the register stood then', async () => {
    expect((await count()).notCounted).toMatchObject([{ text: '1 annulled decision not counted' }]);
    const before = await count({}, 'DE', { knownAt: new Date('2026-11-23T23:00:00Z') });
    expect(countsOf(before, 'ground')).toEqual({ 'SEC-02': 2, 'SEC-04': 1, 'ELE-06': 1 });
  });

  it('is written in the journal', async () => {
    await count({}, 'FR');
    const lines = await node
      .get(Transactions)
      .run({ role: 'reader', state: 'FR' }, (manager) =>
        manager.query<object[]>('SELECT action, detail FROM journal_line'),
      );
    expect(lines).toEqual([{ action: 'count_precedents', detail: { counted: 3 } }]);
  });
});
