/** A table that follows from the log and the disclosures, and the columns that name a row without saying its content. */
export interface ProjectionTable {
  readonly table: string;
  readonly key: readonly string[];
}

/** In an order in which rows can be inserted; the other way round they can be deleted. */
export const PROJECTIONS: readonly ProjectionTable[] = [
  { table: 'record', key: ['record_id'] },
  { table: 'statement', key: ['statement_id'] },
  { table: 'record_part', key: ['record_id', 'part', 'arrival'] },
  { table: 'record_facet', key: ['record_id', 'part', 'arrival', 'facet'] },
  // A word would say content: the part that it stands in is named.
  { table: 'record_term', key: ['record_id', 'part', 'arrival', 'stemmer'] },
  { table: 'record_event', key: ['record_id', 'part', 'arrival'] },
  { table: 'record_relation', key: ['record_id', 'part', 'arrival'] },
  { table: 'party_name', key: ['record_id', 'part', 'arrival', 'position'] },
  { table: 'party_key', key: ['record_id', 'part', 'arrival'] },
  { table: 'party_identifier', key: ['record_id', 'part', 'arrival', 'scheme'] },
  { table: 'hit_level', key: ['record_id', 'level'] },
  { table: 'state_circle', key: ['circle_id'] },
  { table: 'state_exclusion', key: ['owner'] },
];

/** Primary data, but for the audience: who holds a disclosure follows from the log. */
export const DISCLOSURES: ProjectionTable = { table: 'disclosure', key: ['arrival', 'part'] };

/** What audiences resolve to; the root decides. */
export const AUDIENCES = ['audience', 'audience_reader'];

/** Every table that `grounds rebuild` makes again; a backup holds all others. */
export const DERIVED_TABLES: readonly string[] = [...PROJECTIONS.map(({ table }) => table), ...AUDIENCES];
