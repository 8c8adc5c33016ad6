import { ASKED } from './start-worlds.js';
import type { Operation, Seen } from './operation.type.js';
import { QUIET, send } from './send.js';
import type { World } from './world.js';

/** Where two worlds gave themselves away. */
export interface Difference {
  readonly operation: Operation;
  readonly what: 'status' | 'headers' | 'body' | 'database work' | 'unforeseen failure';
  readonly full: string;
  readonly held: string;
}

interface Asked {
  readonly seen: Seen;
  readonly work: string;
}

const SECOND = 1000;
/** Milliseconds of silence that no busy machine explains. */
const LONG_QUIET = 5 * SECOND;
/** Milliseconds; a demonstration token lives five minutes. */
const TOKEN_USED_FOR = 240 * SECOND;

/** Asks two worlds the same, at the same moment with the same chance, and compares all that can be seen. */
export class Comparison {
  readonly differences: Difference[] = [];
  /** Operations answered with data and without an error, by title. */
  readonly answered = new Map<string, number>();
  compared = 0;

  private readonly tokens = new Map<string, { token: string; until: number }>();

  constructor(
    private readonly full: World,
    private readonly held: World,
    private second: number,
  ) {}

  /** How far the clock has come, for whoever goes on with the full world. */
  get seconds(): number {
    return this.second;
  }

  async compare(operation: Operation): Promise<Seen> {
    const token = operation.officer === undefined ? undefined : await this.tokenOf(operation.officer);
    this.tick();
    const [inFull, inHeld] = await this.askOnce(operation, token);
    this.compared += 1;
    this.note(operation, inFull.seen);
    for (const what of ['status', 'headers', 'body'] as const) {
      this.check(operation, what, String(inFull.seen[what]), String(inHeld.seen[what]));
    }
    this.check(operation, 'database work', inFull.work, inHeld.work);
    // Nothing that is asked may fail in a way nobody foresaw, be it the same way in both worlds.
    if (inFull.seen.body.includes('INTERNAL_SERVER_ERROR')) {
      this.differences.push({ operation, what: 'unforeseen failure', full: inFull.seen.body, held: '' });
    }
    return inFull.seen;
  }

  /** Only one of two streams that were cut off early looks different; listening longer tells that from a leak. */
  private async askOnce(operation: Operation, token: string | undefined): Promise<[Asked, Asked]> {
    const asked = await this.askBoth(operation, token, QUIET);
    const [inFull, inHeld] = asked;
    if (!isStream(operation) || inFull.seen.body === inHeld.seen.body) return asked;
    this.tick();
    return this.askBoth(operation, token, LONG_QUIET);
  }

  /** Streams side by side, since each takes its time; all else in turn, so that the work of one is its own. */
  private async askBoth(
    operation: Operation,
    token: string | undefined,
    quiet: number,
  ): Promise<[Asked, Asked]> {
    const inFull = this.ask(this.full, operation, token, quiet);
    if (!isStream(operation)) await inFull;
    return Promise.all([inFull, this.ask(this.held, operation, token, quiet)]);
  }

  private async ask(
    world: World,
    operation: Operation,
    token: string | undefined,
    quiet: number,
  ): Promise<Asked> {
    world.comeForward?.();
    const seen = await send(world, operation, token, quiet);
    // A stream looks for changes until its client has gone: how often is chance.
    const work = isStream(operation) ? [] : world.work.ofNewest();
    return { seen, work: work.join('\n') };
  }

  /** Has both worlds do the same by themselves, at the same moment with the same chance. */
  async meanwhile(work: (world: World) => Promise<void>): Promise<void> {
    this.tick();
    for (const world of [this.full, this.held]) {
      world.comeForward?.();
      world.moment.set(world.moment.now(), `meanwhile ${this.second}`);
      await work(world);
    }
  }

  private check(operation: Operation, what: Difference['what'], full: string, held: string): void {
    if (full !== held) this.differences.push({ operation, what, full, held });
  }

  private note({ title }: Operation, { status, body }: Seen): void {
    const good = status < 400 && !body.includes('"errors":[');
    if (good) this.answered.set(title, (this.answered.get(title) ?? 0) + 1);
  }

  private tick(): void {
    this.second += 1;
    const at = new Date(ASKED.getTime() + this.second * SECOND);
    for (const { moment } of [this.full, this.held]) moment.set(at, `operation ${this.second}`);
  }

  /** Got from the full world; the other takes the same token, for it has the same keys. */
  private async tokenOf(officer: string): Promise<string> {
    const now = this.full.moment.now().getTime();
    const known = this.tokens.get(officer);
    if (known && known.until > now) return known.token;
    const response = await fetch(`${this.full.address}/demonstration/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ officer }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    this.tokens.set(officer, { token, until: now + TOKEN_USED_FOR });
    return token;
  }
}

/** A difference in words, with the place where it begins. */
export function describeDifference({ operation, what, full, held }: Difference): string {
  return [
    `${operation.title} as ${operation.officer ?? 'nobody'}: another ${what} where the record is held back`,
    `  asked  ${asked(operation)}`,
    ...whereTheyPart(full, held),
  ].join('\n');
}

export function whereTheyPart(full: string, held: string): string[] {
  const at = [...full].findIndex((character, place) => character !== held[place]);
  const from = Math.max(0, (at === -1 ? full.length : at) - 60);
  const around = (text: string): string => JSON.stringify(text.slice(from, from + 200));
  return [`  full   ${around(full)}`, `  held   ${around(held)}`];
}

/** The variables first: a question for everything is long. */
const isStream = ({ path }: Operation): boolean => path === '/graphql/stream';

function asked({ path, body }: Operation): string {
  if (body === undefined) return path;
  try {
    const { query, variables } = JSON.parse(body) as { query?: string; variables?: unknown };
    return `${JSON.stringify(variables)?.slice(0, 600)} in ${query?.slice(0, 400)}`;
  } catch {
    return body;
  }
}
