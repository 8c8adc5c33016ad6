import { DataSource } from 'typeorm';

import { IDLE_ROLE, SQL_ROLES } from './database-role.js';
import { DatabaseError } from './database.errors.js';
import { Connection, connect, migrate } from './migrate.js';
import type { EntityList, OpenDatabase } from './open-database.js';
import { PreparingClient } from './preparing-client.js';

const OLDEST_SERVER = 150000;
const POOL_SIZE = 10;
const UNIQUE_VIOLATION = '23505';

/** A PostgreSQL server. The node's own login may only take on the register's database roles. */
export async function openServer(
  url: string,
  adminUrl: string | undefined,
  entities: EntityList,
): Promise<OpenDatabase> {
  if (adminUrl) await migrateAsOwner(adminUrl, new URL(url).username);
  await checkLogin(url);
  const source = await connect(resting(url), entities);
  return { kind: 'server', source, close: () => source.destroy() };
}

const plain = (url: string): Connection => ({ url, poolSize: 1, extra: {} });

/** Every connection rests in the role without rights: forgetting to choose a role is an error, not a leak. */
const resting = (url: string): Connection => ({
  url,
  poolSize: POOL_SIZE,
  extra: { options: `-c role=${IDLE_ROLE}`, Client: PreparingClient, pipeline: true },
});

async function migrateAsOwner(adminUrl: string, login: string): Promise<void> {
  await (await reach(adminUrl, 'DATABASE_ADMIN_URL')).destroy();
  await migrate(plain(adminUrl), (owner) => grantRoles(owner, login));
}

async function grantRoles(owner: DataSource, login: string): Promise<void> {
  const name = `"${decodeURIComponent(login).replaceAll('"', '""')}"`;
  const grant = (): Promise<unknown> => owner.query(`GRANT ${SQL_ROLES.join(', ')} TO ${name}`);
  // Roles are shared by all databases of a server: another node may be granting the same at this moment.
  await grant().catch((error: { code?: string }) => {
    if (error.code !== UNIQUE_VIOLATION) throw error as Error;
    return grant();
  });
}

interface LoginFacts {
  version: number;
  strong: boolean;
  owns: boolean;
  migrated: boolean;
}

const LOGIN_FACTS = `
  SELECT current_setting('server_version_num')::int AS version,
         (rolsuper OR rolbypassrls) AS strong,
         EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relkind IN ('r', 'p', 'v', 'S')) AS owns,
         to_regclass('log_head') IS NOT NULL AS migrated
    FROM pg_roles WHERE rolname = current_user`;

async function checkLogin(url: string): Promise<void> {
  const login = await reach(url, 'DATABASE_URL');
  const facts = await login.query<LoginFacts[]>(LOGIN_FACTS).finally(() => login.destroy());
  for (const { version, strong, owns, migrated } of facts) {
    if (version < OLDEST_SERVER) refuse('DATABASE_TOO_OLD', 'PostgreSQL 15 or later is needed.');
    if (strong || owns) refuse('DATABASE_LOGIN_TOO_STRONG', TOO_STRONG);
    if (!migrated) refuse('DATABASE_MIGRATIONS_PENDING', 'This database has no register in it yet.');
  }
}

const TOO_STRONG =
  'The login in DATABASE_URL is a superuser, bypasses row-level security or owns tables: row-level security would not bind it.';

const ADVICE: Record<string, string> = {
  DATABASE_TOO_OLD: 'Point DATABASE_URL at a newer server.',
  DATABASE_LOGIN_TOO_STRONG:
    'Give DATABASE_URL a plain login (NOSUPERUSER NOBYPASSRLS) and put the owner into DATABASE_ADMIN_URL.',
  DATABASE_MIGRATIONS_PENDING: 'Start once with DATABASE_ADMIN_URL set to the owner of the database.',
};

function refuse(code: DatabaseError['code'], message: string): never {
  throw new DatabaseError(code, message, { advice: ADVICE[code] });
}

async function reach(url: string, setting: 'DATABASE_URL' | 'DATABASE_ADMIN_URL'): Promise<DataSource> {
  try {
    return await connect(plain(url), []);
  } catch (cause) {
    throw new DatabaseError('DATABASE_UNREACHABLE', `The server in ${setting} does not answer this login.`, {
      advice: 'Check host, port, database and password.',
      cause,
    });
  }
}
