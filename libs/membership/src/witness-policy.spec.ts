import { createHash } from 'node:crypto';

import { cosign, formatNote, parseNote, parsePolicy, signCheckpoint } from '#ledger/core';

import { testSigner } from '../../ledger/test/test-signer.js';
import { NOW, changed, example } from '../test/example-root.js';
import { Membership, type NodeKeyPurpose, type RootPayload, quorumReached, witnessPolicy } from './index.js';
import { validateRootPayload } from './validate-root-payload.js';

const NAMES = ['nl', 'fr', 'fi', 'de'] as const;
type Name = (typeof NAMES)[number];
const originOf = (name: Name): string => `node.${name}.example/log`;

describe('the quorum of a root', () => {
  let payload: RootPayload;

  beforeAll(async () => {
    payload = withNodes((await example()).payload, 2);
  });

  /** Four nodes, each with a key of its log and one to cosign with. */
  function withNodes(base: RootPayload, quorum: number | null): RootPayload {
    return changed(base, (copy) => {
      copy.policies.quorum = quorum;
      copy.nodes = NAMES.map((name) => ({
        origin: originOf(name),
        url: `https://node.${name}.example`,
        states: name === 'nl' ? ['NL', 'FR', 'FI'] : [],
        keys: [keyOf(name, 'log'), keyOf(name, 'witness')],
      }));
    });
  }

  function keyOf(name: Name, purpose: NodeKeyPurpose, seed = `${name} ${purpose}`) {
    const { publicKey } = testSigner(seed);
    const jwk = { crv: 'Ed25519', kty: 'OKP', x: Buffer.from(publicKey).toString('base64url') };
    const kid = createHash('sha256').update(JSON.stringify(jwk)).digest('base64url');
    const period = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2028-01-01T00:00:00Z' };
    return { kid, jwk, alg: 'Ed25519', purpose, ...period } as const;
  }

  const membershipOf = (of: RootPayload): Membership =>
    new Membership({ payload: of } as ConstructorParameters<typeof Membership>[0]);

  /** A checkpoint of the Dutch log with cosignatures, each of a node at so many seconds before now. */
  async function cosigned(...cosignatures: (readonly [Name, number])[]): Promise<string> {
    const note = await signCheckpoint(
      { origin: originOf('nl'), size: 3, root: Buffer.alloc(32, 3) },
      testSigner('nl log'),
    );
    const { text, signatures } = parseNote(note);
    const lines = cosignatures.map(([name, ago]) =>
      cosign(text, originOf(name), testSigner(`${name} witness`), new Date(NOW.getTime() - ago * 1000)),
    );
    return formatNote({ text, signatures: [...signatures, ...(await Promise.all(lines))] });
  }

  const reached = (note: string, of = payload): Promise<Date | undefined> =>
    quorumReached(note, originOf('nl'), membershipOf(of), NOW);

  it('is a policy that names the other nodes and not the log itself', () => {
    const policy = parsePolicy(witnessPolicy(membershipOf(payload), originOf('nl')) ?? '');
    expect(policy.witnesses.map(({ name }) => name)).toEqual([
      originOf('fr'),
      originOf('fi'),
      originOf('de'),
    ]);
    expect(policy.quorum).toMatchObject({ kind: 'group', k: 2 });
  });

  it('is none where the root agrees none', async () => {
    const none = withNodes(payload, null);
    expect(witnessPolicy(membershipOf(none), originOf('nl'))).toBeNull();
    expect(await reached(await cosigned(['fr', 9], ['fi', 5]), none)).toBeUndefined();
  });

  it('is reached when the last witness that was needed has cosigned', async () => {
    const at = await reached(await cosigned(['fr', 90], ['fi', 50], ['de', 10]));
    expect(at).toEqual(new Date(NOW.getTime() - 50_000));
  });

  it('is not reached with one witness too few, nor with the log as its own witness', async () => {
    expect(await reached(await cosigned(['fr', 90]))).toBeUndefined();
    expect(await reached(await cosigned(['fr', 90], ['nl', 50]))).toBeUndefined();
  });

  it('D22: counts no cosignature from the future, and none that the key was not good for', async () => {
    expect(await reached(await cosigned(['fr', 90], ['fi', -600]))).toBeUndefined();
    const ended = changed(payload, ({ nodes }) => {
      for (const key of nodes[2]?.keys ?? []) key.notAfter = '2026-06-01T00:00:00Z';
    });
    expect(await reached(await cosigned(['fr', 90], ['fi', 50]), ended)).toBeUndefined();
  });

  it('counts no witness whose key was revoked, at whatever time it says', async () => {
    const revoked = changed(payload, ({ nodes }) => {
      for (const key of nodes[2]?.keys ?? []) Object.assign(key, { revokedAt: '2026-11-01T00:00:00Z' });
    });
    expect(await reached(await cosigned(['fr', 9e6], ['fi', 9e6]), revoked)).toBeUndefined();
  });

  it('D13: is not reached by a note with a wrong cosignature of a witness', async () => {
    const good = await cosigned(['fr', 90], ['fi', 50], ['de', 10]);
    const { text, signatures } = parseNote(good);
    const broken = signatures.map((line, place) =>
      place === 3 ? { ...line, signature: line.signature.map((byte) => byte ^ 1) } : line,
    );
    expect(await reached(formatNote({ text, signatures: broken }))).toBeUndefined();
  });

  it('counts a witness that changes its key once', async () => {
    const changing = changed(payload, ({ nodes }) => {
      nodes[1]?.keys.push(keyOf('fr', 'witness', 'fr witness 2'));
    });
    const note = await cosigned(['fr', 90]);
    const { text, signatures } = parseNote(note);
    const twin = await cosign(text, originOf('fr'), testSigner('fr witness 2'), NOW);
    const twice = formatNote({ text, signatures: [...signatures, twin] });
    expect(await reached(twice, changing)).toBeUndefined();
    expect(await reached(await cosigned(['fr', 90], ['de', 9]), changing)).toBeDefined();
  });

  it('must be one that every log can reach', async () => {
    const three = withNodes((await example()).payload, 3);
    const four = withNodes((await example()).payload, 4);
    await expect(validateRootPayload(four)).rejects.toMatchObject({ code: 'ROOT_QUORUM' });
    await expect(validateRootPayload((await example()).payload)).resolves.toBeDefined();
    const fewer = changed(three, ({ nodes }) => nodes[0]?.keys.pop());
    await expect(validateRootPayload(fewer)).rejects.toMatchObject({ code: 'ROOT_QUORUM' });
  });
});
