import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

import { type DatabaseSettings, openDatabase } from '#database';
import { type Clock, type Randomness, systemClock, systemRandomness } from '#kernel';
import { MembershipDirectory, type Root, type RootPayload, loadRootFile } from '#membership';

import { AppModule, ENTITIES, type NodeParts } from './app.module.js';
import { demonstrationIssuer } from './demonstration/demonstration-issuer.js';
import { demonstrationRoot } from './demonstration/demonstration-root.js';
import { DEMONSTRATION_ORIGIN } from './demonstration/members.js';
import { seedDemonstration } from './demonstration/seed.js';
import { onlyLoopbackHosts } from './http/loopback-host.js';
import { MembershipModule } from './membership.module.js';
import { claimFolder } from './settings/claim-folder.js';
import { keyFile } from './settings/key-file.js';
import { nodeSigners, readNodeKeys } from './settings/node-signers.js';
import { SettingsError } from './settings/settings.errors.js';
import type { Settings } from './settings/settings.js';

const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
const CURSOR_KEY_BYTES = 32;
const LOOK_AGAIN_MS = 30_000;
const SEAL_EVERY_MS = 5_000;

/** What a test, or a tool, may choose in place of the usual. */
export interface NodeOptions {
  readonly clock?: Clock;
  /** Hold also a clock of the test's own against the database's. */
  readonly compareClocks?: boolean;
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
  const demonstration = settings.rootFile === undefined;
  const clock = options.clock ?? systemClock;
  const outside = {
    clock,
    randomness: options.randomness ?? systemRandomness,
    ...(await membershipRoot(settings, clock)),
    folder: settings.dataFolder,
    compareClocks: options.compareClocks ?? options.clock === undefined,
    ...(options.clock === undefined ? { lookAgainMs: LOOK_AGAIN_MS, sealEveryMs: SEAL_EVERY_MS } : {}),
    ...(settings.retentionDays === undefined ? {} : { retentionDays: settings.retentionDays }),
    audience: `${settings.publicUrl}/graphql`,
    cursorKey: await cursorKey(settings.dataFolder),
    demonstrationIssuer: demonstration ? await demonstrationIssuer(settings.dataFolder, clock) : undefined,
    schemaFile: options.schemaFile ?? (true as const),
  };
  const database = await openDatabase(databaseSettings(settings, options), ENTITIES);
  try {
    const app = await assemble({ ...outside, database });
    if (demonstration && !options.withoutCases) await seedDemonstration(app, { ...settings, ...outside });
    return { app, demonstration };
  } catch (error) {
    await database.close();
    throw error;
  }
}

type RootParts = Pick<NodeParts, 'membership' | 'rootText' | 'origin' | 'signers'>;

function membershipRoot(settings: Settings, clock: Clock): Promise<RootParts> {
  const { rootFile, origin } = settings;
  return rootFile === undefined || origin === undefined
    ? makeRoot(settings, clock)
    : takeRoot(settings.dataFolder, rootFile, origin, clock);
}

/** A demonstration makes its root in its own folder, so the folder comes first. */
async function makeRoot({ dataFolder, publicUrl }: Settings, clock: Clock): Promise<RootParts> {
  await claimFolder(dataFolder, `demonstration ${DEMONSTRATION_ORIGIN}`);
  const path = await demonstrationRoot(dataFolder, publicUrl);
  const root = await loadRootFile(path, clock.now());
  return rootParts(root, path, DEMONSTRATION_ORIGIN, dataFolder, clock);
}

/** A mistyped setting must not name the folder, so the root comes first. */
async function takeRoot(folder: string, path: string, origin: string, clock: Clock): Promise<RootParts> {
  const root = await loadRootFile(path, clock.now());
  checkConfiguredRoot(root.payload, origin);
  await claimFolder(folder, `configured ${origin}`);
  return rootParts(root, path, origin, folder, clock);
}

async function rootParts(
  root: Root,
  path: string,
  origin: string,
  folder: string,
  clock: Clock,
): Promise<RootParts> {
  const directory = new MembershipDirectory(root);
  return {
    membership: MembershipModule.register(directory),
    rootText: await readFile(path, 'utf8'),
    origin,
    signers: nodeSigners(await readNodeKeys(folder), origin, directory, clock),
  };
}

/** A configured node takes no made-up members, and has to be one of the nodes that the members know. */
function checkConfiguredRoot({ demo, nodes }: RootPayload, origin: string): void {
  if (demo) {
    throw new SettingsError('ROOT_IS_DEMONSTRATION', 'The root in GROUNDS_ROOT is a demonstration.', {
      advice: 'Configure the root that the members signed, or leave GROUNDS_ROOT unset.',
    });
  }
  if (nodes.some((node) => node.origin === origin)) return;
  throw new SettingsError('ROOT_WITHOUT_NODE', 'The root knows no node with the origin in GROUNDS_ORIGIN.', {
    advice: 'Use the origin of this node as the members signed it.',
  });
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

async function cursorKey(folder: string): Promise<Uint8Array> {
  const make = (): Promise<string> => Promise.resolve(randomBytes(CURSOR_KEY_BYTES).toString('base64url'));
  return Buffer.from(await keyFile(join(folder, 'keys', 'cursor.key'), make), 'base64url');
}

async function assemble(parts: NodeParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT_BYTES });
  if (parts.demonstrationIssuer) onlyLoopbackHosts(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(parts), adapter, {
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
  });
  app.enableShutdownHooks();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
