import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** A statement as a service sent it, and as whom. */
export interface CapturedQuery {
  readonly text: string;
  readonly parameters: readonly unknown[];
  readonly role: string;
  readonly state: string;
  readonly now: string;
}

const CHANGES_ROLE = "SELECT set_config('role', $1, true)";
const EXPLAINED = /^\s*(SELECT|WITH|UPDATE|DELETE|INSERT)/i;

/** Collects what a node asks its database, each with the role and the state that its transaction had then. */
export class CapturedQueries {
  private readonly sessions = new WeakMap<QueryRunner, Omit<CapturedQuery, 'text' | 'parameters'>>();
  private readonly byText = new Map<string, CapturedQuery>();

  constructor(source: DataSource) {
    const ignore = (): void => undefined;
    source.logger = {
      logQuery: (text: string, parameters?: unknown, runner?: QueryRunner): void =>
        this.note(text, Array.isArray(parameters) ? parameters : [], runner),
      logQueryError: ignore,
      logQuerySlow: ignore,
      logSchemaBuild: ignore,
      logMigration: ignore,
      log: ignore,
    };
  }

  /** One of each text. */
  get queries(): CapturedQuery[] {
    return [...this.byText.values()];
  }

  private note(text: string, parameters: unknown[], runner: QueryRunner | undefined): void {
    if (!runner) return;
    const [first, second, third] = parameters.map(String);
    const session = this.sessions.get(runner);
    if (text.includes("set_config('role', $1, true), set_config('grounds.state'")) {
      this.sessions.set(runner, { role: first ?? '', state: second ?? '', now: third ?? '' });
    } else if (session && text === CHANGES_ROLE) this.sessions.set(runner, { ...session, role: first ?? '' });
    else if (session && EXPLAINED.test(text)) {
      this.byText.set(`${session.role} ${text}`, { text, parameters, ...session });
    }
  }
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }];
}

/** PostgreSQL makes this many plans for the values at hand before it may keep one for all values (`plancache.c`). */
const PLANS_FOR_VALUES = 5;

/** The tables that the server would read from one end to the other, the first time and when the statement has come often. */
export function scannedTables(manager: EntityManager, query: CapturedQuery): Promise<string[]> {
  return prepared(manager, query, async (execute) => {
    const scanned = new Set<string>();
    for (let time = 0; time <= PLANS_FOR_VALUES; time += 1) {
      const plan = await explain(manager, 'FORMAT JSON', execute);
      seqScans(plan).forEach((table) => scanned.add(table));
    }
    return [...scanned];
  });
}

/** Rows that the steps of a statement look at when it runs, each as often as it does; none of one that writes: it is not run. */
export function touchedRows(manager: EntityManager, query: CapturedQuery): Promise<number> {
  return prepared(manager, query, async (execute) => {
    if (nodesOf(await explain(manager, 'FORMAT JSON', execute)).some(writes)) return 0;
    const plan = await explain(manager, 'ANALYZE, TIMING OFF, FORMAT JSON', execute);
    return nodesOf(plan).reduce((sum, node) => sum + rowsOf(node), 0);
  });
}

async function prepared<Found>(
  manager: EntityManager,
  { role, state, now, text, parameters }: CapturedQuery,
  look: (execute: string) => Promise<Found>,
): Promise<Found> {
  await manager.query(
    `SELECT set_config('role', $1, true), set_config('grounds.state', $2, true), set_config('grounds.now', $3, true)`,
    [role, state, now],
  );
  await manager.query(`PREPARE asked AS ${text}`);
  const found = await look(`EXECUTE asked${await literals(manager, parameters)}`);
  await manager.query('DEALLOCATE asked');
  return found;
}

async function explain(manager: EntityManager, how: string, execute: string): Promise<PlanNode | undefined> {
  const [row] = await manager.query<Explained[]>(`EXPLAIN (${how}) ${execute}`);
  return row?.['QUERY PLAN'][0].Plan;
}

function writes(node: PlanNode): boolean {
  return node['Node Type'] === 'ModifyTable';
}

function rowsOf(node: PlanNode): number {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0);
  return ((node['Actual Rows'] ?? 0) + removed) * (node['Actual Loops'] ?? 0);
}

/** The values as they stand in the text of a statement, for EXECUTE takes no parameters. */
async function literals(manager: EntityManager, parameters: readonly unknown[]): Promise<string> {
  if (parameters.length === 0) return '';
  const texts = parameters.map((value) => (ArrayBuffer.isView(value) ? bytesText(value) : value));
  const columns = texts.map((_, place) => `quote_nullable($${place + 1}::text) AS v${place}`);
  const [row] = await manager.query<Record<string, string>[]>(`SELECT ${columns.join(', ')}`, texts);
  return `(${texts.map((_, place) => row?.[`v${place}`]).join(', ')})`;
}

function bytesText({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return `\\x${Buffer.from(buffer, byteOffset, byteLength).toString('hex')}`;
}

function seqScans(plan: PlanNode | undefined): string[] {
  return nodesOf(plan).flatMap((node) =>
    node['Node Type'].includes('Seq Scan') ? [node['Relation Name'] ?? ''] : [],
  );
}

function nodesOf(node: PlanNode | undefined): PlanNode[] {
  return node ? [node, ...(node.Plans ?? []).flatMap(nodesOf)] : [];
}
