import { type AddressInfo, type Server, createServer } from 'node:net';

import { DatabaseError, openDatabase } from './index.js';

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
