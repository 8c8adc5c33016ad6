import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

import { type DatabaseSettings, Transactions, openDatabase } from '#database';
import { type DemonstrationIssuer, Identity } from '#identity';
import { NameRefresh, RootGate, settleRoots } from '#intake';
import { type Clock, type Randomness, systemClock, systemRandomness } from '#kernel';
import { MembershipDirectory, type Root, RootHistory } from '#membership';
import { NodeMetrics } from '#operation';

import { AppModule, ENTITIES, type NodeParts } from './app.module.js';
import { demonstrationIssuer } from './demonstration/demonstration-issuer.js';
import { EmbeddedIssuers } from './demonstration/issuers/embedded-issuers.js';
import { mountIssuers } from './demonstration/issuers/mount-issuers.js';
import { seedDemonstration } from './demonstration/seed.js';
import { countRequests } from './http/count-requests.js';
import { giveNonces } from './http/dpop-nonce.js';
import { onlyLoopbackHosts } from './http/loopback-host.js';
import { MembershipModule } from './membership.module.js';
import { clientKey } from './settings/client-key.js';
import { givenRoot } from './settings/given-root.js';
import { keyFile } from './settings/key-file.js';
import { nodeSigners, readNodeKeys } from './settings/node-signers.js';
import { readPeerTls } from './settings/peer-tls.js';
import type { Settings } from './settings/settings.js';

const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
const SECRET_BYTES = 32;
const LOOK_AGAIN_MS = 30_000;
const SEAL_EVERY_MS = 5_000;
const PULL_EVERY_MS = 30_000;
const WATCH_EVERY_MS = 60_000;

/** What a test, or a tool, may choose in place of the usual. */
export interface NodeOptions {
  readonly clock?: Clock;
  /** Hold also a clock of the test's own against the database's. */
  readonly compareClocks?: boolean;
  /** How often other nodes are asked; by default every half minute, or never by a clock of the test's own. */
  readonly pullEveryMs?: number;
  /** How often watches are asked; by default every minute, or never by a clock of the test's own. */
  readonly watchEveryMs?: number;
  readonly randomness?: Randomness;
  /** An embedded database that starts from this image, in memory. */
  readonly databaseImage?: Blob;
  /** Leave the demonstration empty. */
  readonly withoutCases?: boolean;
  readonly schemaFile?: string;
}

export interface RunningNode {
  readonly app: NestFastifyApplication;
  readonly demonstration: boolean;
}

/** Puts a node together and makes it ready to listen; nothing listens yet. */
export async function prepareNode(settings: Settings, options: NodeOptions = {}): Promise<RunningNode> {
  const clock = options.clock ?? systemClock;
  const { file, origin, demonstration, hosted } = await givenRoot(settings);
  const outside = {
    clock,
    randomness: options.randomness ?? systemRandomness,
    origin,
    folder: settings.dataFolder,
    compareClocks: options.compareClocks ?? options.clock === undefined,
    ...(options.clock === undefined
      ? {
          lookAgainMs: LOOK_AGAIN_MS,
          sealEveryMs: SEAL_EVERY_MS,
          pullEveryMs: PULL_EVERY_MS,
          watchEveryMs: WATCH_EVERY_MS,
        }
      : {}),
    ...(options.pullEveryMs === undefined ? {} : { pullEveryMs: options.pullEveryMs }),
    ...(options.watchEveryMs === undefined ? {} : { watchEveryMs: options.watchEveryMs }),
    ...(settings.retentionDays === undefined ? {} : { retentionDays: settings.retentionDays }),
    ...(settings.metricsToken === undefined ? {} : { metricsToken: settings.metricsToken }),
    ...(settings.readsAfterDays === undefined ? {} : { readsAfterDays: settings.readsAfterDays }),
    webhooks: settings.webhooks,
    ...(settings.mail === undefined ? {} : { mail: { ...settings.mail, url: settings.publicUrl } }),
    // The nodes of a demonstration are on one machine.
    peerNetworks: demonstration ? ('any' as const) : settings.peerNetworks,
    ...(settings.peerTls === undefined ? {} : { peerTls: await readPeerTls(settings.peerTls) }),
    audience: `${settings.publicUrl}/graphql`,
    publicUrl: settings.publicUrl,
    cursorKey: await secretOf(settings.dataFolder, 'cursor'),
    nonceKey: await secretOf(settings.dataFolder, 'nonce'),
    sessionKey: await secretOf(settings.dataFolder, 'session'),
    client: { id: settings.publicUrl, privateJwk: await clientKey(settings.dataFolder) },
    demonstrationIssuer: demonstration
      ? await demonstrationIssuer(settings.dataFolder, clock, hosted)
      : undefined,
    schemaFile: options.schemaFile ?? (true as const),
  };
  const database = await openDatabase(databaseSettings(settings, options), ENTITIES);
  try {
    const { roots, next } = await settleRoots(file, new Transactions(database, clock), clock);
    const membership = await membershipParts(roots, origin, settings.dataFolder, clock);
    const app = await assemble({ ...outside, ...membership, database });
    await app.get(NameRefresh, { strict: false }).run();
    if (next) await app.get(RootGate, { strict: false }).take(next);
    if (demonstration && !options.withoutCases)
      await seedDemonstration(app, { ...settings, ...outside, hosted });
    return { app, demonstration };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What follows from the membership: who is who, and with which of its keys the node may sign. */
async function membershipParts(
  roots: readonly Root[],
  origin: string,
  folder: string,
  clock: Clock,
): Promise<Pick<NodeParts, 'membership' | 'signers'>> {
  const directory = new MembershipDirectory(new RootHistory(roots).newest.root);
  return {
    membership: MembershipModule.register(directory),
    signers: nodeSigners(await readNodeKeys(folder), origin, directory, clock),
  };
}

function databaseSettings(settings: Settings, { databaseImage }: NodeOptions): DatabaseSettings {
  if (settings.databaseUrl) {
    return {
      url: settings.databaseUrl,
      ...(settings.databaseAdminUrl ? { adminUrl: settings.databaseAdminUrl } : {}),
    };
  }
  return databaseImage ? { image: databaseImage } : { folder: settings.dataFolder };
}

/** A key that only the processes of this node have, made at the first start. */
async function secretOf(folder: string, use: 'cursor' | 'nonce' | 'session'): Promise<Uint8Array> {
  const make = (): Promise<string> => Promise.resolve(randomBytes(SECRET_BYTES).toString('base64url'));
  return Buffer.from(await keyFile(join(folder, 'keys', `${use}.key`), make), 'base64url');
}

/** What only a demonstration serves, and only to this machine. */
async function demonstrate(
  server: FastifyInstance,
  parts: NodeParts,
  issuer: DemonstrationIssuer,
): Promise<void> {
  onlyLoopbackHosts(server);
  await mountIssuers(server, new EmbeddedIssuers({ ...parts, issuer }));
}

async function assemble(parts: NodeParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT_BYTES });
  if (parts.demonstrationIssuer) await demonstrate(adapter.getInstance(), parts, parts.demonstrationIssuer);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(parts), adapter, {
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
  });
  countRequests(adapter.getInstance(), app.get(NodeMetrics, { strict: false }));
  giveNonces(adapter.getInstance(), app.get(Identity, { strict: false }));
  app.enableShutdownHooks();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
