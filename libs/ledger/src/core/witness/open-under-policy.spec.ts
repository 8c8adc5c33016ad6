import { testSigner, verifierOf } from '../../../test/test-signer.js';
import { formatNote, parseNote } from '../note/note.js';
import { cosign, signCheckpoint } from '../note/sign-checkpoint.js';
import { openUnderPolicy } from './open-under-policy.js';
import type { Policy } from './policy.js';

const ORIGIN = 'example.com/log';
const AT = new Date('2026-11-24T12:00:00Z');
const log = verifierOf(ORIGIN);
const witnesses = ['a.example', 'b.example', 'c.example'].map((name) => verifierOf(name, 'cosignature'));
const quorum = {
  kind: 'group' as const,
  k: 2,
  members: witnesses.map((key) => ({ kind: 'witness' as const, key })),
};

async function cosignedBy(...names: string[]): Promise<string> {
  const signed = parseNote(
    await signCheckpoint({ origin: ORIGIN, size: 3, root: new Uint8Array(32) }, testSigner(ORIGIN)),
  );
  const lines = names.map((name, place) =>
    cosign(signed.text, name, testSigner(name), new Date(AT.getTime() + place * 1000)),
  );
  return formatNote({ text: signed.text, signatures: [...signed.signatures, ...(await Promise.all(lines))] });
}

const policy: Policy = { logs: [log], witnesses, quorum };

describe('a checkpoint under a policy', () => {
  it('is witnessed from the moment its quorum is reached', async () => {
    const opened = await openUnderPolicy(await cosignedBy('a.example', 'c.example'), ORIGIN, policy, AT);
    expect(opened.witnessedAt).toBe(AT.getTime() / 1000 + 1);
  });

  it('D22: is refused below the quorum', async () => {
    const opening = openUnderPolicy(await cosignedBy('a.example'), ORIGIN, policy, AT);
    await expect(opening).rejects.toMatchObject({ code: 'QUORUM_MISSED' });
  });

  it('D22: is refused with a witness that the policy does not know, however many times it signs', async () => {
    const note = await cosignedBy('a.example', 'removed.example', 'removed.example');
    await expect(openUnderPolicy(note, ORIGIN, policy, AT)).rejects.toMatchObject({ code: 'QUORUM_MISSED' });
  });

  it('needs no witness where the policy says none', async () => {
    const opened = await openUnderPolicy(await cosignedBy(), ORIGIN, { ...policy, quorum: undefined }, AT);
    expect(opened.witnessedAt).toBeUndefined();
  });
});
