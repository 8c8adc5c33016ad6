import { Transactions } from '#database';
import { JournalLine } from '#journal';

import { legalEvent, sharing } from '../../../intake/test/example-forms.js';
import { question } from '../../test/asked-party.js';
import { NOW } from '../../test/example-membership.js';
import { ExampleNode, inquiryOf } from '../../test/example-node.js';
import { decision, forCircle } from '../../test/stored-record.js';
import { Checks } from './check.service.js';
import type { CheckAnswer } from './check.type.js';

const EU = forCircle('eu');
const hour = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);

const refusalOf = (name: string, rest: object = {}, decidedBy = 'NL'): object =>
  decision(
    { decidedBy },
    { parties: [{ role: 'investor', names: [{ value: name, kind: 'current' }] }], ...rest },
  );

describe('A check under the id of an earlier one', () => {
  let node: ExampleNode;

  beforeAll(async () => {
    node = await ExampleNode.start();
  });

  afterAll(() => node.close());

  const ask = (name: string, rest: object = {}): Promise<CheckAnswer> => {
    const asked = { clientRequestId: name.replace(' ', '-'), reach: 'ASK_OWNERS', ...rest };
    return node.get(Checks).check(inquiryOf('DE'), question([{ role: 'investor', names: [name] }], asked));
  };
  const announced = ({ announcements }: CheckAnswer): string[] =>
    announcements.map(({ state }) => state.code);
  const left = ({ notCounted }: CheckAnswer): string[] => notCounted.map(({ text }) => text);
  const seenBy = (owner: string, recordId: string): Promise<{ what: string }[]> =>
    node
      .get(Transactions)
      .run({ role: 'reader', state: owner }, (manager) =>
        manager.query<{ what: string }[]>('SELECT what FROM record_sighting WHERE record_id = $1', [
          recordId,
        ]),
      );

  it('names no state any more that has taken its announcement back', async () => {
    const id = await node.submit(refusalOf('Recalled Works', { announce: EU }));
    expect(announced(await ask('Recalled Works'))).toEqual(['NL']);
    await node.submit(sharing(id, {}));
    expect(announced(await ask('Recalled Works'))).toEqual([]);
  });

  it('names no state that had nothing to announce then', async () => {
    await node.submit(refusalOf('Later Works', { announce: EU }));
    expect(announced(await ask('Later Works'))).toEqual(['NL']);
    await node.submit(refusalOf('Later Works', { announce: EU }, 'FR'), 'FR');
    expect(announced(await ask('Later Works'))).toEqual(['NL']);
    expect(announced(await ask('Later Works', { clientRequestId: 'later-again' }))).toEqual(['FR', 'NL']);
  });

  it('tells no owner that a record was announced which the answer does not announce', async () => {
    await ask('Unheard Works');
    const id = await node.submit(refusalOf('Unheard Works', { announce: EU }));
    expect(announced(await ask('Unheard Works'))).toEqual([]);
    expect(await seenBy('NL', id)).not.toContainEqual({ what: 'announced' });
  });

  it('leaves out of its count a decision that counts again', async () => {
    const id = await node.submit(refusalOf('Revived Works', { audience: EU, announce: EU }));
    await node.submit(legalEvent(id, 'annulled', '2026-05-01'));
    const first = await ask('Revived Works');
    expect([first.hits.length, left(first)]).toEqual([0, ['1 annulled decision not counted']]);
    await node.submit(legalEvent(id, 'upheld', '2026-06-01'));
    const again = await ask('Revived Works');
    expect([again.hits.length, left(again)]).toEqual([0, []]);
  });

  it('has the id, time and log position of the first, and a line of its own in the journal', async () => {
    const first = await ask('Journal Works', { reach: 'LOCAL' });
    await node.submit(refusalOf('Journal Works', { audience: EU }));
    node.time = hour(1);
    const again = await ask('Journal Works', { reach: 'LOCAL' });
    expect([first.repeated, again]).toEqual([false, { ...first, repeated: true }]);
    const lines = await node
      .get(Transactions)
      .run({ role: 'reader', state: 'DE' }, (manager) => manager.findBy(JournalLine, { action: 'check' }));
    const newest = lines.filter(({ at }) => at.getTime() === hour(1).getTime());
    expect(newest).toMatchObject([{ outcome: 'repeated', detail: { parties: 1, hits: 0 } }]);
    expect(lines.filter(({ outcome }) => outcome === 'answered').length).toBeGreaterThan(0);
  });
});
