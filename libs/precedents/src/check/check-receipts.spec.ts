import { Transactions } from '#database';
import type { Role } from '#identity';
import { JournalLine } from '#journal';
import { type CheckReceipt as OpenedReceipt, openCheckReceipt, openQuestion } from '#journal/core';
import { LogPublisher } from '#ledger';

import { testSigner } from '../../../ledger/test/test-signer.js';
import { question } from '../../test/asked-party.js';
import { ORIGIN } from '../../test/example-membership.js';
import { ExampleNode, inquiryOf, officerOf } from '../../test/example-node.js';
import { decision, forCircle, forStates } from '../../test/stored-record.js';
import { CheckReceipts } from './check-receipts.service.js';
import { Checks } from './check.service.js';
import type { CheckAnswer } from './check.type.js';

const EU = forCircle('eu');

describe('The receipt of an answer', () => {
  let node: ExampleNode;
  let shown: string;
  let requests = 0;

  beforeAll(async () => {
    node = await ExampleNode.start();
    const party = (audience: object) => [
      { role: 'investor', names: [{ value: 'Quillmere Ventures', kind: 'current' }], audience },
    ];
    shown = await node.submit(decision({ audience: EU }, { parties: party(EU) }));
    const hidden = forStates('CA');
    await node.submit(decision({ audience: hidden }, { parties: party(hidden) }));
  });

  afterAll(() => node.close());

  const ask = (name: string, rest: object = {}, state = 'DE'): Promise<CheckAnswer> => {
    requests += 1;
    const input = question([{ role: 'investor', names: [name] }], {
      clientRequestId: `receipt-${requests}`,
      ...rest,
    });
    return node.get(Checks).check(inquiryOf(state), input);
  };
  const signer = testSigner('node');
  const open = async ({ receipt }: CheckAnswer): Promise<OpenedReceipt> => {
    if (!receipt) throw new Error('The node has a key.');
    const opened = await openCheckReceipt(receipt.token, () => signer.publicKey);
    openQuestion(opened, receipt.question, receipt.salt);
    return opened;
  };

  it('commits to the question, says what was searched and found, and is signed by the node', async () => {
    const answer = await ask('Quillmere Ventures');
    const { claims } = await open(answer);
    expect(claims).toMatchObject({
      iss: ORIGIN,
      jti: answer.id,
      state: 'DE',
      searched: [{ origin: ORIGIN, size: 2, root: answer.searched[0]?.root, checkpoint: { size: 2 } }],
      asked: [],
      found: { records: [shown], more: false, notCounted: 0, announcedBy: [] },
      says: answer.coverage,
    });
    expect(claims.notAsked).toEqual(answer.notAsked.map(({ code }) => code));
    expect(JSON.parse(answer.receipt?.question ?? '')).toMatchObject({
      state: 'DE',
      officer: 'de-reader',
      input: { parties: [{ names: ['Quillmere Ventures'] }], purpose: 'screening' },
    });
  });

  it('holds neither the names nor the officer in the clear', async () => {
    const { claims } = await open(await ask('Quillmere Ventures'));
    expect(JSON.stringify(claims)).not.toMatch(/quillmere|de-reader/i);
  });

  it('claims no absence where nothing was found', async () => {
    const { claims } = await open(await ask('Nobody Has Heard Of This'));
    expect(claims.found.records).toEqual([]);
    expect(claims.says).toContain('Others may hold records that are not shared with you.');
  });

  it('tells nothing of records that the asker may not see', async () => {
    const { claims } = await open(await ask('Quillmere Ventures', {}, 'GB'));
    expect(claims.found).toEqual({ records: [], more: false, notCounted: 0, announcedBy: [] });
  });

  it('says how old the newest checkpoint was', async () => {
    await node.get(LogPublisher).publish();
    const { claims } = await open(await ask('Quillmere Ventures'));
    const [searched] = claims.searched;
    expect(searched?.checkpoint?.age).toBe(claims.iat - (searched?.checkpoint?.signedAt ?? NaN));
  });

  it('names the states that were asked', async () => {
    const { claims } = await open(await ask('Quillmere Ventures', { reach: 'ASK_OWNERS', ask: ['NL'] }));
    expect([claims.asked, claims.answered]).toEqual([['NL'], ['NL']]);
    expect(claims.notAsked).not.toContain('NL');
  });

  it('is the first one, byte for byte, when the question is repeated', async () => {
    const rest = { clientRequestId: 'receipt-again' };
    const first = await ask('Quillmere Ventures', rest);
    expect((await ask('Quillmere Ventures', rest)).receipt).toEqual(first.receipt);
  });

  it('differs for the same question asked anew, so that nobody can tell that it is the same', async () => {
    const [first, second] = [await open(await ask('Quillmere')), await open(await ask('Quillmere'))];
    expect(first.claims.commitment).not.toBe(second.claims.commitment);
  });

  describe('asked for later', () => {
    const find = (answer: CheckAnswer, state: string, name: string, ...roles: Role[]) => {
      const principal = { ...officerOf(state, name), roles: new Set(roles) };
      return node
        .get(CheckReceipts)
        .find({ principal, purpose: 'oversight', caseReference: 'AUDIT-1' }, answer.id);
    };
    let answer: CheckAnswer;

    beforeAll(async () => {
      answer = await ask('Quillmere Ventures');
    });

    it('goes to the officer who has asked', async () => {
      expect(await find(answer, 'DE', 'de-reader', 'reader')).toEqual(answer.receipt);
    });

    it('goes to an auditor of the state that has asked', async () => {
      expect(await find(answer, 'DE', 'de-auditor', 'auditor')).toEqual(answer.receipt);
    });

    it.each<[string, string, string, Role[]]>([
      ['another officer of that state', 'DE', 'de-other', ['reader', 'steward']],
      ['the owner of the record', 'NL', 'nl-reader', ['reader']],
      ['an auditor of another state', 'NL', 'nl-auditor', ['auditor']],
      ['an officer of another state with the same name', 'FR', 'de-reader', ['reader', 'auditor']],
    ])('does not go to %s', async (_, state, name, roles) => {
      expect(await find(answer, state, name, ...roles)).toBeUndefined();
    });

    it('is written down', async () => {
      await find(answer, 'IT', 'it-auditor', 'auditor');
      const lines = await node
        .get(Transactions)
        .run({ role: 'reader', state: 'IT' }, (manager) =>
          manager.findBy(JournalLine, { action: 'read_receipt' }),
        );
      expect(lines).toMatchObject([
        { officer: 'it-auditor', caseReference: 'AUDIT-1', detail: { receipts: 0 } },
      ]);
    });
  });
});
