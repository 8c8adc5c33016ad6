import { PRESENT, openMoment } from '../moment.js';
import type { FoundHit, HitScope } from './find-hits.service.js';
import type { PlacedHit } from './order-hits.js';
import { readInOrder } from './read-in-order.js';

const SCOPE: HitScope = { among: null, moment: PRESENT, withEnded: false, most: 2 };
const ON_A_DAY = openMoment({ asOf: '2026-01-01' }, new Date('2026-11-29T12:00:00Z'));

const placed = (recordId: string, mayHaveEnded = false): PlacedHit => ({
  ...{ recordId, state: 'NL', arrival: 10 - Number(recordId), band: 1, mayHaveEnded },
});
const hitOn = (id: string, counts: boolean): FoundHit =>
  ({ precedent: { id, status: { counts } }, matches: [] }) as unknown as FoundHit;

describe('readInOrder', () => {
  let asked: string[][];

  beforeEach(() => void (asked = []));

  /** Records `ended` count no longer; of `gone` nothing is shown. */
  const found = async (hits: PlacedHit[], rest: Partial<HitScope> = {}, ended = '', gone = '') => {
    const read = (wanted: readonly PlacedHit[]): Promise<FoundHit[]> => {
      const ids = wanted.map(({ recordId }) => recordId);
      if (ids.length > 0) asked.push(ids);
      const there = ids.filter((id) => !gone.includes(id));
      return Promise.resolve(there.map((id) => hitOn(id, !ended.includes(id))));
    };
    const { hits: shown, further, ended: left } = await readInOrder(hits, read, { ...SCOPE, ...rest });
    const idsOf = (ones: FoundHit[]): string[] => ones.map(({ precedent }) => precedent.id);
    return { shown: idsOf(shown), further, ended: idsOf(left) };
  };

  it('reads no more than are to be shown', async () => {
    const hits = ['1', '2', '3', '4'].map((id) => placed(id));
    expect(await found(hits)).toEqual({ shown: ['1', '2'], further: ['3', '4'], ended: [] });
    expect(asked).toEqual([['1', '2']]);
  });

  it('reads besides what may have ended, wherever it stands, and leaves out what has', async () => {
    const hits = [placed('1', true), placed('2'), placed('3'), placed('4', true), placed('5', true)];
    expect(await found(hits, {}, '15')).toEqual({ shown: ['2', '3'], further: ['4'], ended: ['1', '5'] });
    expect(asked).toEqual([
      ['1', '4', '5'],
      ['2', '3'],
    ]);
  });

  it('shows what has ended in its place when it is asked for', async () => {
    const hits = [placed('1', true), placed('2'), placed('3')];
    expect(await found(hits, { withEnded: true }, '1')).toEqual({
      ...{ shown: ['1', '2'], further: ['3'], ended: [] },
    });
    expect(asked).toEqual([['1', '2']]);
  });

  it('goes on to the next where a record shows nothing', async () => {
    const hits = ['1', '2', '3', '4'].map((id) => placed(id));
    expect(await found(hits, {}, '', '1')).toEqual({ shown: ['2', '3'], further: ['4'], ended: [] });
    expect(asked).toEqual([['1', '2'], ['3']]);
  });

  it('reads all as of an earlier day, on which some decisions were not yet taken', async () => {
    const hits = ['1', '2', '3', '4'].map((id) => placed(id));
    expect(await found(hits, { moment: ON_A_DAY }, '', '2')).toEqual({
      ...{ shown: ['1', '3'], further: ['4'], ended: [] },
    });
    expect(asked).toEqual([['1', '2', '3', '4']]);
  });
});
