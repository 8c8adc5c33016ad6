import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type AudienceDefinition, AudienceStore } from '#access';
import { Transactions } from '#database';
import { LedgerStore, TreeStore } from '#ledger';
import type { RootFile, RootPayload } from '#membership';
import { type PartName, openDisclosures, parseStatement } from '#statement';

import { demonstrationRoot } from '../../../apps/registry/src/demonstration/demonstration-root.js';
import { ProjectionStore } from '../../../libs/intake/src/projection.store.js';
import { copyRows } from './copy-rows.js';
import { type Said, mayHold } from './may-hold.js';
import { type World, startWorld } from './world.js';
import { rootOfWorlds } from './worlds-root.js';

/** When the records are written: one circle has not expired yet, and KR is not a member yet. */
export const WRITTEN = new Date('2026-11-24T09:00:00Z');
/** When the worlds are asked: the circle has expired, and KR is a member. */
export const ASKED = new Date('2026-12-10T09:00:00Z');

/** The world with everything in it. */
export function startFullWorld(databaseImage?: Blob): Promise<World> {
  return startWorld(WRITTEN, {
    ...(databaseImage ? { databaseImage } : {}),
    prepareFolder: writeRoot,
  });
}

async function writeRoot(folder: string, url: string): Promise<void> {
  const path = await demonstrationRoot(folder, url);
  await writeFile(path, await rootOfWorlds(await readFile(path, 'utf8'), () => folder));
}

/** The world that holds the same log, and of its content only what `state` may hold. */
export async function startWorldOf(state: string, full: World, databaseImage?: Blob): Promise<World> {
  const world = await startWorld(full.moment.now(), {
    withoutCases: true,
    ...(databaseImage ? { databaseImage } : {}),
    prepareFolder: (folder) => copyFolder(full.node.dataFolder, folder),
    env: { GROUNDS_PUBLIC_URL: full.node.url },
  });
  await holdOnly(state, full, world);
  for (const one of [full, world]) await warmUp(one);
  return world;
}

/** Fills the empty node of a world: with the log of the full one, and of its content what `state` may hold at this moment. */
export async function holdOnly(state: string, full: World, world: World): Promise<void> {
  await world.owner.query('DELETE FROM log_head');
  await world.owner.query('DELETE FROM log_checkpoint');
  for (const table of ['log_entry', 'log_head', 'log_node', 'log_checkpoint'])
    await copyRows(table, full.owner, world.owner);
  // As the node of that log, the world also remembers what was signed.
  await cp(join(full.node.dataFolder, 'signed-head'), join(world.node.dataFolder, 'signed-head'));
  await projectHeld(state, full, world);
  await copyOwn(state, full, world);
  await internOwn(state, full, world);
}

/** Keys, the key of the cursors, and the root: what the two have in common as nodes. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await cp(join(from, 'keys'), join(to, 'keys'), { recursive: true });
  await cp(join(from, 'root.json'), join(to, 'root.json'));
}

interface LogRow {
  readonly statementId: string;
  readonly arrival: number;
  readonly loggedAt: Date;
  readonly state: string;
  readonly entry: string;
}

async function projectHeld(state: string, full: World, world: World): Promise<void> {
  const log = await full.owner.query<LogRow>(
    `SELECT statement_id AS "statementId", arrival::int AS arrival, logged_at AS "loggedAt", state, entry
       FROM log_entry WHERE kind = 'statement' ORDER BY log_index`,
  );
  const disclosures = await full.owner.query<{ arrival: number; encoded: string }>(
    'SELECT arrival::int AS arrival, encoded FROM disclosure',
  );
  const byEntry = Map.groupBy(disclosures, ({ arrival }) => arrival);
  const opened = log.map((entry) => {
    const statement = parseStatement(entry.entry);
    const encoded = (byEntry.get(entry.arrival) ?? []).map((one) => one.encoded);
    return { entry, statement, parts: openDisclosures(statement, encoded) };
  });
  const said = opened.map(({ entry, parts }): Said => ({
    id: entry.statementId,
    index: entry.arrival,
    state: entry.state,
    parts: new Map([...parts].map(([part, { value }]) => [part, value])),
  }));
  const held = mayHold(said, state, await rollOf(full), full.moment.now());
  for (const { entry, statement, parts } of opened) {
    const names = held.get(entry.statementId);
    if (!names) continue;
    const logged = {
      entry,
      state: entry.state,
      demo: statement.claims.demo === true,
      parts: new Map([...parts].filter(([part]) => names.has(part))),
    };
    await project(world, logged, entry.state === state ? undefined : grantTo(entry.state, state));
  }
}

/** As a grant says it: the owner, and this one state. */
function grantTo(owner: string, state: string) {
  return (_part: PartName) => ({ owner, any: [{ circles: [], states: [state as 'NL'], except: [] }] });
}

