import { encodeBase64Url } from '#kernel';

import { testSigner } from '../../../ledger/test/test-signer.js';
import {
  type Following,
  type NodeKeyOf,
  type ReceiptClaims,
  type SearchedLog,
  commitment,
  openCheckReceipt,
  openQuestion,
  signCheckReceipt,
} from './index.js';

const SALT = new Uint8Array(32).fill(5);
const QUESTION =
  '{"input":{"parties":[{"names":["Quillmere"],"role":"investor"}]},"officer":"nl","state":"NL"}';
const signer = testSigner('node');
const keyOf: NodeKeyOf = (origin, keyId) =>
  origin === 'example.org/log' && keyId === signer.keyId ? signer.publicKey : undefined;

const CLAIMS: ReceiptClaims = {
  iss: 'example.org/log',
  iat: 1_795_000_000,
  jti: 'AAAAAAAAAAAAAAAAAAAAAQ',
  state: 'NL',
  commitment: commitment(QUESTION, SALT),
  searched: [
    {
      origin: 'example.org/log',
      size: 3,
      root: 'AAAA',
      checkpoint: { size: 3, signedAt: 1_794_999_990, age: 10 },
    },
  ],
  asked: [],
  answered: [],
  notAsked: ['DE', 'FR'],
  found: { records: ['record'], more: false, notCounted: 1, announcedBy: [] },
  says: '1 record that you may see names a party like one you asked about.',
};

const FOLLOWING: Following = {
  states: ['NL'],
  freshness: 'stale',
  reasons: ['lease_over', 'not_pulled'],
  pulledAt: 1_794_000_000,
  withheld: { records: 2, until: 1_794_090_000 },
};
const following = (change: object): object[] => [
  { ...CLAIMS.searched[0], following: { ...FOLLOWING, ...change } },
];

describe('The receipt of a check', () => {
  it('says what the node has signed, to whoever has the key of the node', async () => {
    const token = await signCheckReceipt(signer, CLAIMS);
    expect(await openCheckReceipt(token, keyOf)).toEqual({ keyId: signer.keyId, claims: CLAIMS });
  });

  it('says of several logs how fresh each is', async () => {
    const other = (origin: string, change: Partial<Following>): SearchedLog => ({
      ...{ origin, size: 7, root: 'AAAA', checkpoint: null },
      following: { ...FOLLOWING, ...change },
    });
    const fresh = { freshness: 'fresh', reasons: [], withheld: null } as const;
    const quorum = { size: 3, witnessedAt: 1_794_999_990, age: 10 };
    const searched = [
      ...CLAIMS.searched.map((log) => ({ ...log, witnessed: quorum })),
      other('fr.example/log', fresh),
      other('ca.example/log', {}),
    ];
    const token = await signCheckReceipt(signer, { ...CLAIMS, searched });
    expect((await openCheckReceipt(token, keyOf)).claims.searched).toEqual(searched);
  });

  it('is the same for the same answer', async () => {
    expect(await signCheckReceipt(signer, CLAIMS)).toBe(await signCheckReceipt(signer, { ...CLAIMS }));
  });

  it('names no party', async () => {
    const token = await signCheckReceipt(signer, CLAIMS);
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).not.toContain('Quillmere');
  });

  it('is opened by its question and salt', async () => {
    const receipt = await openCheckReceipt(await signCheckReceipt(signer, CLAIMS), keyOf);
    expect(() => openQuestion(receipt, QUESTION, encodeBase64Url(SALT))).not.toThrow();
  });

  it.each([
    ['another question', QUESTION.replace('Quillmere', 'Quillmore'), encodeBase64Url(SALT)],
    ['another salt', QUESTION, encodeBase64Url(new Uint8Array(32))],
    ['a short salt', QUESTION, 'AAAA'],
    ['a salt that is no base64url', QUESTION, '!'],
  ])('is not opened by %s', async (_, question, salt) => {
    const receipt = await openCheckReceipt(await signCheckReceipt(signer, CLAIMS), keyOf);
    const refusal = { code: 'RECEIPT_QUESTION_OTHER' };
    expect(() => openQuestion(receipt, question, salt)).toThrow(expect.objectContaining(refusal) as Error);
  });

  it('is refused when any of its claims was changed', async () => {
    const [header, , signature] = (await signCheckReceipt(signer, CLAIMS)).split('.');
    const [, other] = (await signCheckReceipt(signer, { ...CLAIMS, notAsked: [] })).split('.');
    await expect(openCheckReceipt(`${header}.${other}.${signature}`, keyOf)).rejects.toMatchObject({
      code: 'NODE_TOKEN_UNVERIFIED',
    });
  });

  it('is refused from a node that has no such key', async () => {
    const token = await signCheckReceipt(testSigner('another node'), CLAIMS);
    await expect(openCheckReceipt(token, keyOf)).rejects.toMatchObject({ code: 'NODE_TOKEN_UNVERIFIED' });
  });

  it.each<[string, object]>([
    ['without a state', { state: undefined }],
    ['without a commitment', { commitment: 3 }],
    ['that searched nothing it names', { searched: 'everything' }],
    ['with a log without size', { searched: [{ ...CLAIMS.searched[0], size: '3' }] }],
    ['with half a checkpoint', { searched: [{ ...CLAIMS.searched[0], checkpoint: { size: 3 } }] }],
    [
      'with half a quorum',
      { searched: [{ ...CLAIMS.searched[0], witnessed: { size: 3, witnessedAt: 1_794_999_990 } }] },
    ],
    ['with a freshness that is none', { searched: following({ freshness: 'good' }) }],
    ['that is stale for a reason that is none', { searched: following({ reasons: ['tired'] }) }],
    ['with a time that is none', { searched: following({ pulledAt: 'yesterday' }) }],
    ['that withholds no number', { searched: following({ withheld: { records: '2', until: 3 } }) }],
    ['of states that are none', { searched: following({ states: [7] }) }],
    ['that follows a number', { searched: [{ ...CLAIMS.searched[0], following: 7 }] }],
    ['with a checkpoint that is a number', { searched: [{ ...CLAIMS.searched[0], checkpoint: 3 }] }],
    ['with states that are numbers', { notAsked: [1] }],
    ['without what was found', { found: undefined }],
    ['with a count that is no number', { found: { ...CLAIMS.found, notCounted: 'one' } }],
  ])('is refused %s, though the node has signed it', async (_, change) => {
    const token = await signCheckReceipt(signer, { ...CLAIMS, ...change });
    await expect(openCheckReceipt(token, keyOf)).rejects.toMatchObject({ code: 'RECEIPT_MALFORMED' });
  });

  it('may say that nothing was published yet', async () => {
    const claims = { ...CLAIMS, searched: [{ origin: 'o', size: 0, root: 'AAAA', checkpoint: null }] };
    const { claims: opened } = await openCheckReceipt(await signCheckReceipt(signer, claims), keyOf);
    expect(opened.searched[0]?.checkpoint).toBeNull();
  });
});
