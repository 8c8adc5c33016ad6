import type { FaultyNode } from './faulty-node.js';

const TABLES = `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;

/** Every row of every table of a node, as text. */
export async function allRows(node: FaultyNode): Promise<string> {
  const tables = await node.query<{ name: string }>(TABLES);
  const each = tables.map(({ name }) => `SELECT string_agg(to_jsonb(t)::text, ' ') AS rows FROM ${name} t`);
  const texts = await node.query<{ rows: string | null }>(each.join(' UNION ALL '));
  return texts.map(({ rows }) => rows ?? '').join(' ');
}

/** What gives a part away, in whichever form it is kept. */
export interface Secrets {
  readonly disclosure: string;
  readonly salt: string;
  /** Nobody asks for it: where it stands, it was given. */
  readonly unasked: string | undefined;
}

export function secretsOf(disclosure: string, unasked: string | undefined): Secrets {
  const text = Buffer.from(disclosure, 'base64url').toString();
  const [salt = ''] = JSON.parse(text) as string[];
  return { disclosure, salt, unasked: unasked && text.includes(unasked) ? unasked : undefined };
}

/** Which forms of it stand in these rows. */
export function formsIn(rows: string, { disclosure, salt, unasked }: Secrets): string[] {
  const forms = { disclosure, salt, unasked };
  return Object.entries(forms)
    .filter(([, text]) => text !== undefined && rows.includes(text))
    .map(([form]) => form);
}
