import { systemClock, systemRandomness } from '#kernel';
import type { MembershipDirectory } from '#membership';
import type { NoticeOutbox } from '#precedents';

import { testSigner } from '../../../ledger/test/test-signer.js';
import type { FederationOptions } from '../federation-options.js';
import { WebhookJob } from './webhook-job.service.js';

const ORIGIN = 'nl.example/log';
const NOTICE = { officer: 'nl-reader', watchId: 'watch', kind: 'NEW' };

/** Members by where their home is; what is still to be sent, and up to which number it was. */
function jobFor(address: string, { home = ORIGIN, hasKey = true } = {}) {
  const sent: number[] = [];
  const outbox: Pick<NoticeOutbox, 'unsent' | 'wereSent'> = {
    unsent: () => Promise.resolve(sent.length > 0 ? undefined : { marks: [NOTICE], last: 7 }),
    wereSent: (_, __, last) => Promise.resolve(void sent.push(last)),
  };
  const membership = { isMember: (state: string) => state !== 'BE', homeLog: () => home };
  const directory = { current: () => membership } as unknown as MembershipDirectory;
  const signer = testSigner('node');
  const options: FederationOptions = {
    clock: systemClock,
    randomness: systemRandomness,
    origin: ORIGIN,
    signers: {
      node: () => (hasKey ? signer : undefined),
      log: () => undefined,
      witness: () => undefined,
    },
    peerNetworks: [],
    webhooks: new Map(['NL', 'BE'].map((state) => [state, new URL(address)])),
    watchEveryMs: 1000,
  };
  return { sent, job: new WebhookJob(outbox as NoticeOutbox, directory, options) };
}

describe('WebhookJob', () => {
  it.each([
    'https://127.0.0.1:1/',
    'https://[::1]:1/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest',
  ])(
    'sends nothing to %s, where no other node is asked either, and counts nothing as sent',
    async (address) => {
      const { job, sent } = jobFor(address);
      await expect(job.run('NL')).rejects.toMatchObject({ code: 'PEER_ADDRESS' });
      expect(sent).toEqual([]);
    },
  );

  it('sends nothing without a key that the root lists', async () => {
    const { job, sent } = jobFor('https://notices.example.nl/', { hasKey: false });
    await expect(job.run('NL')).rejects.toMatchObject({ code: 'PEER_NO_KEY' });
    expect(sent).toEqual([]);
  });

  it('has work for members whose home this node is, and for no others', async () => {
    expect(await jobFor('https://notices.example.nl/').job.due()).toEqual(['NL']);
    const elsewhere = jobFor('https://127.0.0.1:1/', { home: 'fr.example/log' });
    expect(await elsewhere.job.due()).toEqual([]);
    await elsewhere.job.run('NL');
    await jobFor('https://127.0.0.1:1/').job.run('BE');
    expect(elsewhere.sent).toEqual([]);
  });
});
