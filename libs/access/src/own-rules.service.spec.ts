import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { MembershipDirectory } from '#membership';
import { type CirclePart, manifestAudience } from '#statement';

import { emptyImage } from '../../../test/support/test-database.js';
import { exampleRoot } from '../test/example-membership.js';
import { AccessModule, AudienceStore, StateCircle, StateExclusion, audienceOf } from './index.js';
import { NO_RULES } from './core/own-rules.js';
import { OwnRulesService } from './own-rules.service.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const UNTIL = '2027-03-01T00:00:00Z';

describe('OwnRulesService', () => {
  let database: OpenDatabase;
  let now = NOW;
  let rules: OwnRulesService;
  const clock = { now: () => now };

  beforeAll(async () => {
    database = await openDatabase({ image: await emptyImage() }, AccessModule.entities);
    const transactions = new Transactions(database, clock);
    const audiences = new AudienceStore(new MembershipDirectory(exampleRoot()), transactions);
    rules = new OwnRulesService(transactions, audiences, clock);
    await transactions.run({ role: 'intake' }, async (manager) => {
      const circles = ['open', 'members', 'owner'].map((roster) => circle(roster as CirclePart['roster']));
      for (const { id: circleId, expires, ...said } of circles) {
        const audience = audienceOf('NL', manifestAudience({ ...said, id: circleId, expires }));
        const audienceId = await audiences.intern(manager, audience);
        const place = { owner: 'NL', arrival: null, audienceId };
        await manager.insert(StateCircle, { ...said, ...place, circleId, expires: new Date(expires) });
      }
      const audienceId = await audiences.intern(manager, audienceOf('NL', undefined));
      const said = { version: 4, states: ['FI'], reason: 'A breach of trust.', arrival: null };
      await manager.insert(StateExclusion, { ...said, owner: 'NL', audienceId });
      await audiences.refreshOwner(manager, 'NL');
    });
  });

  beforeEach(() => {
    now = NOW;
  });

  afterAll(() => database.close());

  const known = async (state: string): Promise<string[]> =>
    (await rules.circlesKnownTo(state)).map(({ circleId }) => circleId);

  it.each([
    ['NL', ['nl:members', 'nl:open', 'nl:owner']],
    ['FR', ['nl:members', 'nl:open']],
    ['FI', []],
    ['CA', []],
    ['US', []],
  ])(
    'lets %s know of the circles that their rosters are for, and nobody who is shut out',
    async (state, ids) => {
      expect(await known(state)).toEqual(ids);
    },
  );

  it('lets a state know of an open circle once it is a member, and nobody but the owner of one that ended', async () => {
    now = new Date(UNTIL);
    expect(await known('CA')).toEqual(['nl:open']);
    expect(await known('FR')).toEqual(['nl:open']);
    expect(await known('NL')).toHaveLength(3);
  });

  it('gives a state all that it has said itself, and nothing of others', async () => {
    const own = await rules.rulesOf('NL');
    expect([...own.circles.keys()].sort()).toEqual(['nl:members', 'nl:open', 'nl:owner']);
    expect(own.excluded).toEqual(new Map([['NL', new Set(['FI'])]]));
    expect(await rules.rulesOf('FR')).toEqual(NO_RULES);
  });

  it('gives a state its newest exclusion, and none to others', async () => {
    expect(await rules.exclusionOf('NL')).toMatchObject({ version: 4, states: ['FI'] });
    expect(await rules.exclusionOf('FI')).toBeNull();
  });
});

function circle(roster: CirclePart['roster']): CirclePart {
  const label = { en: roster, nl: roster };
  return { id: `nl:${roster}`, label, states: ['FI', 'FR'], version: 1, expires: UNTIL, roster };
}
