import { systemClock, systemRandomness } from '#kernel';
import type { MembershipDirectory } from '#membership';
import type { NoticeOutbox } from '#precedents';

import { MailRelay } from '../../../../test/support/mail-relay.js';
import { MailJob } from './mail-job.service.js';

const ORIGIN = 'nl.example/log';
const NOTICE = { officer: 'nl-reader', watchId: 'watch', kind: 'NEW' };

describe('MailJob', () => {
  let relay: MailRelay;

  beforeAll(async () => {
    relay = await MailRelay.start();
  });

  afterAll(() => relay.close());

  /** More notices than are looked at at once, by a relay that knows no TLS. */
  const jobAt = (host: string) => {
    const sent: number[] = [];
    const outbox: Pick<NoticeOutbox, 'unsent' | 'wereSent'> = {
      unsent: (_, __, after = 0) =>
        Promise.resolve(sent.length > 0 || after >= 300 ? undefined : { marks: [NOTICE], last: after + 100 }),
      wereSent: (_, __, last) => Promise.resolve(void sent.push(last)),
    };
    const membership = { isMember: (state: string) => state === 'NL', homeLog: () => ORIGIN };
    const directory = { current: () => membership } as unknown as MembershipDirectory;
    const none = (): undefined => undefined;
    const to = new Map([
      ['NL', 'unit@nl.example'],
      ['BE', 'unit@be.example'],
    ]);
    const from = 'register@grounds.example';
    const job = new MailJob(outbox as NoticeOutbox, directory, {
      clock: systemClock,
      randomness: systemRandomness,
      origin: ORIGIN,
      signers: { node: none, log: none, witness: none },
      peerNetworks: [],
      mail: { smtp: new URL(`smtp://${host}:${relay.port}`), from, url: 'https://grounds.example', to },
      watchEveryMs: 1000,
    });
    return { job, sent };
  };

  it('hands nothing in the open to a relay that is not on this machine by its name', async () => {
    const { job, sent } = jobAt('0.0.0.0');
    await expect(job.run('NL')).rejects.toMatchObject({ code: 'MAIL_REFUSED' });
    expect([relay.messages, sent]).toEqual([[], []]);
  });

  it('says once that there are notices, however many they are', async () => {
    const { job, sent } = jobAt('127.0.0.1');
    await job.run('NL');
    expect(relay.messages.map(({ to }) => to)).toEqual([['unit@nl.example']]);
    expect(sent).toEqual([300]);
  });

  it('has no work for states that are no members', async () => {
    const { job, sent } = jobAt('127.0.0.1');
    expect(await job.due()).toEqual(['NL']);
    await job.run('BE');
    expect(sent).toEqual([]);
  });
});
