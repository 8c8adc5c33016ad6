import { MailJob } from '#federation';
import { WatchJob } from '#precedents';

import { ask } from '../support/ask.js';
import { MailRelay } from '../support/mail-relay.js';
import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';

const NAME = 'Quillmere Ventures (fictitious)';
const WATCH = 'mutation ($input: WatchCheckInput!) { watchCheck(input: $input) { ... on Watch { id } } }';

/** A state's unit, which is told by e-mail that there are notices. */
describe('a message by e-mail', () => {
  let node: TestNode;
  let relay: MailRelay;

  beforeAll(async () => {
    relay = await MailRelay.start();
    const env = {
      GROUNDS_SMTP_URL: `smtp://127.0.0.1:${relay.port}`,
      GROUNDS_MAIL_FROM: 'register@grounds.example',
      GROUNDS_MAIL_TO: 'DE=unit@de.example',
    };
    node = await startNode({ withoutCases: true, env, watchEveryMs: 86_400_000 });
    for (const as of ['de-reader', 'de-releaser', 'fr-reader']) {
      const parties = [{ role: 'investor', names: [NAME] }];
      const input = { parties, purpose: 'screening', caseReference: 'MAIL-1' };
      await ask(node, WATCH, { as, variables: { input } });
    }
  });

  beforeEach(() => {
    relay.messages.length = 0;
    relay.accepts = true;
  });

  afterAll(async () => {
    await node?.close();
    await relay?.close();
  });

  const round = async (): Promise<string> => {
    const { recordId } = await file(node, 'NL', decision());
    for (const state of ['DE', 'FR']) await node.app.get(WatchJob, { strict: false }).run(state);
    return recordId;
  };
  const tell = (state = 'DE'): Promise<void> => node.app.get(MailJob, { strict: false }).run(state);

  it('comes once for all that is new, and says that there is something, and nothing of it', async () => {
    const recordId = await round();
    await tell();
    await tell();
    await tell('FR');
    expect(relay.messages).toHaveLength(1);
    const [{ from, to, text }] = relay.messages as [MailRelay['messages'][number]];
    expect([from, to]).toEqual(['register@grounds.example', ['unit@de.example']]);
    expect(text).toContain('Subject: Notices for DE');
    expect(text).toContain(`There are new notices for officers of DE at ${node.url}.`);
    for (const secret of [recordId, 'Quillmere', 'MAIL-1', 'de-reader']) expect(text).not.toContain(secret);
  });

  it('comes later when the relay has not taken it', async () => {
    await round();
    relay.accepts = false;
    await expect(tell()).rejects.toMatchObject({ code: 'MAIL_REFUSED' });
    expect(relay.messages).toEqual([]);
    relay.accepts = true;
    await tell();
    expect(relay.messages).toHaveLength(1);
  });

  it('does not come about a record that was taken back meanwhile', async () => {
    const ref = await round();
    await file(node, 'NL', { kind: 'sharing', ref, parts: {} });
    await tell();
    expect(relay.messages).toEqual([]);
  });
});
