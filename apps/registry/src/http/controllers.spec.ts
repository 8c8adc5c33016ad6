import { HttpException } from '@nestjs/common';

import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { systemClock } from '#kernel';
import { MembershipDirectory, type Root } from '#membership';

import { HealthController } from './health.controller.js';
import { RootController } from './root.controller.js';
import { WelcomeController } from './welcome.controller.js';

describe('HealthController', () => {
  let database: OpenDatabase;
  let health: HealthController;

  beforeAll(async () => {
    database = await openDatabase({}, []);
    health = new HealthController(new Transactions(database, systemClock));
  });

  it('says that the process answers and that it can read', async () => {
    expect(health.health()).toEqual({ status: 'ok' });
    expect(await health.ready()).toEqual({ status: 'ok', database: 'ok' });
  });

  it('stays alive and is not ready when the database has gone, without saying why', async () => {
    await database.close();
    expect(health.health()).toEqual({ status: 'ok' });
    const error: unknown = await health.ready().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(HttpException);
    const { status, answer } = {
      status: (error as HttpException).getStatus(),
      answer: (error as HttpException).getResponse(),
    };
    expect([status, answer]).toEqual([503, { status: 'unavailable', database: 'unavailable' }]);
  });
});

describe('RootController', () => {
  it('gives the root exactly as this node uses it', () => {
    expect(new RootController('{"payload":"e30"}\n').file()).toBe('{"payload":"e30"}\n');
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
    for (const path of ['/graphql', '/healthz', '/readyz']) expect(page(false)).toContain(path);
    expect([page(true), page(false)].map((text) => text.includes('/root.json'))).toEqual([true, false]);
  });
});
