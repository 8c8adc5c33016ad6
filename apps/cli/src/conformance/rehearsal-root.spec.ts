import 'reflect-metadata';

import { verifyTrustedRoot } from '#membership';

import {
  type Example,
  type ExampleKey,
  changed,
  example,
  exampleKey,
  signedBy,
} from '../../../../libs/membership/test/example-root.js';
import { type Partner, rehearsalRoot } from './rehearsal-root.js';

const ORIGIN = 'node.nl.example/log';
const NOW = new Date('2026-11-28T12:00:00.250Z');

describe('the root of a rehearsal', () => {
  let root: Example;
  let partner: Partner;
  let key: ExampleKey;

  beforeAll(async () => {
    root = await example();
    key = await exampleKey();
    const listed = async (alg: 'ES256' | 'Ed25519') => {
      const { kid, jwk } = await exampleKey(alg);
      return { kid, jwk };
    };
    partner = {
      state: 'LI',
      iss: 'https://partner.rehearsal.invalid/',
      origin: 'partner.rehearsal.invalid/log',
      url: 'https://partner.rehearsal.example',
      root: { kid: key.kid, jwk: key.jwk },
      record: await listed('ES256'),
      node: {
        log: await listed('Ed25519'),
        witness: await listed('Ed25519'),
        node: await listed('Ed25519'),
      },
    };
  });

  const made = (demo = false) => rehearsalRoot(root.payload, ORIGIN, partner, { demo, now: NOW });

  it('is one that a node takes, signed by the partner alone', async () => {
    const { payload } = await verifyTrustedRoot(await signedBy(made(), key));
    expect(payload.threshold).toBe(1);
    expect(payload.rootKeys.map(({ state }) => state)).toEqual(['LI']);
    expect([payload.issued, payload.expires]).toEqual(['2026-11-28T12:00:00Z', '2027-11-28T12:00:00Z']);
  });

  it('has the node as the members know it, and no other node than the partner’s', () => {
    const { nodes } = made();
    expect(nodes[0]).toEqual(root.payload.nodes.find(({ origin }) => origin === ORIGIN));
    expect(nodes.slice(1).map(({ origin, states }) => [origin, states])).toEqual([[partner.origin, ['LI']]]);
  });

  it('leaves out states that other nodes host, in circles too, and puts the partner into every circle', () => {
    const elsewhere = changed(root.payload, ({ nodes }) => {
      for (const node of nodes) node.states = node.states.filter((state) => state !== 'FR');
    });
    const { states, circles } = rehearsalRoot(elsewhere, ORIGIN, partner, { demo: false, now: NOW });
    expect(states.map(({ code }) => code)).not.toContain('FR');
    expect(circles.length).toBeGreaterThan(0);
    for (const circle of circles) {
      expect(circle.states).not.toContain('FR');
      expect(circle.states).toContain('LI');
    }
  });

  it('is a demonstration where the given root is one', async () => {
    const { payload } = await verifyTrustedRoot(await signedBy(made(true), key));
    expect([payload.demo, made().demo]).toEqual([true, undefined]);
  });

  it('refuses a node that the given root does not know, and names those it knows', () => {
    const asked = (): unknown =>
      rehearsalRoot(root.payload, 'stranger.invalid/log', partner, { demo: false, now: NOW });
    expect(asked).toThrow('The root knows no node stranger.invalid/log.');
  });
});
