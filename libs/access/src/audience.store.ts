import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';

import { Transactions } from '#database';
import { canonicalText } from '#kernel';
import { MembershipDirectory } from '#membership';

import { AccessError } from './access.errors.js';
import { AudienceReader } from './audience-reader.entity.js';
import { AudienceRow } from './audience.entity.js';
import type { AudienceDefinition } from './core/audience-definition.js';
import { readersOf } from './core/readers-of.js';

/** Rows of one INSERT; PostgreSQL takes 65,535 parameters in a statement. */
const ROWS_PER_INSERT = 5000;

/** Keeps audiences and the readers they resolve to. Every call takes the caller's transaction. */
@Injectable()
export class AudienceStore {
  /** A definition never changes under its id, so what was read once holds. */
  readonly #definitions = new Map<string, AudienceDefinition>();

  constructor(
    private readonly directory: MembershipDirectory,
    private readonly transactions: Transactions,
  ) {}

  /** The ids of these audiences, by the canonical text of each; those that are known with one statement. */
  async internAll(
    manager: EntityManager,
    definitions: readonly AudienceDefinition[],
  ): Promise<ReadonlyMap<string, string>> {
    const wanted = new Map(definitions.map((definition) => [canonicalText(definition), definition]));
    const digests = [...wanted.keys()].map(digestOf);
    const known = await manager.findBy(AudienceRow, { digest: In(digests) });
    const ids = new Map(known.map(({ definition, audienceId }) => [canonicalText(definition), audienceId]));
    for (const [text, definition] of wanted) {
      if (!ids.has(text)) ids.set(text, await this.intern(manager, definition));
    }
    return ids;
  }

  /** The id of this audience; a new one is resolved to its readers at once. */
  async intern(manager: EntityManager, definition: AudienceDefinition): Promise<string> {
    const digest = digestOf(canonicalText(definition));
    const known = await manager.findOneBy(AudienceRow, { digest });
    if (known) return known.audienceId;
    // Either a refresh sees this audience, or this audience sees the membership that the refresh went by.
    await manager.query('LOCK TABLE audience_reader IN ROW EXCLUSIVE MODE');
    if (await this.isOvertaken(manager)) throw overtaken();
    const row = manager.create(AudienceRow, { owner: definition.owner, definition, digest });
    await manager.insert(AudienceRow, row);
    await this.keep(manager, this.readers(row));
    return row.audienceId;
  }

  /**
   * Whom these audiences are for, by id. No reader may see that in the database, so it is read in the
   * caller's transaction as the worker, and must not leave the node but to the owner.
   */
  async definitions(
    manager: EntityManager,
    ids: Iterable<string>,
  ): Promise<ReadonlyMap<string, AudienceDefinition>> {
    const wanted = [...new Set(ids)];
    const unread = wanted.filter((id) => !this.#definitions.has(id));
    if (unread.length > 0) {
      const rows = await this.transactions.as(manager, 'worker', (worker) =>
        worker.findBy(AudienceRow, { audienceId: In(unread) }),
      );
      for (const { audienceId, definition } of rows) this.#definitions.set(audienceId, definition);
    }
    return new Map(
      wanted.flatMap((id) => {
        const definition = this.#definitions.get(id);
        return definition ? [[id, definition] as const] : [];
      }),
    );
  }

  /**
   * Resolves every audience again, as the worker: after a start, and before another root is in force.
   * Processes that start together, and submissions meanwhile, wait for one another here. A process that goes by an
   * older root than another leaves it to that one, and follows with its next request.
   */
  async refreshAll(manager: EntityManager): Promise<void> {
    await manager.query('LOCK TABLE audience_reader IN SHARE ROW EXCLUSIVE MODE');
    if (await this.isOvertaken(manager)) return;
    const rows = (await manager.find(AudienceRow)).flatMap((row) => this.readers(row));
    await manager.query('DELETE FROM audience_reader');
    await this.keep(manager, rows);
  }

  /** Whether another process has taken a later root, by which readers are to be resolved from then on. */
  private async isOvertaken(manager: EntityManager): Promise<boolean> {
    const [row] = await manager.query<{ later: boolean }[]>(
      'SELECT EXISTS (SELECT FROM membership_root WHERE version > $1) AS later',
      [this.directory.coming().root.payload.version],
    );
    return row?.later === true;
  }

  private readers({ audienceId, definition }: AudienceRow): AudienceReader[] {
    const readers = readersOf(definition, this.directory.coming());
    return [...readers].map(([state, interval]) => ({ audienceId, state, ...interval }));
  }

  private async keep(manager: EntityManager, rows: readonly AudienceReader[]): Promise<void> {
    for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
      await manager.insert(AudienceReader, rows.slice(at, at + ROWS_PER_INSERT));
    }
  }
}

function overtaken(): AccessError {
  return new AccessError('MEMBERSHIP_CHANGED', 'The members agreed on a new root at this moment.', {
    advice: 'Send the same again.',
  });
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
