import { HttpException } from '@nestjs/common';

import { LOG_STATE_SENTENCES, type LogState } from '#ledger';
import { MembershipDirectory, type Root } from '#membership';
import type { Degradation } from '#operation';

import { HealthController } from './health.controller.js';
import { OperatorGate } from './operator-gate.js';
import { WelcomeController } from './welcome.controller.js';

const TOKEN = 'a-token-of-32-characters-or-more';
const STALE: Degradation = {
  code: 'PEER_STALE',
  subject: 'fr.example.org/log',
  since: new Date('2026-11-24T09:00:00Z'),
};

describe('HealthController', () => {
  const health = (found: Degradation[], state: LogState = 'signing'): HealthController =>
    new HealthController({ all: () => Promise.resolve(found) }, { state }, new OperatorGate(TOKEN));

  it('says that the process answers, that it can read, and that the log is signed', async () => {
    expect(health([]).health()).toEqual({ status: 'ok' });
    expect(await health([]).ready()).toEqual({ status: 'ok', database: 'ok', log: 'signing' });
  });

  it('is degraded and goes on when the log is not signed, and says in a sentence why', async () => {
    const found: Degradation = { code: 'LOG_NOT_SIGNING', subject: 'log_key_missing', since: null };
    expect(await health([found], 'log_key_missing').ready()).toMatchObject({
      status: 'degraded',
      database: 'ok',
      log: 'log_key_missing',
      sentence: LOG_STATE_SENTENCES.log_key_missing,
      degradations: [{ code: 'LOG_NOT_SIGNING' }],
    });
  });

  it('names the node that is stale to who has the operator’s token, and only the step to everybody else', async () => {
    const named = { degradations: [{ code: 'PEER_STALE', subject: STALE.subject, since: STALE.since }] };
    expect(await health([STALE]).ready(`Bearer ${TOKEN}`)).toMatchObject(named);
    for (const authorization of [undefined, 'Bearer other', `Basic ${TOKEN}`]) {
      const answer = await health([STALE]).ready(authorization);
      expect(answer).toMatchObject({ status: 'degraded', degradations: [{ code: 'PEER_STALE' }] });
      expect(JSON.stringify(answer)).not.toContain(STALE.subject);
    }
  });

  it('stays alive and is not ready when the database has gone, without saying why', async () => {
    const gone = health([{ code: 'DATABASE_UNAVAILABLE', subject: null, since: null }]);
    expect(gone.health()).toEqual({ status: 'ok' });
    const error: unknown = await gone.ready().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(HttpException);
    const { status, answer } = {
      status: (error as HttpException).getStatus(),
      answer: (error as HttpException).getResponse(),
    };
    expect([status, answer]).toEqual([503, { status: 'unavailable', database: 'unavailable' }]);
  });
});

describe('WelcomeController', () => {
  const page = (demo: boolean): string => {
    const payload = {
      format: 'register-root/1',
      states: [],
      circles: [],
      nodes: [],
      rootKeys: [],
      auditors: [],
      ...(demo ? { demo } : {}),
    };
    const root = { payload, digest: '' } as unknown as Root;
    return new WelcomeController(new MembershipDirectory(root)).page();
  };

  it('says first of all that a demonstration is one', () => {
    expect(page(true)).toMatch(/^DEMONSTRATION/);
    expect(page(false)).not.toContain('DEMONSTRATION');
  });

  it('names what the node offers', () => {
    for (const path of ['/graphql', '/graphql/stream', '/log/checkpoint', '/healthz', '/readyz'])
      expect(page(false)).toContain(path);
    expect([page(true), page(false)].map((text) => text.includes('/root.json'))).toEqual([true, false]);
  });
});
