import { DemonstrationIssuer } from '#identity';
import type { RootPayload } from '#membership';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import { demonstrationUrl } from '../../apps/registry/src/demonstration/members.js';
import { verifiedParts } from '../security/removal/old-records.js';
import { PURPOSE, ask, tokenFor } from '../support/ask.js';
import { publishRoot } from '../support/next-root.js';
import { decision, file, logPosition, signAs, submit } from '../support/sign-as.js';
import { type NodeName, ThreeNodes } from '../support/three-nodes.js';

const [OLD, NEW] = ['fr.demonstration.invalid/log', 'nl.demonstration.invalid/log'] as const;
const KEPT_BACK = 'Rusalka Kept Back (fictitious)';
const NOBODY = { circles: [], states: [], except: [] };

/** The Czech Republic moves from the French node to the Dutch one, with a record that it has there. */
describe('a state that moves its home from one node to another', () => {
  let nodes: ThreeNodes;
  let earlier: string;
  let later: string;

  beforeAll(async () => {
    nodes = await ThreeNodes.start({ withoutCases: true });
    const form = decision(
      { decidedBy: 'CZ' },
      { parties: [{ role: 'target', names: [{ value: KEPT_BACK, kind: 'current' }], audience: NOBODY }] },
    );
    earlier = (await file(nodes.at('fr'), 'CZ', form)).recordId;
    await pullAll();
  });

  afterAll(() => nodes?.close());

  const pullAll = async (): Promise<void> => {
    for (const name of ['nl', 'fr', 'ca'] as const) {
      const failures = (await nodes.pull(name)).map(({ failure }) => failure);
      expect(failures).toEqual([undefined, undefined]);
    }
  };

  const move =
    (size?: number) =>
    (payload: RootPayload): void => {
      for (const node of payload.nodes) {
        node.states = node.states.filter((code) => code !== 'CZ');
        if (node.origin === NEW) node.states.push('CZ');
      }
      for (const state of payload.states) {
        if (state.code !== 'CZ') continue;
        state.homeLog = NEW;
        if (size !== undefined) state.formerLogs = [{ origin: OLD, size }];
      }
    };

  /** A Czech officer at a node, with a token of the state's own issuer. */
  const czech = async (name: NodeName, role: string): Promise<string> => {
    const { kid, privateJwk } = await demonstrationKey(nodes.at('fr').dataFolder, 'token', 'CZ');
    const iss = demonstrationUrl('CZ', 'officers');
    const state = { state: 'CZ', participation: 'full' as const, iss, kid, privateJwk };
    const issuer = new DemonstrationIssuer({ states: [state], clock: { now: () => new Date() } });
    return (await issuer.issue(`cz-${role}`, `${nodes.at(name).url}/graphql`)).access_token;
  };

  const partiesAt = async (name: NodeName, token: string, id: string): Promise<string | null> => {
    const { data } = await ask<{ precedent: object | null }>(
      nodes.at(name),
      `query ($id: ID!) { precedent(id: $id) { origin parties { __typename
         ... on Party { names { value } } } } }`,
      { token, headers: PURPOSE, variables: { id } },
    );
    return data.precedent && JSON.stringify(data.precedent);
  };

  it('I10 is not taken by a root that does not say where it ends in the log that it leaves', async () => {
    await expect(publishRoot(nodes.at('nl'), await nodes.nextRoot(move()))).rejects.toMatchObject({
      code: 'ROOT_HOME_MOVED',
    });
  });

  it('is taken by one that names the closing size', async () => {
    const { size } = await logPosition(nodes.at('fr'), 'CZ');
    const root = await nodes.nextRoot(move(size));
    for (const name of ['nl', 'fr', 'ca'] as const) await publishRoot(nodes.at(name), root);
    await pullAll();
  });

  const submitted = async (name: NodeName, form: object, after: NodeName = name) => {
    const statement = await signAs(nodes.at('fr'), 'CZ', form, {
      after: await logPosition(nodes.at(after), after.toUpperCase()),
    });
    const token = await czech(name, 'releaser');
    const { __typename, recordId, problems } = await submit(nodes.at(name), { token }, statement);
    return { __typename, recordId, code: problems?.[0]?.code };
  };

  it('I10 has its statements refused at the old home from then on', async () => {
    expect(await submitted('fr', decision({ decidedBy: 'CZ' }))).toMatchObject({ code: 'HOME_ELSEWHERE' });
  });

  it('has all of what it said before at its new home, what it shares with nobody too; no other state there has that', async () => {
    expect(await partiesAt('nl', await czech('nl', 'reader'), earlier)).toContain(KEPT_BACK);
    const dutch = await partiesAt('nl', await tokenFor(nodes.at('nl'), 'nl-reader'), earlier);
    expect(dutch).toContain(OLD);
    expect(dutch).not.toContain(KEPT_BACK);
  });

  it('speaks at its new home, and is heard everywhere', async () => {
    const answer = await submitted('nl', decision({ decidedBy: 'CZ', summary: 'Said at the new home.' }));
    expect(answer).toMatchObject({ __typename: 'StatementReceipt' });
    later = answer.recordId ?? '';
    await pullAll();
    for (const name of ['fr', 'ca'] as const) {
      expect(await partiesAt(name, await tokenFor(nodes.at(name), `${name}-reader`), later)).toContain(NEW);
    }
  });

  it('I10 says nothing more about a record that stands in the log it has left, but what it says anew may point there', async () => {
    const audience = { circles: ['all-members'], states: [], except: [] };
    const event = { event: 'appeal_lodged', occurredOn: '2026-03-01', by: 'A court (fictitious)' };
    expect(await submitted('nl', { kind: 'legal-event', ref: earlier, audience, event })).toMatchObject({
      code: 'REFERENCE_IN_FORMER_LOG',
    });
    const relation = { relation: 'same_parties', to: earlier, note: 'Recorded anew.' };
    expect(await submitted('nl', { kind: 'relation', ref: later, audience, relation })).toMatchObject({
      __typename: 'StatementReceipt',
    });
  });

  it('has its earlier record shown once at each node, and verified there', async () => {
    await pullAll();
    for (const name of ['nl', 'fr', 'ca'] as const) {
      const { data } = await ask<{ precedents: { edges: { node: { id: string } }[] } }>(
        nodes.at(name),
        '{ precedents(first: 50) { edges { node { id } } } }',
        { as: `${name}-reader`, headers: PURPOSE },
      );
      const ids = data.precedents.edges.map(({ node }) => node.id);
      expect([...ids].sort()).toEqual([earlier, later].sort());
      expect(await verifiedParts(nodes.at(name), earlier, name)).toContain('outcome');
    }
  });
});
