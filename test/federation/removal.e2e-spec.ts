import { randomUUID } from 'node:crypto';

import { Transactions } from '#database';
import { DemonstrationIssuer } from '#identity';
import type { RootFile } from '#membership';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import { demonstrationUrl } from '../../apps/registry/src/demonstration/members.js';
import { verifiedParts } from '../security/removal/old-records.js';
import { NODE_ROUTES } from '../security/removal/ways/node-routes.js';
import { PURPOSE, ask, tokenFor } from '../support/ask.js';
import { askAsNode } from '../support/ask-as-node.js';
import { publishRoot, without, withoutNode } from '../support/next-root.js';
import { decision, file, signAs, submit } from '../support/sign-as.js';
import { type NodeName, ThreeNodes } from '../support/three-nodes.js';

const DAY_MS = 86_400_000;
const to = (...states: string[]): object => ({ circles: [], states, except: [] });
const FOR_CZ = 'Rusalka Holdings (fictitious)';
const FOR_FR = 'Melusine Participations (fictitious)';
const originOf = (name: NodeName): string => `${name}.demonstration.invalid/log`;

/** First the state CZ goes, which the French node hosts; then that node, with all that it hosts. */
describe('a root that takes out a state, and one that takes out a node, told to one node and then to the others', () => {
  let nodes: ThreeNodes;
  let now: Date;
  const clock = { now: () => now };
  const records = new Map<string, string>();
  const tokens = new Map<string, string>();
  let root: RootFile;

  beforeAll(async () => {
    now = new Date('2026-11-24T09:00:00Z');
    nodes = await ThreeNodes.start({ withoutCases: true, clock });
    await say('ca', 'CA', {
      parties: [
        { role: 'investor', names: [{ value: FOR_CZ, kind: 'current' }], audience: to('CZ') },
        { role: 'vehicle', names: [{ value: FOR_FR, kind: 'current' }], audience: to('FR') },
      ],
    });
    await say('nl', 'NL');
    await say('fr', 'CZ');
    await say('fr', 'FR');
    for (const name of ['nl', 'fr', 'ca'] as const) await pull(name);
    for (const state of ['CZ', 'FR'])
      for (const name of ['nl', 'fr'] as const)
        tokens.set(`${state} at ${name}`, await officerOf(state, name));
  });

  afterAll(() => nodes?.close());

  const say = async (name: NodeName, state: string, rest: object = {}): Promise<void> => {
    const form = decision({ decidedBy: state }, rest);
    records.set(state, (await file(nodes.at(name), state, form, { clock })).recordId);
  };

  const pull = async (name: NodeName): Promise<Record<string, string | undefined>> =>
    Object.fromEntries((await nodes.pull(name)).map(({ origin, failure }) => [origin, failure]));

  const publish = (name: NodeName): Promise<unknown> => publishRoot(nodes.at(name), root);

  /** A token of the state's own issuer, for any node of the register. */
  const officerOf = async (state: string, name: NodeName): Promise<string> => {
    const { kid, privateJwk } = await demonstrationKey(nodes.at('fr').dataFolder, 'token', state);
    const iss = demonstrationUrl(state, 'officers');
    const issuer = new DemonstrationIssuer({
      states: [{ state, participation: 'full', iss, kid, privateJwk }],
      clock,
    });
    const { access_token } = await issuer.issue(
      `${state.toLowerCase()}-reader`,
      `${nodes.at(name).url}/graphql`,
    );
    return access_token;
  };

  /** What officers of the state are told with the tokens that they had before: at the Dutch node and at their own. */
  const heldTokens = async (state: string): Promise<unknown[]> =>
    Promise.all(
      (['nl', 'fr'] as const).map(async (name) => {
        const { errors } = await ask(nodes.at(name), '{ me { officer } }', {
          token: tokens.get(`${state} at ${name}`) ?? '',
        });
        return errors[0]?.extensions.code ?? 'answered';
      }),
    );

  const reads = async (name: NodeName, state: string, of: string): Promise<boolean> => {
    const { data } = await ask<{ precedent: object | null }>(
      nodes.at(name),
      'query ($id: ID!) { precedent(id: $id) { id history { __typename } } }',
      {
        token: await tokenFor(nodes.at(name), `${state.toLowerCase()}-reader`),
        headers: PURPOSE,
        variables: { id: records.get(of) ?? '' },
      },
    );
    return data.precedent !== null;
  };

  const knows = async (name: NodeName, word: string): Promise<boolean> => {
    const input = {
      ...{ purpose: 'screening', caseReference: 'TEST-1', clientRequestId: randomUUID() },
      parties: [{ role: 'investor', names: [word] }],
    };
    const query = `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer { hits { precedent { id } } } } }`;
    const { data } = await ask<{ check: { hits: object[] } }>(nodes.at(name), query, {
      as: `${name}-reader`,
      variables: { input },
    });
    return data.check.hits.length > 0;
  };

  /** How the French node is answered by another at each route that lets in nodes. */
  const asNode = async (name: NodeName): Promise<string[]> => {
    const asking = { ...nodes.at('fr'), origin: originOf('fr') };
    const asked = { ...nodes.at(name), origin: originOf(name) };
    const answers = await Promise.all(
      Object.entries(NODE_ROUTES).map(([route, path]) =>
        askAsNode(asking, asked, { method: route.split(' ')[0] ?? '', path }, clock),
      ),
    );
    const isLetIn = (code = ''): boolean => !/^(PEER|DPOP|TOKEN)_/.test(code);
    return [...new Set(answers.map(({ code }) => (isLetIn(code) ? 'let in' : String(code))))];
  };

  /** The states for which a node holds anything. */
  const heldFor = async (name: NodeName): Promise<string[]> => {
    const rows = await nodes
      .at(name)
      .app.get(Transactions)
      .run({ role: 'intake' }, (manager) =>
        manager.query<{ state: string }[]>(
          `SELECT DISTINCT jsonb_array_elements_text(any_of -> 'states') AS state
             FROM disclosure JOIN audience USING (audience_id), jsonb_array_elements(definition -> 'any') any_of`,
        ),
      );
    return rows.map(({ state }) => state);
  };

  describe('the state', () => {
    it('has officers that are let in, and is granted what is for it, before', async () => {
      expect(await heldTokens('CZ')).toEqual(['answered', 'answered']);
      expect(await reads('fr', 'CZ', 'CA')).toBe(true);
      expect(await heldFor('fr')).toContain('CZ');
    });

    it('C13 gets nothing more from the first node that has the root, also where its own node does not have it', async () => {
      root = await nodes.nextRoot(without('CZ'));
      await publish('ca');
      expect(await pull('fr')).toEqual({
        [originOf('nl')]: undefined,
        [originOf('ca')]: 'PEER_ROOT_AHEAD',
      });
      expect(await reads('fr', 'CZ', 'CA')).toBe(false);
      expect(await reads('fr', 'FR', 'CA')).toBe(true);
    });

    it('C13 is out at every node that has the root, and nowhere sooner', async () => {
      await publish('nl');
      expect(await heldTokens('CZ')).toEqual(['TOKEN_ISSUER_UNKNOWN', 'answered']);
      const statement = await signAs(nodes.at('fr'), 'CZ', decision({ decidedBy: 'CZ' }), { clock });
      await publish('fr');
      expect(await heldTokens('CZ')).toEqual(['TOKEN_ISSUER_UNKNOWN', 'TOKEN_ISSUER_UNKNOWN']);
      await expect(submit(nodes.at('fr'), 'fr-releaser', statement)).resolves.toMatchObject({
        __typename: 'Rejected',
      });
    });

    it('is followed further by all once they have the root', async () => {
      for (const name of ['nl', 'fr', 'ca'] as const) {
        expect(Object.values(await pull(name))).toEqual([undefined, undefined]);
      }
      expect(await heldFor('fr')).not.toContain('CZ');
    });

    it('leaves records behind that verify and are read, as long as the node that has them grants them', async () => {
      now = new Date(now.getTime() + DAY_MS + 1000);
      expect(await reads('nl', 'NL', 'CZ')).toBe(false);
      await pull('nl');
      expect(await reads('nl', 'NL', 'CZ')).toBe(true);
      const parts = await verifiedParts(nodes.at('nl'), records.get('CZ') ?? '', 'nl');
      expect(parts).toEqual(expect.arrayContaining(['head', 'outcome', 'ground', 'party']));
    });
  });

  describe('the node', () => {
    it('is let in by all, and shown what is for its states, before', async () => {
      await pull('fr');
      expect([await asNode('nl'), await asNode('ca')]).toEqual([['let in'], ['let in']]);
      expect([await reads('fr', 'FR', 'NL'), await knows('fr', FOR_FR)]).toEqual([true, true]);
    });

    it('C13 is refused on every route for nodes by each that has the root, and asked by none of them', async () => {
      root = await nodes.nextRoot(withoutNode(originOf('fr')));
      await publish('nl');
      expect([await asNode('nl'), await asNode('ca')]).toEqual([['PEER_UNKNOWN'], ['let in']]);
      expect(Object.keys(await pull('nl'))).toEqual([originOf('ca')]);
      await publish('ca');
      expect([await asNode('nl'), await asNode('ca')]).toEqual([['PEER_UNKNOWN'], ['PEER_UNKNOWN']]);
      expect(Object.keys(await pull('ca'))).toEqual([originOf('nl')]);
    });

    it('C13 has no officer let in anywhere but at itself', async () => {
      tokens.set('FR at nl', await officerOf('FR', 'nl'));
      tokens.set('FR at fr', await officerOf('FR', 'fr'));
      expect(await heldTokens('FR')).toEqual(['TOKEN_ISSUER_UNKNOWN', 'answered']);
    });

    it('can show what it was granted until the leases of the others are over, and no longer', async () => {
      expect(Object.values(await pull('fr'))).toEqual(['PEER_REFUSED', 'PEER_REFUSED']);
      expect([await reads('fr', 'FR', 'NL'), await knows('fr', FOR_FR)]).toEqual([true, true]);
    });

    it('leaves records behind that others show until its own last lease is over, and that verify', async () => {
      now = new Date(now.getTime() + DAY_MS - 60_000);
      expect([await reads('fr', 'FR', 'NL'), await reads('nl', 'NL', 'FR')]).toEqual([true, true]);
      const parts = await verifiedParts(nodes.at('nl'), records.get('FR') ?? '', 'nl');
      expect(parts).toEqual(expect.arrayContaining(['head', 'outcome', 'ground', 'party']));
      now = new Date(now.getTime() + 61_000);
      expect([await reads('fr', 'FR', 'NL'), await reads('nl', 'NL', 'FR')]).toEqual([false, false]);
      expect([await knows('fr', FOR_FR), await reads('fr', 'FR', 'FR')]).toEqual([false, true]);
    });
  });
});
