import { randomUUID } from 'node:crypto';
import { type AddressInfo, type Server, createServer } from 'node:net';

import { Client } from 'pg';

import { systemClock } from '#kernel';

import { DatabaseError, type DatabaseSettings, IDLE_ROLE, Transactions, openDatabase } from './index.js';

const SECRET = 'correct-horse';

const urlOf = (port: number): string => `postgres://node:${SECRET}@127.0.0.1:${port}/register`;

const REFUSED_LOGIN = 'SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed\0\0';

/** PostgreSQL's answer to a start-up message whose login it does not take (protocol 3.0, ErrorResponse). */
function errorResponse(): Buffer {
  const fields = Buffer.from(REFUSED_LOGIN, 'ascii');
  const length = Buffer.alloc(4);
  length.writeInt32BE(fields.length + 4);
  return Buffer.concat([Buffer.from('E'), length, fields]);
}

describe('openDatabase with a server that cannot be used', () => {
  let server: Server;
  let port: number;
  let answer: Buffer;

  beforeEach(async () => {
    answer = Buffer.alloc(0);
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(answer));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    port = (server.address() as AddressInfo).port;
  });

  const stop = (): Promise<unknown> => new Promise((stopped) => server.close(stopped));

  afterEach(stop);

  const refusal = async (settings: { url: string; adminUrl?: string }): Promise<DatabaseError> => {
    try {
      const database = await openDatabase(settings, []);
      await database.close();
    } catch (error) {
      if (error instanceof DatabaseError) return error;
      throw error;
    }
    throw new Error('The database opened.');
  };

  it('says so when nothing listens there', async () => {
    await stop();
    const error = await refusal({ url: urlOf(port) });
    expect(error).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      advice: 'Check host, port, database and password.',
    });
  });

  it('says so when the server hangs up', async () => {
    expect((await refusal({ url: urlOf(port) })).code).toBe('DATABASE_UNREACHABLE');
  });

  it('says so when the server does not take the login', async () => {
    answer = errorResponse();
    const error = await refusal({ url: urlOf(port) });
    expect(error.code).toBe('DATABASE_UNREACHABLE');
    expect(error.cause).toMatchObject({ code: '28P01' });
  });

  it.each(['not an address', 'mysql://127.0.0.1/register'])('says so when the address is %p', async (url) => {
    expect((await refusal({ url })).code).toBe('DATABASE_UNREACHABLE');
  });

  it('says so when the owner of the tables cannot log in', async () => {
    const error = await refusal({ url: urlOf(port), adminUrl: urlOf(port) });
    expect(error).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: expect.stringContaining('DATABASE_ADMIN_URL') as string,
    });
  });

  it('never repeats the password', async () => {
    for (const settings of [{ url: urlOf(port) }, { url: urlOf(port), adminUrl: urlOf(port) }]) {
      const { message, advice } = await refusal(settings);
      expect(`${message} ${advice ?? ''}`).not.toContain(SECRET);
    }
  });
});

const OWNER = process.env.TEST_DATABASE_ADMIN_URL;

(OWNER ? describe : describe.skip)('openDatabase with a server (needs TEST_DATABASE_ADMIN_URL)', () => {
  const made: string[] = [];
  let login: string;

  const asOwner = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: OWNER });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };

  const unique = (): string => `grounds_spec_${randomUUID().replaceAll('-', '')}`;

  /** A new, empty database: its owner's address, and that of the test's plain login. */
  const newDatabase = async (): Promise<{ url: string; adminUrl: string }> => {
    const name = unique();
    await asOwner(`CREATE DATABASE ${name}`);
    made.push(name);
    const adminUrl = new URL(OWNER ?? '');
    adminUrl.pathname = `/${name}`;
    const url = new URL(adminUrl);
    url.username = login;
    return { url: url.href, adminUrl: adminUrl.href };
  };

  const opens = async (settings: DatabaseSettings): Promise<string> => {
    try {
      const database = await openDatabase(settings, []);
      await database.close();
      return database.kind;
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  };

  beforeEach(async () => {
    login = unique();
    await asOwner(`CREATE ROLE ${login} LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT`);
  });

  afterEach(async () => {
    for (const name of made.splice(0)) await asOwner(`DROP DATABASE ${name} WITH (FORCE)`);
    await asOwner(`DROP ROLE ${login}`);
  });

  it('opens one that its owner has migrated once', async () => {
    const { url, adminUrl } = await newDatabase();
    expect(await opens({ url })).toBe('DATABASE_MIGRATIONS_PENDING');
    expect(await opens({ url, adminUrl })).toBe('server');
    expect(await opens({ url })).toBe('server');
  });

  it('refuses a login that row-level security would not bind', async () => {
    const { url, adminUrl } = await newDatabase();
    expect(await opens({ url, adminUrl })).toBe('server');
    expect(await opens({ url: adminUrl })).toBe('DATABASE_LOGIN_TOO_STRONG');
    await asOwner(`ALTER ROLE ${login} BYPASSRLS`);
    expect(await opens({ url })).toBe('DATABASE_LOGIN_TOO_STRONG');
  });

  it('rests in the role without rights, on every connection and after every transaction', async () => {
    const database = await openDatabase(await newDatabase(), []);
    const transactions = new Transactions(database, systemClock);
    const asReader = () =>
      transactions.run({ role: 'reader', state: 'NL' }, (manager) =>
        manager.query<{ role: string }[]>('SELECT current_user AS role, pg_sleep(0.05)'),
      );
    const roles = (await Promise.all(Array.from({ length: 12 }, asReader))).flat();
    expect(roles.every(({ role }) => role === 'grounds_reader')).toBe(true);
    const resting = Array.from({ length: 12 }, () =>
      database.source.query<{ role: string }[]>('SELECT current_user AS role'),
    );
    expect((await Promise.all(resting)).flat().every(({ role }) => role === IDLE_ROLE)).toBe(true);
    await expect(database.source.query('SELECT * FROM record')).rejects.toMatchObject({ code: '42501' });
    await database.close();
  });

  it('lets several processes of a node start on an empty database at once', async () => {
    const settings = await newDatabase();
    const starts = Array.from({ length: 4 }, () => opens(settings));
    expect(await Promise.all(starts)).toEqual(['server', 'server', 'server', 'server']);
  });

  it('lets several nodes start on databases of one server at once', async () => {
    const settings = [await newDatabase(), await newDatabase(), await newDatabase(), await newDatabase()];
    expect(await Promise.all(settings.map(opens))).toEqual(['server', 'server', 'server', 'server']);
  });
});