async function project(
  { node }: World,
  ...[logged, granted]: [Parameters<ProjectionStore['project']>[1], Parameters<ProjectionStore['project']>[2]]
): Promise<void> {
  const projection = node.app.get(ProjectionStore, { strict: false });
  await node.app
    .get(Transactions)
    .run({ role: 'intake' }, (manager) => projection.project(manager, logged, granted));
}

async function rollOf({ node }: World): Promise<RootPayload> {
  const file = JSON.parse(await readFile(join(node.dataFolder, 'root.json'), 'utf8')) as RootFile;
  return JSON.parse(Buffer.from(file.payload, 'base64url').toString()) as RootPayload;
}

/** A state's own audiences that no part has any more, as of erased parts, are known at its own node all the same. */
async function internOwn(state: string, full: World, { node }: World): Promise<void> {
  const rows = await full.owner.query<{ definition: AudienceDefinition }>(
    'SELECT definition FROM audience WHERE owner = $1 ORDER BY audience_id',
    [state],
  );
  const audiences = node.app.get(AudienceStore, { strict: false });
  await node.app.get(Transactions).run({ role: 'intake' }, async (manager) => {
    for (const { definition } of rows) await audiences.intern(manager, definition);
  });
}

/** A node remembers definitions and hashes of the log: work that depends on who asked before, not on what is hidden. */
async function warmUp({ node, owner }: World): Promise<void> {
  const rows = await owner.query<{ id: string }>('SELECT audience_id AS id FROM audience');
  const audiences = node.app.get(AudienceStore, { strict: false });
  await node.app.get(Transactions).run({ role: 'worker' }, (manager) =>
    audiences.definitions(
      manager,
      rows.map(({ id }) => id),
    ),
  );
  const tree = node.app.get(TreeStore, { strict: false });
  await node.app.get(Transactions).run({ role: 'intake' }, async (manager) => {
    const { size } = await node.app.get(LedgerStore, { strict: false }).position(manager);
    // From the first leaf and from the last, so that every tile of every level is met, on either side of the path.
    for (let within = 2; within <= size; within += 1) {
      for (const index of [0, within - 1]) await tree.inclusion(manager, index, within);
    }
  });
}

/** A state's own account of what it did, and of who read its records. */
async function copyOwn(state: string, full: World, world: World): Promise<void> {
  const own: [table: string, where: string][] = [
    ['journal_line', 'state = $1'],
    ['journal_record', 'line_id IN (SELECT line_id FROM journal_line WHERE state = $1)'],
    ['answered_request', 'state = $1'],
    ['hit_resolution', 'state = $1'],
    ['record_sighting', 'owner = $1 OR reader = $1'],
    ['audit_closure', 'state = $1'],
    ...['watch', 'watch_seen', 'shown_status', 'notice_count', 'notice'].map((table): [string, string] => [
      table,
      'state = $1',
    ]),
  ];
  for (const [table, where] of own) await copyRows(table, full.owner, world.owner, where, [state]);
}
