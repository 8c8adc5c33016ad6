import { isAbsolute, resolve } from 'node:path';

import { SettingsError } from './settings.errors.js';
import { type Settings, isLoopback, readSettings } from './settings.js';

const REGISTER = {
  GROUNDS_ROOT: '/etc/grounds/root.json',
  GROUNDS_ORIGIN: 'register.example.org/log',
  DATABASE_URL: 'postgres://node@database/register',
};

function refusal(env: NodeJS.ProcessEnv): SettingsError {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('These settings were taken.');
}

describe('readSettings', () => {
  it('is a demonstration on this machine when nothing is set', () => {
    expect(readSettings({})).toEqual<Settings>({
      port: 4000,
      host: '127.0.0.1',
      dataFolder: resolve('.grounds'),
      databaseUrl: undefined,
      databaseAdminUrl: undefined,
      rootFile: undefined,
      origin: undefined,
      retentionDays: undefined,
      metricsToken: undefined,
      readsAfterDays: undefined,
      peerNetworks: [],
      peerTls: undefined,
      webhooks: new Map(),
      mail: undefined,
      publicUrl: 'http://127.0.0.1:4000',
    });
  });

  it('reads in which networks other nodes may be', () => {
    expect(readSettings({ GROUNDS_PEER_NETWORKS: '10.2.0.0/16, fd12::/48' }).peerNetworks).toEqual([
      '10.2.0.0/16',
      'fd12::/48',
    ]);
    expect(refusal({ GROUNDS_PEER_NETWORKS: '10.2.0.0' }).code).toBe('SETTING_INVALID');
  });

  it('reads a configured register', () => {
    const env = {
      ...REGISTER,
      HOST: '0.0.0.0',
      PORT: '8080',
      DATABASE_ADMIN_URL: 'postgres://owner@database/register',
    };
    expect(readSettings({ ...env, GROUNDS_PUBLIC_URL: 'https://register.example.org' })).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: REGISTER.DATABASE_URL,
      databaseAdminUrl: 'postgres://owner@database/register',
      rootFile: REGISTER.GROUNDS_ROOT,
      origin: REGISTER.GROUNDS_ORIGIN,
      publicUrl: 'https://register.example.org',
    });
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    const names = [
      'PORT',
      'HOST',
      'GROUNDS_DATA',
      'DATABASE_URL',
      'DATABASE_ADMIN_URL',
      'GROUNDS_ROOT',
      'GROUNDS_ORIGIN',
      'GROUNDS_PUBLIC_URL',
    ];
    expect(readSettings(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readSettings({}));
  });

  it('makes the data folder absolute, so that it stays where it was at start', () => {
    expect(isAbsolute(readSettings({ GROUNDS_DATA: 'node-a' }).dataFolder)).toBe(true);
  });

  it.each(['0', '1', '65535'])('takes the port %s', (PORT) => {
    expect(readSettings({ PORT }).port).toBe(Number(PORT));
  });

  it.each(['65536', '-1', '80.5', '0x50', '4000 ', 'http', '1e3', '999999'])(
    'refuses the port %p',
    (PORT) => {
      expect(refusal({ PORT })).toMatchObject({
        code: 'SETTING_INVALID',
        message: expect.stringContaining('PORT') as string,
      });
    },
  );

  it.each(['0', '1', '90'])('keeps owners waiting for %s days', (days) => {
    expect(readSettings({ GROUNDS_REPORT_READS_AFTER_DAYS: days }).readsAfterDays).toBe(Number(days));
  });

  it.each(['91', '-1', '1.5', 'soon', '100'])('keeps no owner waiting for %p days', (days) => {
    expect(refusal({ GROUNDS_REPORT_READS_AFTER_DAYS: days })).toMatchObject({ code: 'SETTING_INVALID' });
  });

  it('lets no line expire before owners are told of it', () => {
    const env = { GROUNDS_REPORT_READS_AFTER_DAYS: '90', GROUNDS_JOURNAL_RETENTION_DAYS: '91' };
    expect(refusal(env)).toMatchObject({ code: 'SETTING_INVALID' });
    expect(readSettings({ ...env, GROUNDS_JOURNAL_RETENTION_DAYS: '92' })).toMatchObject({
      retentionDays: 92,
    });
  });

  it('puts an IPv6 address into its own address as URLs write it', () => {
    expect(readSettings({ HOST: '::1', PORT: '4001' }).publicUrl).toBe('http://[::1]:4001');
  });

  it.each([
    ['https://register.example.org/', 'https://register.example.org'],
    ['https://register.example.org/path?x=1', 'https://register.example.org'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ])('keeps of %s scheme, host and port', (url, origin) => {
    expect(readSettings({ GROUNDS_PUBLIC_URL: url }).publicUrl).toBe(origin);
  });

  it.each([
    'register.example.org',
    'ftp://register.example.org',
    'javascript:alert(1)',
    'file:///etc',
    'https://',
  ])('refuses the public address %p', (GROUNDS_PUBLIC_URL) => {
    expect(refusal({ GROUNDS_PUBLIC_URL }).code).toBe('SETTING_INVALID');
  });

  describe('without a root', () => {
    it.each(['0.0.0.0', '::', '192.0.2.1', 'register.example.org', '127.0.0.1.example.org'])(
      'refuses to listen on %s, where others could reach the demonstration',
      (HOST) => {
        expect(refusal({ HOST }).code).toBe('DEMONSTRATION_NOT_ON_LOOPBACK');
      },
    );

    it.each(['127.0.0.1', '::1', 'localhost'])('listens on %s', (HOST) => {
      expect(readSettings({ HOST }).host).toBe(HOST);
    });

    it('may keep its records on a server', () => {
      expect(readSettings({ DATABASE_URL: REGISTER.DATABASE_URL }).databaseUrl).toBe(REGISTER.DATABASE_URL);
    });
  });

  describe('with a root', () => {
    it.each([undefined, ''])('needs to know which node it is, and %p says nothing', (GROUNDS_ORIGIN) => {
      expect(refusal({ ...REGISTER, GROUNDS_ORIGIN }).code).toBe('ROOT_WITHOUT_NODE');
    });

    it('may listen where others reach it', () => {
      expect(readSettings({ ...REGISTER, HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
    });
  });

  it('says with every refusal what to set', () => {
    const refusals = [
      refusal({ PORT: 'http' }),
      refusal({ HOST: '0.0.0.0' }),
      refusal({ GROUNDS_PUBLIC_URL: 'x' }),
      refusal({ ...REGISTER, GROUNDS_ORIGIN: undefined }),
    ];
    for (const { advice } of refusals) expect(advice).toMatch(/\w+.*\.?$/);
  });

  it('repeats no address of a database, which may hold a password', () => {
    const { message, advice } = refusal({
      ...REGISTER,
      DATABASE_URL: 'postgres://node:secret@database/x',
      GROUNDS_ORIGIN: '',
    });
    expect(`${message} ${advice ?? ''}`).not.toContain('secret');
  });
});

describe('isLoopback', () => {
  it.each(['127.0.0.1', '::1', 'localhost'])('knows %s as this machine', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['', '0.0.0.0', 'localhost.example.org', '127.0.0.1.nip.io', 'example.org'])(
    'does not take %p for it',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});

describe('the token for metrics', () => {
  it('is one that nobody can guess, and is not repeated when it is refused', () => {
    const token = 'x'.repeat(32);
    expect(readSettings({ GROUNDS_METRICS_TOKEN: token }).metricsToken).toBe(token);
    for (const wrong of ['guessable', `${token} y`]) {
      const read = (): unknown => readSettings({ GROUNDS_METRICS_TOKEN: wrong });
      expect(read).toThrow('can be guessed');
      expect(read).not.toThrow(wrong);
    }
  });
});
