import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { NoticeJob, Puller, peersOf } from '#federation';
import type { Principal } from '#identity';
import { Gate } from '#intake';
import { systemClock, systemRandomness } from '#kernel';
import { MembershipDirectory } from '#membership';
import {
  type IssuedStatement,
  type StatementKey,
  assembleStatement,
  issueStatement,
  parseStatementForm,
  signerFromJwk,
} from '#statement';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import { demonstrationUrl } from '../../apps/registry/src/demonstration/members.js';
import {
  type NodePlace,
  sharedRoot,
  threePlaces,
} from '../../apps/registry/src/demonstration/three-nodes.js';
import { readSettings } from '../../apps/registry/src/settings/settings.js';
import { type RunningNode, prepareNode } from '../../apps/registry/src/start-node.js';
import { ChildNode } from '../crash/child-node.js';
import { freePort } from '../support/free-port.js';
import { type TestDatabase, testDatabase } from '../support/test-database.js';
import { realisticDecision } from './realistic-decision.js';

const CALL = 500;
const SAID_EACH = 1000;
const EMPTY_ROOT = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
const RELEASER: Principal = {
  state: 'CA',
  officer: 'ca-releaser',
  roles: new Set(['releaser', 'reader']),
  issuer: 'https://id.ca.example',
  clientId: 'bench',
  tokenId: 'token',
  demo: true,
  expiresAt: new Date('2100-01-01T00:00:00Z'),
};

/** An empty node that may pull from the source. */
export interface EmptyPeer {
  pull(): Promise<number>;
  keyFor(kid: string): StatementKey | undefined;
  close(): Promise<void>;
}

/** The Canadian node in a process of its own, full of records, and a root in which another may be its peer. */
export class SourceNode {
  private constructor(
    private readonly folder: string,
    private readonly places: readonly NodePlace[],
    private readonly root: string,
    private readonly database: TestDatabase | undefined,
    private readonly child: ChildNode,
    readonly statements: readonly IssuedStatement[],
  ) {}

  /** @param say is told how far it is: to fill a node takes longer than to take it over */
  static async filled(records: number, say: (line: string) => void): Promise<SourceNode> {
    const folder = await mkdtemp(join(tmpdir(), 'grounds-bench-'));
    const places = await Promise.all(
      threePlaces(folder, 0).map(async (place) => {
        const port = await freePort();
        return { ...place, port, url: `http://127.0.0.1:${port}` };
      }),
    );
    const root = await sharedRoot(folder, places);
    const database = await ownDatabase();
    const source = placeOf(places, 'ca');
    const env = envOf(source, root, database);
    const statements = await issueAll(source, records);
    say(`signed ${records}`);
    await submitInCalls(env, statements, say);
    const child = new ChildNode(env, 'test/support/run-node.js');
    await child.start();
    return new SourceNode(folder, places, root, database, child, statements);
  }

  get kind(): string {
    return this.database ? 'a PostgreSQL server' : 'embedded databases';
  }

  /** The Dutch node, in this process, that has never asked for anything. */
  async emptyPeer(): Promise<EmptyPeer> {
    const place = placeOf(this.places, 'nl');
    const database = await ownDatabase();
    for (const name of ['database', 'signed-head']) {
      await rm(join(place.folder, name), { recursive: true, force: true });
    }
    const { app } = await prepareNode(readSettings(envOf(place, this.root, database)), {
      withoutCases: true,
      clock: systemClock,
    });
    const close = async (): Promise<void> => {
      await app.close();
      await database?.drop();
    };
    return { ...pulling(app, placeOf(this.places, 'ca').origin), close };
  }

  async close(): Promise<void> {
    await this.child.kill();
    await this.database?.drop();
    await rm(this.folder, { recursive: true });
  }
}

function pulling(app: RunningNode['app'], from: string): Omit<EmptyPeer, 'close'> {
  const membership = app.get(MembershipDirectory, { strict: false }).current();
  const peer = peersOf(membership, '', systemClock.now()).find(({ origin }) => origin === from);
  if (!peer) throw new Error('The root has no such node.');
  return {
    keyFor: membership.statementKey.bind(membership),
    pull: async () => {
      const { outcomes, failure } = await app.get(Puller, { strict: false }).pull(peer);
      if (failure !== undefined) throw new Error(`The pull failed: ${failure}.`);
      return outcomes.accepted ?? 0;
    },
  };
}

function placeOf(places: readonly NodePlace[], name: string): NodePlace {
  const place = places.find((one) => one.name === name);
  if (place) return place;
  throw new Error('There is no such node.');
}

async function submitInCalls(
  env: ReturnType<typeof envOf>,
  statements: readonly IssuedStatement[],
  say: (line: string) => void,
): Promise<void> {
  const { app } = await prepareNode(readSettings(env), { withoutCases: true, clock: systemClock });
  for (let at = 0; at < statements.length; at += CALL) {
    const call = statements.slice(at, at + CALL).map(({ signedPart, disclosures }) => ({
      signedPart,
      disclosures: [...disclosures.values()],
    }));
    const outcomes = await app.get(Gate, { strict: false }).submitAll(RELEASER, call);
    if (outcomes.some((outcome) => 'refused' in outcome)) throw new Error('All of these are right.');
    const done = at + call.length;
    if (done % SAID_EACH === 0) say(`${done} of ${statements.length} are in the source`);
  }
  // As a node that runs does by itself, each half minute: a first pull does not wait for it.
  await app.get(NoticeJob, { strict: false }).run();
  await app.close();
}

function ownDatabase(): Promise<TestDatabase | undefined> {
  return process.env.TEST_DATABASE_ADMIN_URL === undefined ? Promise.resolve(undefined) : testDatabase();
}

function envOf({ port, url, origin, folder }: NodePlace, root: string, database: TestDatabase | undefined) {
  return {
    PORT: String(port),
    GROUNDS_DATA: folder,
    GROUNDS_ROOT: root,
    GROUNDS_ORIGIN: origin,
    GROUNDS_PUBLIC_URL: url,
    ...(database ? { DATABASE_URL: database.url ?? '', DATABASE_ADMIN_URL: database.adminUrl ?? '' } : {}),
  };
}

async function issueAll({ folder, origin }: NodePlace, count: number): Promise<IssuedStatement[]> {
  const { privateJwk } = await demonstrationKey(folder, 'record', 'CA');
  const signer = await signerFromJwk(privateJwk);
  const issued: IssuedStatement[] = [];
  for (let place = 0; place < count; place += 1) {
    issued.push(
      await issueStatement({
        parts: assembleStatement(parseStatementForm(realisticDecision('CA', place)), systemRandomness),
        iss: demonstrationUrl('CA'),
        after: { origin, size: 0, root: EMPTY_ROOT },
        demo: true,
        clock: systemClock,
        randomness: systemRandomness,
        signer,
      }),
    );
  }
  return issued;
}
