import { relationTo } from '../../intake/test/example-forms.js';
import { ExampleNode, inquiryOf } from '../test/example-node.js';
import { decision, forCircle, forStates } from '../test/stored-record.js';
import { Precedents } from './precedents.service.js';

const EU = forCircle('eu');

describe('RecordStore on ties that others declare', () => {
  let node: ExampleNode;
  let id: string;
  let dutch: string;
  let french: string;

  beforeAll(async () => {
    node = await ExampleNode.start();
  });

  beforeEach(async () => {
    id = await node.submit(decision({ audience: EU }));
    dutch = await node.submit(decision({ audience: EU }));
    french = await node.submit(decision({ audience: EU, decidedBy: 'FR' }), 'FR');
  });

  afterAll(() => node.close());

  const relations = async (of = id) =>
    ((await node.get(Precedents).read(inquiryOf('DE'), of, {}))?.relations ?? []).map(
      ({ saidBy, inverse, note }) => `${saidBy.code}${inverse ? ' there' : ''}: ${note ?? ''}`,
    );
  const tie = (from: string, note: string, by: 'NL' | 'FR', audience = EU): Promise<string> =>
    node.submit(
      { kind: 'relation', ref: from, audience, relation: { relation: 'same_deal', to: id, note } },
      by,
    );

  it('shows the newest twenty of a state, and pushes no other state out by them', async () => {
    await tie(dutch, 'first', 'NL');
    for (let count = 1; count <= 21; count += 1) await tie(french, `${count}`, 'FR');
    const newest = Array.from({ length: 20 }, (_, place) => `FR there: ${place + 2}`);
    expect(await relations()).toEqual(['NL there: first', ...newest]);
  }, 30_000);

  it('counts among them none that the reader may not see', async () => {
    await tie(french, 'shown', 'FR');
    for (let count = 1; count <= 20; count += 1) await tie(french, `${count}`, 'FR', forStates('CA'));
    expect(await relations()).toEqual(['FR there: shown']);
  }, 30_000);

  it('names as its author the state that says it, and lets no other say it of a record', async () => {
    await tie(french, 'said', 'FR');
    expect([await relations(), await relations(french)]).toEqual([['FR there: said'], ['FR: said']]);
    await expect(node.say(relationTo(french, id), 'NL')).rejects.toMatchObject({ code: 'REFERENCE_UNKNOWN' });
  });
});
