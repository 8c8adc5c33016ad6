import { Client } from 'pg';

import type { Clock } from '#kernel';

import { ChildNode } from '../../crash/child-node.js';
import type { NodePlace } from '../../../apps/registry/src/demonstration/three-nodes.js';
import type { TestDatabase } from '../../support/test-database.js';
import { within } from './within.js';

const PROGRAM = 'test/federation/random-faults/run-faulty-node.js';
const START_MS = 240_000;
const END_MS = 60_000;

/** What a node is started with, beside its place. */
export interface NodeMeans {
  /** Path of the root. */
  readonly root: string;
  /** How others reach it. */
  readonly publicUrl: string;
  /** On a server; absent: the embedded one in its folder. */
  readonly database: TestDatabase | undefined;
}

/** A node as a process of its own, with a database on disk, that can be killed, stopped and have a wrong clock. */
export class FaultyNode {
  readonly clock: Clock = { now: () => new Date(Date.now() + this.#offsetMs) };
  /** Changes whenever tokens from before may be worth nothing. */
  epoch = 0;
  #offsetMs = 0;
  #child: ChildNode | undefined;

  constructor(
    readonly place: NodePlace,
    private readonly means: NodeMeans,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.place.port}`;
  }

  get isWrong(): boolean {
    return this.#offsetMs !== 0;
  }

  /** Settings as an operator gives them. */
  get env(): Record<string, string> {
    const { root, publicUrl, database } = this.means;
    return {
      PORT: String(this.place.port),
      GROUNDS_DATA: this.place.folder,
      GROUNDS_ROOT: root,
      GROUNDS_ORIGIN: this.place.origin,
      GROUNDS_PUBLIC_URL: publicUrl,
      ...(database ? { DATABASE_URL: database.url ?? '', DATABASE_ADMIN_URL: database.adminUrl ?? '' } : {}),
    };
  }

  async start(): Promise<void> {
    this.epoch += 1;
    this.#child = new ChildNode({ ...this.env, TEST_CLOCK_OFFSET_MS: String(this.#offsetMs) }, PROGRAM);
    await within(START_MS, `The start of ${this.place.name}`, this.#child.start());
  }

  async kill(): Promise<void> {
    await within(END_MS, `The end of ${this.place.name}`, this.#child?.kill() ?? Promise.resolve());
  }

  async stop(): Promise<void> {
    await within(END_MS, `The orderly end of ${this.place.name}`, this.#child?.stop() ?? Promise.resolve());
  }

  /** @param ms ahead of the right time, or behind it where negative */
  async setClock(ms: number): Promise<void> {
    this.#offsetMs = ms;
    this.epoch += 1;
    await this.#child?.tell({ clockOffsetMs: ms });
  }

  /** As the owner of the tables. */
  async query<Row>(sql: string): Promise<Row[]> {
    const { adminUrl } = this.means.database ?? {};
    if (adminUrl !== undefined) return queryServer<Row>(adminUrl, sql);
    const answer = (await this.#child?.tell({ sql })) as { rows?: Row[]; error?: string } | undefined;
    if (answer?.rows) return answer.rows;
    throw new Error(`${this.place.name} does not tell its rows: ${answer?.error ?? 'no answer'}`);
  }
}

async function queryServer<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}
