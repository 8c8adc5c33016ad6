import { Transactions } from '#database';
import { JournalExpiry, JournalLine, JournalRecord, JournalSealer, RecordSighting } from '#journal';

import { question } from '../../test/asked-party.js';
import { NOW } from '../../test/example-membership.js';
import { ExampleNode, inquiryOf, partOf } from '../../test/example-node.js';
import { decision, forCircle } from '../../test/stored-record.js';
import { Checks } from './check.service.js';
import type { Hit, Match } from './check.type.js';
import { HitResolutionRow } from './hit-resolution.entity.js';
import { HitVerdict } from './hit-resolution.type.js';
import { HitResolutions } from './hit-resolutions.service.js';
import type { ResolveHitInput } from './resolve-hit.input.js';

const EU = forCircle('eu');
const MINUTE = 60_000;

describe('HitResolutions', () => {
  let node: ExampleNode;
  let minutes = 0;
  let requests = 0;
  let recordId: string;
  let investor: string;

  const party = (name: string, role = 'investor') => ({
    role,
    names: [{ value: name, kind: 'current' }],
    audience: EU,
  });

  beforeAll(async () => {
    node = await ExampleNode.start();
    const parties = [party('Quillmere Ventures'), party('Saltmarsh Compute', 'owner')];
    const said = await node.say(decision({ audience: EU }, { parties }));
    recordId = said.recordId;
    const { hits } = await check('DE', ['Quillmere Ventures']);
    investor = hits[0]?.matches[0]?.part ?? '';
    expect([partOf(said, 'party'), partOf(said, 'party', 1)]).toContain(investor);
  });

  afterAll(() => node.close());

  /** A minute later each time: what is said first is the older. */
  const later = (): void => {
    minutes += 1;
    node.time = new Date(NOW.getTime() + minutes * MINUTE);
  };

  const check = async (state: string, names: string[], rest: object = {}) => {
    later();
    requests += 1;
    const input = question([{ role: 'investor', names }], {
      clientRequestId: `resolve-${requests}`,
      ...rest,
    });
    const { id, hits } = await node.get(Checks).check(inquiryOf(state), input);
    return { id, hits: hits.filter((hit) => hit.precedent.id === recordId) };
  };

  const resolve = (state: string, answerId: string, rest: Partial<ResolveHitInput> = {}) => {
    later();
    const input = { answerId, recordId, verdict: HitVerdict.DIFFERENT, ...rest };
    return node.get(HitResolutions).resolve(inquiryOf(state), input);
  };

  const told = (hits: readonly Hit[]): string[] =>
    hits.flatMap(({ matches }) =>
      matches.flatMap(({ resolutions }: Match) => resolutions.map(({ text }) => text)),
    );

  const rows = <T extends object>(state: string, of: new () => T): Promise<T[]> =>
    node.get(Transactions).run({ role: 'reader', state }, (manager) => manager.find(of));

  it('shows it at the next check of the same state when the same party and the same name meet again', async () => {
    const first = await check('DE', ['Quillmere Ventures']);
    expect(told(first.hits)).toEqual([]);
    const { resolution } = await resolve('DE', first.id, { note: 'Another register number' });
    expect(resolution).toMatchObject({ verdict: 'DIFFERENT', aboutEarlierVersion: false });
    const next = await check('DE', ['quillmere  VENTURES']);
    const says = 'Your authority decided on 2026-11-23: different; Another register number.';
    expect(told(next.hits)).toEqual([says]);
    expect(next.hits[0]?.explanation).toContain(says);
  });

  it('changes no verdict and no order: the next question may be about another company of that name', async () => {
    const { hits } = await check('DE', ['Quillmere Ventures']);
    expect(hits[0]?.earlierRefusal.reason).toContain('Only the name is alike');
  });

  it('shows it for no other name that the same record matches', async () => {
    expect(told((await check('DE', ['Quillmere'])).hits)).toEqual([]);
    expect(told((await check('DE', ['Saltmarsh Compute'])).hits)).toEqual([]);
  });

  it.each(['FR', 'NL'])('shows it to no other state, and to %s as little', async (state) => {
    expect(told((await check(state, ['Quillmere Ventures'])).hits)).toEqual([]);
    expect(await rows(state, HitResolutionRow)).toEqual([]);
  });

  it('takes an answer of another state, a record that was no hit and a part that did not match for unknown', async () => {
    const { id } = await check('DE', ['Quillmere Ventures']);
    const refused = { code: 'HIT_UNKNOWN' };
    await expect(resolve('FR', id)).rejects.toMatchObject(refused);
    await expect(resolve('DE', 'no-such-answer')).rejects.toMatchObject(refused);
    await expect(resolve('DE', id, { recordId: 'BBBBBBBBBBBBBBBBBBBBBA' })).rejects.toMatchObject(refused);
    await expect(resolve('DE', id, { part: 'party:aaaaaaaa' })).rejects.toMatchObject(refused);
  });

  it('takes it back with a further entry, and keeps both', async () => {
    const { id } = await check('DE', ['Quillmere Ventures']);
    await resolve('DE', id, { verdict: HitVerdict.UNDO, note: 'Mixed up' });
    const next = await check('DE', ['Quillmere Ventures']);
    expect(next.hits[0]?.matches[0]?.resolutions.map(({ verdict }) => verdict)).toEqual([
      'UNDO',
      'DIFFERENT',
    ]);
    expect(next.hits[0]?.explanation).toContain(
      'Your authority took back on 2026-11-23 what it had decided; Mixed up.',
    );
    await expect(resolve('DE', id, { verdict: HitVerdict.UNDO })).rejects.toMatchObject({
      code: 'HIT_UNDECIDED',
      path: ['input', 'verdict'],
    });
  });

  it('decides about one match of a hit alone when the part is named', async () => {
    const names = ['Quillmere Ventures', 'Saltmarsh Compute'];
    const { id, hits } = await check('DE', names);
    expect(hits[0]?.matches).toHaveLength(2);
    await resolve('DE', id, { part: investor, verdict: HitVerdict.SAME });
    const again = await check('DE', names);
    const newest = again.hits[0]?.matches.map(({ part, resolutions: [first] }) => [part, first?.verdict]);
    expect(newest).toEqual(expect.arrayContaining([[investor, 'SAME']]));
    expect(newest?.filter(([, verdict]) => verdict === undefined)).toHaveLength(1);
  });

  it('shows what is decided since in an answer that is repeated', async () => {
    const again = { clientRequestId: 'resolve-and-repeat' };
    const { id } = await check('FR', ['Saltmarsh Compute'], again);
    await resolve('FR', id, { verdict: HitVerdict.UNCLEAR });
    expect(told((await check('FR', ['Saltmarsh Compute'], again)).hits)).toEqual([
      'Your authority decided on 2026-11-23: unclear.',
    ]);
  });

  it('writes a line into the own journal, and tells the owner nothing', async () => {
    const { id } = await check('FR', ['Quillmere Ventures']);
    const sightings = await rows('NL', RecordSighting);
    const { resolution } = await resolve('FR', id, { note: 'Secret note' });
    const lines = (await rows('FR', JournalLine)).filter(({ lineId }) => lineId === resolution.id);
    expect(lines).toMatchObject([
      {
        action: 'resolve_hit',
        officer: 'fr-reader',
        purpose: 'screening',
        detail: { answer: id, record: recordId, verdict: 'different' },
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('Secret');
    expect((await rows('FR', JournalRecord)).filter(({ lineId }) => lineId === resolution.id)).toEqual([]);
    expect(await rows('NL', RecordSighting)).toEqual(sightings);
  });

  it('says that it was about an earlier version once the party was corrected', async () => {
    const replace = { [investor]: party('Quillmere Ventures Holding') };
    later();
    await node.say({ kind: 'correction', ref: recordId, audience: EU, reason: 'A slip.', replace });
    const { hits } = await check('FR', ['Quillmere Ventures']);
    expect(hits[0]?.matches[0]?.resolutions).toMatchObject([{ aboutEarlierVersion: true }]);
    expect(told(hits)[0]).toContain('(decided about an earlier version)');
  });

  it('is gone with the journal line when the time of that is over', async () => {
    expect(await rows('DE', HitResolutionRow)).not.toEqual([]);
    await node.get(JournalSealer).seal();
    later();
    await node.get(JournalExpiry).expire(new Date(NOW.getTime() + (minutes + 1) * MINUTE));
    expect(await rows('DE', HitResolutionRow)).toEqual([]);
    expect(told((await check('DE', ['Quillmere Ventures'])).hits)).toEqual([]);
  });
});
