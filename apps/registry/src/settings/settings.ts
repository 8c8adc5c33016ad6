import { resolve } from 'node:path';

import { isNetwork } from '#federation';

import { type MailSettings, mailOf } from './mail.js';
import { type PeerTlsFiles, peerTlsOf } from './peer-tls.js';
import { SettingsError } from './settings.errors.js';
import { webhooksOf } from './webhooks.js';

/** What the environment says; docs/operator.md lists the names. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly databaseAdminUrl: string | undefined;
  /** The signed root of a register, a real one unless it says `demo`; absent: a demonstration that makes its own. */
  readonly rootFile: string | undefined;
  /** Name of this node's log in the root; needed with `rootFile`. */
  readonly origin: string | undefined;
  /** Days after which the content of sealed lines of the journal goes; absent: it stays. */
  readonly retentionDays: number | undefined;
  /** Lets monitoring read metrics; absent: nobody may. */
  readonly metricsToken: string | undefined;
  /** Days for which owners are not told of reads of their records here; absent: they are told once it can be proven. */
  readonly readsAfterDays: number | undefined;
  /** Networks that are not public and in which other nodes may be all the same. */
  readonly peerNetworks: readonly string[];
  /** The certificate that other nodes may ask this one for; absent: it has none. */
  readonly peerTls: PeerTlsFiles | undefined;
  /** Where the own systems of states are told that there are notices, by state. */
  readonly webhooks: ReadonlyMap<string, URL>;
  /** How states' units are told that by e-mail; absent: not at all. */
  readonly mail: MailSettings | undefined;
  /** How others reach this node, without a path. */
  readonly publicUrl: string;
}

/** Days for which a reading state may keep owners waiting. */
const REPORT_DELAY_MAX = 90;

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

export function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host);
}

/** Reads and checks the environment once, at start. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  // Set to nothing means not set: `DATABASE_URL=` must not pass for a server.
  const read = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const port = portOf(read('PORT') ?? '4000');
  const host = read('HOST') ?? '127.0.0.1';
  const settings: Settings = {
    port,
    host,
    dataFolder: resolve(read('GROUNDS_DATA') ?? '.grounds'),
    databaseUrl: read('DATABASE_URL'),
    databaseAdminUrl: read('DATABASE_ADMIN_URL'),
    rootFile: read('GROUNDS_ROOT'),
    origin: read('GROUNDS_ORIGIN'),
    retentionDays: daysOf(read('GROUNDS_JOURNAL_RETENTION_DAYS')),
    metricsToken: secretOf(read('GROUNDS_METRICS_TOKEN')),
    readsAfterDays: delayOf(read('GROUNDS_REPORT_READS_AFTER_DAYS')),
    peerNetworks: networksOf(read('GROUNDS_PEER_NETWORKS')),
    peerTls: peerTlsOf(
      read('GROUNDS_PEER_CERTIFICATE'),
      read('GROUNDS_PEER_KEY'),
      read('GROUNDS_PEER_AUTHORITIES'),
    ),
    webhooks: webhooksOf(read('GROUNDS_WEBHOOKS'), read('GROUNDS_ROOT') === undefined),
    mail: mailOf(read('GROUNDS_SMTP_URL'), read('GROUNDS_MAIL_FROM'), read('GROUNDS_MAIL_TO')),
    publicUrl: urlOf(
      read('GROUNDS_PUBLIC_URL') ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    ),
  };
  checkMode(settings);
  checkDelay(settings);
  return settings;
}

/** Without a root it is a demonstration, which only this machine can reach; what a root asks for is seen once it is read. */
function checkMode({ rootFile, origin, host }: Settings): void {
  if (rootFile === undefined && !isLoopback(host)) throw onlyOnLoopback();
  if (rootFile !== undefined && origin === undefined) {
    throw new SettingsError('ROOT_WITHOUT_NODE', 'Which of the nodes in the root is this?', {
      advice: "Set GROUNDS_ORIGIN to the origin of this node's log in the root.",
    });
  }
}

export function onlyOnLoopback(): SettingsError {
  return new SettingsError(
    'DEMONSTRATION_NOT_ON_LOOPBACK',
    'This is a demonstration, which only listens on this machine.',
    { advice: 'Leave HOST unset, or configure a register with GROUNDS_ROOT.' },
  );
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  throw new SettingsError('SETTING_INVALID', 'PORT is no port number.', { advice: 'Use 0 to 65535.' });
}

function daysOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new SettingsError('SETTING_INVALID', 'GROUNDS_JOURNAL_RETENTION_DAYS is no number of days.', {
    advice: 'Use 1 to 99999, or leave it unset to keep the journal.',
  });
}

function secretOf(text: string | undefined): string | undefined {
  if (text === undefined || /^[\w.~+/=-]{32,}$/.test(text)) return text;
  throw new SettingsError('SETTING_INVALID', 'GROUNDS_METRICS_TOKEN can be guessed, or cannot be sent.', {
    advice: 'Use 32 or more letters, digits and ._~+/=-, for instance from: openssl rand -hex 32',
  });
}

function delayOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,2}$/.test(text) && Number(text) <= REPORT_DELAY_MAX) return Number(text);
  throw new SettingsError('SETTING_INVALID', 'GROUNDS_REPORT_READS_AFTER_DAYS is no such number of days.', {
    advice: `Owners have a right to know after ${REPORT_DELAY_MAX} days: use 0 to ${REPORT_DELAY_MAX}, or leave it unset.`,
  });
}

/** What has expired cannot be told any more; a day is left for the telling. */
function checkDelay({ readsAfterDays = 0, retentionDays = Infinity }: Settings): void {
  if (retentionDays > readsAfterDays + 1) return;
  throw new SettingsError(
    'SETTING_INVALID',
    'The journal would expire before owners are told what is in it.',
    {
      advice: 'Keep GROUNDS_JOURNAL_RETENTION_DAYS two days or more above GROUNDS_REPORT_READS_AFTER_DAYS.',
    },
  );
}

function networksOf(text = ''): readonly string[] {
  const networks = text.split(',').flatMap((one) => one.trim() || []);
  if (networks.every(isNetwork)) return networks;
  throw new SettingsError('SETTING_INVALID', 'GROUNDS_PEER_NETWORKS names something that is no network.', {
    advice: 'Write networks with their length, with commas between them: 10.2.0.0/16, fd12::/48',
  });
}

function urlOf(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin;
  throw new SettingsError('SETTING_INVALID', 'GROUNDS_PUBLIC_URL is no http or https address.', {
    advice: 'Write it like https://register.example.org',
  });
}
