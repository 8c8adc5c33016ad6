import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { Client } from 'pg';

/** A database of a suite's own: in this process, or on the server that the run was given. */
export interface TestDatabase {
  readonly image?: Blob;
  readonly url?: string;
  readonly adminUrl?: string;
  drop(): Promise<void>;
}

const LOGIN = 'grounds_test_login';

export async function testDatabase(image?: Blob): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_ADMIN_URL;
  if (server) return onServer(server);
  return { image: image ?? (await emptyImage()), drop: () => Promise.resolve() };
}

/** An embedded database with all migrations and no rows. */
export async function emptyImage(): Promise<Blob> {
  const file = process.env.TEST_DATABASE_IMAGE;
  if (file === undefined) throw new Error('The test run made no empty database: start it with npm test.');
  return new Blob([await readFile(file)]);
}

async function onServer(server: string): Promise<TestDatabase> {
  const name = `grounds_${randomUUID().replaceAll('-', '')}`;
  await asOwner(server, [
    `DO $$ BEGIN CREATE ROLE ${LOGIN} LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`,
  ]);
  const adminUrl = new URL(server);
  adminUrl.pathname = `/${name}`;
  const url = new URL(adminUrl);
  url.username = LOGIN;
  const drop = (): Promise<void> => asOwner(server, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]);
  return { url: url.href, adminUrl: adminUrl.href, drop };
}

async function asOwner(server: string, statements: string[]): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
