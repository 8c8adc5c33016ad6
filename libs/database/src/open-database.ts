import { DataSource, EntitySchema, MixedList } from 'typeorm';

import { openEmbedded } from './embedded-database.js';
import { openServer } from './server-database.js';

export type EntityList = MixedList<(new () => object) | EntitySchema>;

export interface DatabaseSettings {
  /** A PostgreSQL server, 15 or later; absent: PostgreSQL in this process. */
  readonly url?: string;
  /** A login that owns the tables: runs migrations and hands out the database roles. */
  readonly adminUrl?: string;
  /** Where the embedded database lives; absent: in memory. */
  readonly folder?: string;
  /** A dumped data folder that an embedded database in memory starts from. */
  readonly image?: Blob;
}

export interface OpenDatabase {
  readonly kind: 'embedded' | 'server';
  /** Connections that rest in a role without rights: only `Transactions` can do anything with them. */
  readonly source: DataSource;
  close(): Promise<void>;
}

/** Opens the node's database, migrated to the newest version. */
export function openDatabase(settings: DatabaseSettings, entities: EntityList): Promise<OpenDatabase> {
  return settings.url
    ? openServer(settings.url, settings.adminUrl, entities)
    : openEmbedded(settings, entities);
}
